import Statistics

/// Where a unit's rank lies when severities are as uncertain as the model says.
public struct RankInterval: Sendable {
  /// The best rank of the central 95 % of draws.
  public let lower: Int
  /// The worst rank of the central 95 % of draws.
  public let upper: Int
  /// Share of draws in which the unit is among the first k.
  public let probabilityTop: Double
}

/// Rank intervals from draws of totals.
///
/// - Parameters:
///   - draws: draw × unit totals; nil for units without one.
///   - top: the k of P(top k).
/// - Returns: one interval per unit; nil for units without totals.
/// - Complexity: draws × n log n.
public func rankIntervals(draws: [[Double?]], top: Int) -> [RankInterval?] {
  guard let first = draws.first else { return [] }
  var ranks = Array(repeating: [Double](), count: first.count)
  for draw in draws {
    for (unit, rank) in competitionRanks(draw).enumerated() {
      if let rank { ranks[unit].append(Double(rank)) }
    }
  }
  return ranks.map { values in
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return RankInterval(
      lower: Int(quantile(sorted: sorted, 0.025).rounded(.down)),
      upper: Int(quantile(sorted: sorted, 0.975).rounded(.up)),
      probabilityTop: Double(sorted.count { $0 <= Double(top) }) / Double(sorted.count))
  }
}
