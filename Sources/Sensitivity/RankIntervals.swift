public import Statistics

/// Where a unit's rank lies when severities are as uncertain as the model says.
public struct RankInterval: Sendable {
  /// Lower end of the central 95 % of ranks, the better one: whole, or a half
  /// where ties get a mean rank.
  public let lower: Double
  /// Upper end of the central 95 % of ranks, the worse one.
  public let upper: Double
  /// Share of draws in which fewer than k units have a greater total.
  public let probabilityTop: Double
}

/// Rank intervals from draws of totals.
///
/// - Parameters:
///   - draws: draw × unit totals; nil for units without one.
///   - top: the k of P(top k).
///   - ranking: how equal totals rank; P(top k) is the same for every policy.
/// - Returns: one interval per unit; nil for units without totals.
/// - Complexity: draws × n log n.
public func rankIntervals(
  draws: [[Double?]], top: Int, ranking: Ranking = Ranking()
) -> [RankInterval?] {
  guard let first = draws.first else { return [] }
  var ranks = Array(repeating: [Double](), count: first.count)
  var firsts = [Int](repeating: 0, count: first.count)
  for draw in draws {
    ranking.place(draw, first: top) { unit, rank, isFirst in
      ranks[unit].append(rank)
      if isFirst { firsts[unit] += 1 }
    }
  }
  return zip(ranks, firsts).map { ranks, firsts in
    guard !ranks.isEmpty else { return nil }
    let interval = ranking.centralInterval(ranks)
    return RankInterval(
      lower: interval.lowerBound, upper: interval.upperBound,
      probabilityTop: Double(firsts) / Double(ranks.count))
  }
}
