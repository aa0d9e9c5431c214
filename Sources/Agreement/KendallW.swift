import Statistics

/// Kendall's coefficient of concordance of raters who ranked the same targets.
public struct KendallW: Equatable, Sendable {
  /// 0 (no agreement) to 1, corrected for ties.
  public let w: Double
  /// Friedman's chi-squared, raters · (targets − 1) · W.
  public let chiSquared: Double
  /// Degrees of freedom of `chiSquared`, targets − 1.
  public let df: Double
  /// p that raters rank without agreement, by chi-squared.
  public let p: Double

  /// - Parameter scores: target × rater; nil unless complete and some rater tells targets apart.
  ///
  /// Source: Kendall & Babington Smith (1939), Ann. Math. Stat. 10, 275-287; ties as in Siegel &
  /// Castellan (1988), section 9.6.
  public init?(_ scores: [[Double]]) {
    guard scores.count > 1, let raters = scores.first?.count, raters > 1,
      scores.allSatisfy({ $0.count == raters })
    else { return nil }
    let n = Double(scores.count)
    let m = Double(raters)
    var sums = [Double](repeating: 0, count: scores.count)
    var ties = 0.0
    for rater in 0..<raters {
      let own = Ranking(ties: .mid).ranks(scores.map { $0[rater] })
      for (target, rank) in own.enumerated() { sums[target] += rank }
      for (_, group) in Dictionary(grouping: own, by: { $0 }) {
        let size = Double(group.count)
        ties += size * size * size - size
      }
    }
    let centre = m * (n + 1) / 2
    let spread = sums.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let largest = m * m * (n * n * n - n) - m * ties
    guard largest > 0 else { return nil }
    w = 12 * spread / largest
    df = n - 1
    chiSquared = m * df * w
    p = Distributions.chiSquaredUpper(chiSquared, df: df)
  }
}
