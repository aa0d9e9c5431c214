/// The extreme ranks of a unit over a region of weights.
public struct ReachableRanks: Equatable, Sendable {
  /// The best rank held over some area of weights.
  public var best: Int
  /// The worst rank held over some area of weights.
  public var worst: Int
  /// The best rank held at single weights too, ties decided for the unit.
  public var bestWithTies: Int
  /// The worst rank held at single weights too, ties decided against the unit.
  public var worstWithTies: Int

  /// Extreme ranks, with and without ties.
  public init(best: Int, worst: Int, bestWithTies: Int, worstWithTies: Int) {
    self.best = best
    self.worst = worst
    self.bestWithTies = bestWithTies
    self.worstWithTies = worstWithTies
  }
}

extension ReachableRanks {
  /// A rank held over an area.
  mutating func include(above: Int) {
    best = min(best, above + 1)
    worst = max(worst, above + 1)
    bestWithTies = min(bestWithTies, best)
    worstWithTies = max(worstWithTies, worst)
  }

  /// A point or an edge with `above` units above and so many above or tied.
  mutating func include(point above: Int, tied: Int) {
    bestWithTies = min(bestWithTies, above + 1)
    worstWithTies = max(worstWithTies, tied + 1)
  }
}
