/// What an interval of the first of two weights says about ranks: exact up to rounding.
public struct SweepAcceptability: Sendable {
  /// unit × rank: share of the interval that gives that unit that rank; rows sum to 1.
  public let rankAcceptability: [[Double]]
  /// unit × rank: the mean first weight that gives that rank; nil where none does.
  public let centralWeight: [[Double?]]
  /// unit × unit: share of the interval that puts the first strictly above the second.
  public let pairwiseWinning: [[Double]]
  /// The mean rank of each unit over the interval.
  public let expectedRank: [Double]
  /// The extreme ranks of each unit over the interval.
  public let reachable: [ReachableRanks]

  /// Sweeps the first weight over an interval, the second being 1 minus it.
  ///
  /// The interval is a line of three weights whose third is 0, so signs and order of crossings are
  /// as exact as in the triangle.
  ///
  /// - Parameters:
  ///   - scores: unit × component, two components; decimals are taken as written.
  ///   - weights: the interval of first weights, within 0 to 1 and longer than a point.
  /// - Throws: errors of scores; `regionEmpty`.
  /// - Complexity: n² log n.
  public init(
    scores: [[Double]], weights: ClosedRange<Double> = 0...1
  ) throws(SensitivityError) {
    let units = try ScoreGrid(scores, components: 2).units
    let lower = max(0, weights.lowerBound)
    let upper = min(1, weights.upperBound)
    guard lower < upper else { throw .regionEmpty }
    let segment = Self.segment(lower, upper)
    let count = units.count
    let row = Array(repeating: 0.0, count: count)
    var shares = Array(repeating: row, count: count)
    var moments = shares
    var winning = shares
    var walk = SegmentWalk(units: units)
    reachable = (0..<count).map { unit in
      walk.setPivot(unit)
      _ = walk.trace(segment)
      let tied = walk.collinear.count
      var ranks = ReachableRanks(best: .max, worst: 0, bestWithTies: .max, worstWithTies: 0)
      ranks.include(point: walk.startAbove, tied: walk.startAbove + walk.startTied + tied)
      ranks.include(point: walk.endAbove, tied: walk.endAbove + walk.endTied + tied)
      walk.visit { from, to, above in
        shares[unit][above] += to - from
        moments[unit][above] += (to - from) * (from + to) / 2
        ranks.include(above: above)
        ranks.include(point: above, tied: above + tied)
      } meeting: { _, above, meeting in
        ranks.include(point: above, tied: above + meeting + tied)
      }
      for other in 0..<count { winning[other][unit] = walk.shareAbove(other, on: segment) }
      return ranks
    }
    rankAcceptability = shares
    centralWeight = zip(shares, moments).map { shares, moments in
      // Positions run from the upper end of the interval to the lower.
      zip(shares, moments).map { $0 > 0 ? upper - $1 / $0 * (upper - lower) : nil }
    }
    pairwiseWinning = winning
    expectedRank = shares.map { row in
      row.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    }
  }

  /// From first weight `upper` to `lower` on the side of the triangle where the third weight is 0.
  private static func segment(_ lower: Double, _ upper: Double) -> WeightSegment {
    let high = IntegerScale.integers([tidy(upper - 1), upper])
    let low = IntegerScale.integers([tidy(1 - lower), -lower])
    return WeightSegment(
      line: IntegerVector(x: 0, y: 0, z: 1), startSide: IntegerVector(x: high[0], y: high[1], z: 0),
      endSide: IntegerVector(x: low[0], y: low[1], z: 0))
  }
}
