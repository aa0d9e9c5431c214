/// What one chain keeps, in standardised units and the model's own order of teams.
struct ChainDraws: Sendable {
  var parameters: [AnchoredParameters] = []
  /// draw × team; conditional means given the parameters, centred on the teams' mean.
  var severityMeans: [[Double]] = []
  var severities: [[Double]] = []
  /// draw × (group of each team, then the component means), drawn with the severities.
  var groups: [[Double]] = []
  var means: [[Double]] = []

  /// draw × anchor × team; conditional means of what each team's units were favoured by, centred.
  var leans: [[[Double]]] = []

  mutating func append(
    parameters: AnchoredParameters, mean: [Double], draw: [Double], teamCount: Int
  ) {
    let width = parameters.componentCount + 1
    func parts(_ effects: [Double], _ component: Int) -> [Double] {
      parameters.centredParts(effects, component, teamCount: teamCount)
    }
    self.parameters.append(parameters)
    severityMeans.append(parts(mean, 0))
    severities.append(parts(draw, 0))
    leans.append((1..<max(parameters.componentCount, 1)).map { parts(mean, $0) })
    groups.append((0..<teamCount).map { parameters.groupSD * mean[width * $0] })
    var means = Array(mean[(width * teamCount)...])
    // Effects are reported about their mean over the teams, so means take it up.
    for component in means.indices {
      let shift = (0..<teamCount).reduce(0) { $0 + mean[width * $1 + 1 + component] }
      means[component] +=
        AnchoredParameters.sign(component) * parameters.partSD(component) * shift
        / Double(teamCount)
    }
    self.means.append(means)
  }

  /// The draws whose parameters fulfil a condition.
  func filtered(_ condition: (AnchoredParameters) -> Bool) -> ChainDraws {
    let kept = parameters.indices.filter { condition(parameters[$0]) }
    var result = ChainDraws()
    result.parameters = kept.map { parameters[$0] }
    result.severityMeans = kept.map { severityMeans[$0] }
    result.severities = kept.map { severities[$0] }
    result.leans = kept.map { leans[$0] }
    result.groups = kept.map { groups[$0] }
    result.means = kept.map { means[$0] }
    return result
  }
}
