/// Parameters of the anchored model on the standardised scale (pooled within-team SD of each
/// component = 1), kept in one flat array so that an evaluation allocates nothing.
struct AnchoredParameters: Sendable {
  /// SD between teams of their part in each component (the first is severity), group SD, quality
  /// SD, error SD of each component, loading of each anchor.
  var values: [Double]
  let componentCount: Int

  init(values: [Double], componentCount: Int) {
    precondition(values.count == 3 * componentCount + 1, "k parts, 2 SDs, k errors, k − 1 loadings")
    self.values = values
    self.componentCount = componentCount
  }

  static let severityPlace = 0
  var groupPlace: Int { componentCount }
  var qualityPlace: Int { componentCount + 1 }
  var firstErrorPlace: Int { componentCount + 2 }
  var firstLoadingPlace: Int { 2 * componentCount + 2 }

  /// SD between teams of what they add to a component; of component 0, their severities.
  func partSD(_ component: Int) -> Double { values[component] }
  var severitySD: Double { values[Self.severityPlace] }
  var groupSD: Double { values[groupPlace] }
  var qualitySD: Double { values[qualityPlace] }
  func errorSD(_ component: Int) -> Double { values[firstErrorPlace + component] }

  /// What a part of SD 1 adds to a score: severity takes off, a lean of an anchor adds.
  static func sign(_ component: Int) -> Double { component == 0 ? -1 : 1 }

  /// The on-site loading is 1: quality is counted in on-site points.
  func loading(_ component: Int) -> Double {
    component == 0 ? 1 : values[firstLoadingPlace + component - 1]
  }

  var loadings: [Double] { (0..<componentCount).map(loading) }
  var errorVariances: [Double] { (0..<componentCount).map { errorSD($0) * errorSD($0) } }

  /// What each team adds to a component, centred on the mean of the teams.
  ///
  /// - Parameter effects: of each team (group, part in each component), in SDs of their priors.
  func centredParts(_ effects: [Double], _ component: Int, teamCount: Int) -> [Double] {
    let sd = partSD(component)
    let values = (0..<teamCount).map { sd * effects[(componentCount + 1) * $0 + 1 + component] }
    let centre = values.reduce(0, +) / Double(teamCount)
    return values.map { $0 - centre }
  }
}
