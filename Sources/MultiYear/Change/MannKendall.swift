import Statistics

/// Whether values rise or fall over time, without a line to fit.
public struct MannKendall: Equatable, Sendable {
  /// Pairs that rise less pairs that fall.
  public let s: Int
  /// Kendall's tau-b of values and times.
  public let tau: Double?
  /// Two-sided.
  public let p: Double
  /// Whether `p` counts permutations; else it is normal with continuity and ties corrected.
  public let isExact: Bool

  /// Counting permutations is cheap up to here, and the normal good beyond.
  private static let exactLimit = 20

  /// - Parameter values: in order of time, three or more; times are all different.
  /// - Returns: nil for fewer than three values.
  /// - Complexity: n².
  ///
  /// Source: Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods, for
  /// ties; exact counts by the recursion of Mann's section 2.
  public init?(_ values: [Double]) {
    let n = values.count
    guard n >= 3 else { return nil }
    var s = 0
    for j in 1..<n {
      for i in 0..<j { s += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0 }
    }
    let groups = Dictionary(grouping: values) { $0 }.values.map(\.count)
    let tied = groups.contains { $0 > 1 }
    self.s = s
    tau = kendallTauB(values, (0..<n).map(Double.init))
    isExact = !tied && n <= Self.exactLimit
    if isExact {
      // Permutations with k inversions, values joining one after another.
      var counts = [1.0]
      for size in 2...n {
        var next = [Double](repeating: 0, count: counts.count + size - 1)
        for (k, count) in counts.enumerated() { for step in 0..<size { next[k + step] += count } }
        counts = next
      }
      let pairs = n * (n - 1) / 2
      let inversions = (pairs - abs(s)) / 2
      let all = counts.reduce(0, +)
      p = min(1, 2 * counts[...inversions].reduce(0, +) / all)
    } else {
      let variance = Self.variance(count: n, tied: groups)
      p =
        variance > 0
        ? min(
          1, 2 * Distributions.normalCumulative(-max(0, Double(abs(s)) - 1) / variance.squareRoot())
        )
        : 1
    }
  }

  /// Variance of S without a trend: n (n − 1)(2n + 5)/18, less the same of each group of ties.
  static func variance(count: Int, tied groups: [Int]) -> Double {
    func cubic(_ m: Int) -> Double { Double(m * (m - 1) * (2 * m + 5)) }
    return (cubic(count) - groups.reduce(0) { $0 + cubic($1) }) / 18
  }
}
