/// Parameters of the anchored model on the standardised scale (pooled within-team SD of each
/// component = 1), kept in one flat array so that an evaluation allocates nothing.
struct AnchoredParameters: Sendable {
  static let severityPlace = 0
  static let groupPlace = 1
  static let qualityPlace = 2
  static let firstErrorPlace = 3

  /// Severity SD, group SD, quality SD, error SD of each component, loading of each anchor.
  var values: [Double]
  let componentCount: Int

  init(values: [Double], componentCount: Int) {
    precondition(values.count == 2 + 2 * componentCount, "3 SDs, k error SDs, k − 1 loadings")
    self.values = values
    self.componentCount = componentCount
  }

  var severitySD: Double { values[Self.severityPlace] }
  var groupSD: Double { values[Self.groupPlace] }
  var qualitySD: Double { values[Self.qualityPlace] }
  func errorSD(_ component: Int) -> Double { values[Self.firstErrorPlace + component] }

  /// The on-site loading is 1: quality is counted in on-site points.
  func loading(_ component: Int) -> Double {
    component == 0 ? 1 : values[Self.firstErrorPlace + componentCount + component - 1]
  }

  var loadings: [Double] { (0..<componentCount).map(loading) }
  var errorVariances: [Double] { (0..<componentCount).map { errorSD($0) * errorSD($0) } }
}
