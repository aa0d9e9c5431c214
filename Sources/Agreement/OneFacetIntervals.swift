import Statistics

/// Exact intervals of balanced designs with one random facet, where error is one mean square.
///
/// Source: Feldt (1965), Psychometrika 30, 357-370 (the ratio of mean squares).
struct OneFacetIntervals: Sendable {
  private let conditions: Double
  private let squares: [Double]
  private let df: [Double]
  /// Whether the facet lies within objects, so that all error is relative error.
  let isNested: Bool

  /// nil for a design of another kind or with cells missing.
  init?(_ study: GeneralizabilityStudy) {
    guard study.isBalanced, study.design.indices.count == 2 else { return nil }
    squares = study.components.compactMap(\.meanSquare)
    df = study.components.compactMap(\.df)
    guard squares.count == study.components.count, df.count == squares.count else { return nil }
    conditions = study.sizes[1]
    isNested = study.components.count == 2
  }

  /// The interval of Eρ².
  ///
  /// - Parameter size: conditions of the facet in the decision study.
  func interval(size: Double, confidence: Double) -> CoefficientInterval? {
    let probability = 1 - (1 - confidence) / 2
    let last = squares.count - 1
    let (f, df1, df2) = (squares[0] / squares[last], df[0], df[last])
    // Universe-score variance over error variance of one condition.
    let low = (f / Distributions.fisherQuantile(probability, df1, df2) - 1) / conditions
    let high = (f * Distributions.fisherQuantile(probability, df2, df1) - 1) / conditions
    func coefficient(_ ratio: Double) -> Double { max(0, ratio) / (max(0, ratio) + 1 / size) }
    return CoefficientInterval(coefficient(low), coefficient(high), .exactF)
  }
}
