import Assessments
public import Statistics

/// Totals, ranks and how sure these are.
public struct RankResults: Sendable {
  /// One per unit, in the round's order.
  public let units: [UnitResult]
  /// How equal totals rank.
  public let ties: TiePolicy
  /// The k of P(top k).
  public let top: Int

  init(_ appraisal: Appraisal) {
    let (round, adjusted) = (appraisal.round, appraisal.adjusted)
    let posterior = appraisal.rankPosterior
    let sets = RankSets(appraisal)
    let inside = appraisal.ranking.firstSet(adjusted.totals, appraisal.recipe.top)
    top = appraisal.recipe.top
    ties = appraisal.ranking.ties
    units = round.units.indices.map { unit in
      UnitResult(
        index: unit, name: round.units[unit].id, team: appraisal.teamName(of: unit),
        scores: round.scores[unit], onsiteAdjusted: adjusted.scores[unit][0],
        totalRaw: adjusted.totalsRaw[unit], totalAdjusted: adjusted.totals[unit],
        rankRaw: adjusted.ranksRaw[unit], rankAdjusted: adjusted.ranks[unit],
        quality: posterior?.quality[unit], severityOnly: posterior?.severityOnly[unit],
        rescored: posterior?.rescored[unit], set: sets.units[unit],
        isAmongFirst: inside[unit])
    }
  }

  /// The result of a unit by its name; nil where the round has no such unit.
  public subscript(name: String) -> UnitResult? { units.first { $0.name == name } }

  /// Ranked units from the first to the last, equal ranks by name; then those without a total.
  public var listed: [UnitResult] { inOrder + units.filter { $0.rankAdjusted == nil } }

  /// Ranked units from the first to the last; equal ranks by name.
  public var inOrder: [UnitResult] {
    units.filter { $0.rankAdjusted != nil }.sorted {
      ($0.rankAdjusted ?? 0, $0.name) < ($1.rankAdjusted ?? 0, $1.name)
    }
  }
}

/// One unit's scores, totals and ranks.
public struct UnitResult: Sendable {
  /// Place among the round's units.
  public let index: Int
  /// The unit's name.
  public let name: String
  /// The team first named for it; empty where there is none.
  public let team: String
  /// Scores as given, one per component; nil where missing.
  public let scores: [Double?]
  /// On-site score adjusted for severity, points.
  public let onsiteAdjusted: Double?
  /// Total of the scores as given, points; nil where a component with weight is missing.
  public let totalRaw: Double?
  /// Total adjusted for severity, points.
  public let totalAdjusted: Double?
  /// Rank by the total as given.
  public let rankRaw: Double?
  /// Rank by the adjusted total.
  public let rankAdjusted: Double?
  /// Its rank by quality, with every error of its total drawn; nil without a total, or where
  /// severities cannot be estimated.
  public let quality: RankSummary?
  /// The ranks it may have were only severities unsure and its scores without any other error.
  public let severityOnly: RankSummary?
  /// Share of second, independent rounds in which it would be among the first k.
  public let rescored: Double?
  /// Ranks its total may truly have; nil without a total, or where the error of totals is not known.
  public let set: RankSet?
  /// Whether fewer than k units have a higher adjusted total.
  public let isAmongFirst: Bool
}
