public import Phrases

/// Every judged subject of a round: residuals of the anchored model first, then robust z by
/// component, distances, teams, ratings and assessors, and what flagged scores move.
///
/// Each value of `family` names one family; the error rate of the settings is held over each of them,
/// not over all rows together.
public struct OutlierScan: Sendable {
  /// In the order they were judged.
  public let rows: [OutlierRow]
  /// By what they were judged.
  public let settings: OutlierSettings
  /// What could not be judged, and why.
  public let notices: [Phrase]
  /// Those of the notices that say how rows were judged, not what could not be.
  public let details: [Phrase]

  init(_ appraisal: Appraisal) {
    settings = appraisal.recipe.outliers
    var notices: [Phrase] = []
    let model = ModelOutliers(appraisal)
    let teams = TeamOutliers(appraisal)
    let ratings = RatingOutliers(appraisal)
    let components = ComponentOutliers(appraisal)
    let judged =
      components.residualRows + model.deletionRows + components.robustRows(&notices)
      + components.distanceRows(&notices) + SelfAssessment(appraisal).rows(&notices)
      + HomeDepartments(appraisal).rows(&notices) + teams.rows + (ratings?.rows ?? [])
    let flagged = Set(judged.filter { $0.kind == .unit && $0.isFlagged }.map(\.subject))
    rows = judged + model.influenceRows(of: flagged)
    details = teams.details + (ratings?.details ?? [])
    self.notices = model.notices + notices + teams.notices + (ratings?.notices ?? [])
  }
}
