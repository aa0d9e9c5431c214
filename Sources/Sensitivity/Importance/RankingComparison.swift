import Statistics

/// How far two sets of totals of the same units rank alike.
public struct RankingComparison: Equatable, Sendable {
  /// nil when one of them is constant.
  public let tauB: Double?
  public let spearman: Double?
  /// Share of the first k units that both have in common: the Jaccard index. A unit is among the
  /// first k where fewer than k units have a greater total, whatever the policy for ties.
  public let topOverlap: Double
  /// Rank in the second less rank in the first, per unit; positive is worse.
  public let shifts: [Double]

  /// - Parameters:
  ///   - first, second: one total a unit.
  ///   - top: the k of the first k.
  ///   - ranking: how equal totals rank, which `shifts` follow.
  /// - Complexity: n².
  public init(
    _ first: [Double], _ second: [Double], top: Int, ranking: Ranking = Ranking()
  ) {
    tauB = kendallTauB(first, second)
    spearman = spearmanRho(first, second)
    shifts = zip(ranking.ranks(first), ranking.ranks(second)).map { $1 - $0 }
    let (before, after) = (ranking.firstSet(first, top), ranking.firstSet(second, top))
    let inBoth = zip(before, after).count { $0 && $1 }
    let inEither = zip(before, after).count { $0 || $1 }
    topOverlap = inEither > 0 ? Double(inBoth) / Double(inEither) : 1
  }
}

/// The ranking without some components, the others' weights in proportion.
public struct LeftOut: Equatable, Sendable {
  /// Components left out.
  public let components: [Int]
  /// What is left of the weights, of sum 1; 0 for those left out.
  public let weights: [Double]
  public let totals: [Double]
  public let comparison: RankingComparison
}

/// Leaves out groups of components in turn: one component each, or one category each.
///
/// - Parameters:
///   - scores: unit × component.
///   - weights: of any positive scale.
///   - groups: components of each group; every component on its own if nil.
///   - top: the k of the overlap.
///   - ranking: how equal totals rank.
/// - Returns: one entry a group that leaves some weight behind.
/// - Throws: errors of scores and weights.
/// - Complexity: groups × n².
public func leavingOut(
  scores: [[Double]], weights: [Double], groups: [[Int]]? = nil, top: Int,
  ranking: Ranking = Ranking()
) throws(SensitivityError) -> [LeftOut] {
  let components = try componentCount(scores, least: 2)
  try validate(weights: weights, components: components)
  func totals(_ weights: [Double]) -> [Double] {
    scores.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
  }
  let sum = weights.reduce(0, +)
  let nominal = totals(weights.map { $0 / sum })
  return (groups ?? weights.indices.map { [$0] }).compactMap { group in
    let kept = weights.indices.map { group.contains($0) ? 0 : weights[$0] }
    let left = kept.reduce(0, +)
    guard left > 0 else { return nil }
    let shares = kept.map { $0 / left }
    let rest = totals(shares)
    return LeftOut(
      components: group, weights: shares, totals: rest,
      comparison: RankingComparison(nominal, rest, top: top, ranking: ranking))
  }
}
