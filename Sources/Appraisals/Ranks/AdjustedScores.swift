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
  /// draw × unit: totals adjusted for the severities of that posterior draw.
  public let totalDraws: [[Double?]]

  init(_ appraisal: Appraisal) {
    let (round, weights) = (appraisal.round, appraisal.weights)
    let adjusted = round.scores(adjustedFor: appraisal.severities.points)
    scores = adjusted
    totalsRaw = round.scores.map { total($0, weights: weights) }
    totals = adjusted.map { total($0, weights: weights) }
    totalDraws = appraisal.estimate.draws.map { draw in
      round.scores(adjustedFor: draw).map { total($0, weights: weights) }
    }
  }

  /// Adjusted on-site scores, points; one per unit.
  public var onsite: [Double?] { scores.map { $0[0] } }
}
