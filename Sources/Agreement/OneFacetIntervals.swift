import Statistics

/// Intervals of the coefficients of balanced designs with one random facet.
///
/// Source: Feldt (1965), Psychometrika 30, 357-370 (the ratio of mean squares); McGraw & Wong (1996),
/// Psychological Methods 1, 30-46, Table 7 (absolute agreement).
struct OneFacetIntervals: Sendable {
  private let objects: Double
  private let conditions: Double
  private let squares: [Double]
  private let df: [Double]
  private let isNested: Bool

  /// nil for a design of another kind or with cells missing.
  init?(_ study: GeneralizabilityStudy) {
    guard study.isBalanced, study.design.indices.count == 2 else { return nil }
    squares = study.components.compactMap(\.meanSquare)
    df = study.components.compactMap(\.df)
    guard squares.count == study.components.count, df.count == squares.count else { return nil }
    objects = study.sizes[0]
    conditions = study.sizes[1]
    isNested = study.components.count == 2
  }

  /// - Parameter size: conditions of the facet in the decision study.
  func intervals(size: Double, confidence: Double) -> CoefficientIntervals {
    let probability = 1 - (1 - confidence) / 2
    let last = squares.count - 1
    let (f, df1, df2) = (squares[0] / squares[last], df[0], df[last])
    // Universe-score variance over error variance of one condition.
    let low = (f / Distributions.fisherQuantile(probability, df1, df2) - 1) / conditions
    let high = (f * Distributions.fisherQuantile(probability, df2, df1) - 1) / conditions
    func coefficient(_ ratio: Double) -> Double { max(0, ratio) / (max(0, ratio) + 1 / size) }
    let relative = CoefficientInterval(coefficient(low), coefficient(high), .exactF)
    guard !isNested else {
      return CoefficientIntervals(generalizability: relative, dependability: relative)
    }
    let (targets, raters, residual) = (squares[0], squares[1], squares[2])
    let single =
      (targets - residual)
      / (targets + (conditions - 1) * residual + conditions * (raters - residual) / objects)
    let ends = absoluteAgreementLimits(
      single, meanSquares: (targets, raters, residual), n: objects, k: conditions,
      probability: probability)
    func steppedUp(_ value: Double) -> Double {
      let value = max(0, value)
      return value * size / (1 + value * (size - 1))
    }
    return CoefficientIntervals(
      generalizability: relative,
      dependability: CoefficientInterval(steppedUp(ends.lower), steppedUp(ends.upper), .mcGrawWong)
    )
  }
}
