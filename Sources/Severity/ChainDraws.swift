/// What one chain keeps, in standardised units and the model's own order of teams.
struct ChainDraws: Sendable {
  var parameters: [AnchoredParameters] = []
  /// draw × team; conditional means given the parameters, centred on the teams' mean.
  var severityMeans: [[Double]] = []
  var severities: [[Double]] = []
  /// draw × (group of each team, then the component means); conditional means given the parameters.
  var groups: [[Double]] = []
  var means: [[Double]] = []

  /// draw × anchor × team; conditional means of what each team's units were favoured by, centred.
  var leans: [[[Double]]] = []

  /// The same three drawn with the severities.
  var drawn: [TeamDraw] = []

  /// Group of each team, leans by anchor and team, and the component means, of one draw.
  struct TeamDraw: Sendable {
    var groups: [Double]
    var leans: [[Double]]
    var means: [Double]
  }

  mutating func append(
    parameters: AnchoredParameters, mean: [Double], draw: [Double], teamCount: Int
  ) {
    let width = parameters.componentCount + 1
    func parts(_ effects: [Double], _ component: Int) -> [Double] {
      parameters.centredParts(effects, component, teamCount: teamCount)
    }
    func gathered(_ effects: [Double]) -> TeamDraw {
      var means = Array(effects[(width * teamCount)...])
      // Effects are reported about their mean over the teams, so means take it up.
      for component in means.indices {
        let shift = (0..<teamCount).reduce(0) { $0 + effects[width * $1 + 1 + component] }
        means[component] +=
          AnchoredParameters.sign(component) * parameters.partSD(component) * shift
          / Double(teamCount)
      }
      return TeamDraw(
        groups: (0..<teamCount).map { parameters.groupSD * effects[width * $0] },
        leans: (1..<max(parameters.componentCount, 1)).map { parts(effects, $0) }, means: means)
    }
    self.parameters.append(parameters)
    severityMeans.append(parts(mean, 0))
    severities.append(parts(draw, 0))
    let expected = gathered(mean)
    groups.append(expected.groups)
    leans.append(expected.leans)
    means.append(expected.means)
    drawn.append(gathered(draw))
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
    result.drawn = kept.map { drawn[$0] }
    return result
  }
}
