import Assessments
import Sensitivity
import Severity
import Statistics

/// Scores with every team's severity taken out.
public struct AdjustedScores: Sendable {
  /// unit × component, points; on-site scores adjusted for severity.
  public let scores: [[Double?]]
  /// Totals of the scores as given, points; nil where a component with weight is missing.
  public let totalsRaw: [Double?]
  /// Totals of the adjusted scores, points.
  public let totals: [Double?]
  /// Ranks by the totals of the scores as given.
  let ranksRaw: [Double?]
  /// Ranks by the totals of the adjusted scores.
  let ranks: [Double?]

  init(_ appraisal: Appraisal) {
    let (round, weights) = (appraisal.round, appraisal.weights)
    let adjusted = round.scores(adjustedFor: appraisal.severities.points)
    scores = adjusted
    totalsRaw = round.scores.map { total($0, weights: weights) }
    totals = adjusted.map { total($0, weights: weights) }
    ranksRaw = appraisal.ranking.ranks(totalsRaw)
    ranks = appraisal.ranking.ranks(totals)
  }

  /// Adjusted on-site scores, points; one per unit.
  public var onsite: [Double?] { scores.map { $0[0] } }
}
