/// What one chain keeps, in standardised units and the model's own order of teams.
struct ChainDraws: Sendable {
  var parameters: [AnchoredParameters] = []
  /// draw × team, centred on the teams' mean.
  var severities: [[Double]] = []
  /// Groups, leans and component means drawn with the severities.
  var drawn: [TeamDraw] = []
  /// Sums over all draws of the conditional means given the parameters.
  private(set) var sums = TeamSums()
  private var nothing: [Double] = []

  /// Sums over draws of what each team adds, and of the component means.
  struct TeamSums: Sendable {
    var count = 0.0
    /// Centred on the teams' mean, as leans are.
    var severities: [Double] = []
    var groups: [Double] = []
    /// anchor × team.
    var leans: [[Double]] = []
    var means: [Double] = []

    mutating func add(severities: [Double], _ rest: TeamDraw) {
      count += 1
      Self.add(severities, to: &self.severities)
      Self.add(rest.groups, to: &groups)
      Self.add(rest.means, to: &means)
      if leans.isEmpty { leans = rest.leans.map { _ in [] } }
      for anchor in leans.indices { Self.add(rest.leans[anchor], to: &leans[anchor]) }
    }

    /// The means over the draws of all chains.
    static func means(_ chains: [ChainDraws]) -> TeamSums {
      var all = TeamSums()
      for chain in chains where chain.sums.count > 0 {
        all.add(
          severities: chain.sums.severities,
          TeamDraw(
            groups: chain.sums.groups, leans: chain.sums.leans, means: chain.sums.means))
      }
      let count = chains.reduce(0) { $0 + $1.sums.count }
      func mean(_ values: [Double]) -> [Double] { values.map { $0 / count } }
      all.severities = mean(all.severities)
      all.groups = mean(all.groups)
      all.leans = all.leans.map(mean)
      all.means = mean(all.means)
      all.count = count
      return all
    }

    private static func add(_ values: [Double], to sums: inout [Double]) {
      if sums.isEmpty {
        sums = values
      } else {
        for place in sums.indices { sums[place] += values[place] }
      }
    }
  }

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
    // Most draws have no groups and no leans: all of them share one array of zeros.
    if nothing.count != teamCount { nothing = Array(repeating: 0, count: teamCount) }
    let nothing = nothing
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
        groups: parameters.groupSD == 0
          ? nothing : (0..<teamCount).map { parameters.groupSD * effects[width * $0] },
        leans: (1..<max(parameters.componentCount, 1)).map {
          parameters.partSD($0) == 0 ? nothing : parts(effects, $0)
        }, means: means)
    }
    self.parameters.append(parameters)
    severities.append(parts(draw, 0))
    drawn.append(gathered(draw))
    sums.add(severities: parts(mean, 0), gathered(mean))
  }

  /// Parameters and severities of the draws whose parameters fulfil a condition.
  func filtered(_ condition: (AnchoredParameters) -> Bool) -> ChainDraws {
    let kept = parameters.indices.filter { condition(parameters[$0]) }
    var result = ChainDraws()
    result.parameters = kept.map { parameters[$0] }
    result.severities = kept.map { severities[$0] }
    return result
  }
}
