public import Statistics

/// How similarly two sets of totals rank the same units.
public struct RankingComparison: Equatable, Sendable {
  /// Kendall's tau-b; nil when one of the sets is constant.
  public let tauB: Double?
  /// Spearman's rho; nil when one of the sets is constant.
  public let spearman: Double?
  /// Share of the first k units that both sets have in common: the Jaccard index. A unit is among the
  /// first k where fewer than k units have a greater total, whatever the policy for ties.
  public let topOverlap: Double
  /// One entry per unit: its rank in the second set less its rank in the first; positive is worse.
  public let shifts: [Double]

  /// Compares two rankings.
  ///
  /// - Parameters:
  ///   - first: one total per unit.
  ///   - second: one total per unit.
  ///   - top: the k of the first k.
  ///   - ranking: how equal totals rank, which `shifts` follow.
  /// - Complexity: n log n.
  public init(
    _ first: [Double], _ second: [Double], top: Int, ranking: Ranking = Ranking()
  ) {
    (tauB, spearman) = ranking.correlations(first, second)
    shifts = zip(ranking.ranks(first), ranking.ranks(second)).map { $1 - $0 }
    let (before, after) = (ranking.firstSet(first, top), ranking.firstSet(second, top))
    let inBoth = zip(before, after).count { $0 && $1 }
    let inEither = zip(before, after).count { $0 || $1 }
    topOverlap = inEither > 0 ? Double(inBoth) / Double(inEither) : 1
  }
}

/// The ranking without some components, the weights of the others in proportion.
public struct LeftOut: Equatable, Sendable {
  /// Indices of the components left out.
  public let components: [Int]
  /// The weights that remain, of sum 1; 0 for the components left out.
  public let weights: [Double]
  /// One total per unit, by `weights`.
  public let totals: [Double]
  /// The nominal ranking compared with this one.
  public let comparison: RankingComparison
}

/// Leaves out groups of components in turn: one component each, or one category each.
///
/// - Parameters:
///   - scores: unit × component.
///   - weights: of any positive scale.
///   - groups: components of each group; nil leaves out each component on its own.
///   - top: the k of the overlap.
///   - ranking: how equal totals rank.
/// - Returns: one entry per group that leaves some weight behind.
/// - Throws: errors of scores and weights.
/// - Complexity: groups × n log n.
public func leavingOut(
  scores: [[Double]], weights: [Double], groups: [[Int]]? = nil, top: Int,
  ranking: Ranking = Ranking()
) throws(SensitivityError) -> [LeftOut] {
  let components = try componentCount(scores, least: 2)
  try validate(weights: weights, components: components)
  let sum = weights.reduce(0, +)
  let nominal = totals(scores, weights.map { $0 / sum })
  return (groups ?? weights.indices.map { [$0] }).compactMap { group in
    let kept = weights.indices.map { group.contains($0) ? 0 : weights[$0] }
    let left = kept.reduce(0, +)
    guard left > 0 else { return nil }
    let shares = kept.map { $0 / left }
    let rest = totals(scores, shares)
    return LeftOut(
      components: group, weights: shares, totals: rest,
      comparison: RankingComparison(nominal, rest, top: top, ranking: ranking))
  }
}
