import Assessments
import Sensitivity
import Severity

/// Scores with every team's severity taken out.
public struct AdjustedScores: Sendable {
  /// unit × component, points; on-site scores adjusted for severity.
  public let scores: [[Double?]]
  /// Totals of the scores as given, points; nil where a component with weight is missing.
  public let totalsRaw: [Double?]
  /// Totals of the adjusted scores, points.
  public let totals: [Double?]

  init(_ appraisal: Appraisal) {
    let (round, weights) = (appraisal.round, appraisal.weights)
    let adjusted = round.scores(adjustedFor: appraisal.severities.points)
    scores = adjusted
    totalsRaw = round.scores.map { total($0, weights: weights) }
    totals = adjusted.map { total($0, weights: weights) }
  }

  /// Adjusted on-site scores, points; one per unit.
  public var onsite: [Double?] { scores.map { $0[0] } }
}
