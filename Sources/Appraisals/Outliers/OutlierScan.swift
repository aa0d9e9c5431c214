import Outliers
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
    let skewness = ErrorSkewness(
      appraisal.anchors.data, extremeShare: ratings?.sheets.extremeShare ?? 0)
    let keys = appraisal.anchors.keys
    var residuals = components.residualRows + model.deletionRows
    var distances = components.distanceRows(&notices)
    if let skewness {
      if !skewness.allowsResiduals, !residuals.isEmpty {
        residuals = residuals.map(\.unjudged)
        notices.append(skewness.notice(Phrase("on-site residuals"), keys))
      }
      if !skewness.allowsDistances, !distances.isEmpty {
        distances = distances.map(\.unjudged)
        notices.append(skewness.notice(Phrase("distances from the bulk"), keys))
      }
    }
    let judged =
      residuals + components.robustRows(&notices) + distances
      + SelfAssessment(appraisal).rows(&notices)
      + HomeDepartments(appraisal).rows(&notices) + teams.rows + (ratings?.rows ?? [])
    let flagged = Set(judged.filter { $0.kind == .unit && $0.isFlagged }.map(\.subject))
    rows = judged + model.influenceRows(of: flagged)
    details = teams.details + (ratings?.details ?? [])
    self.notices = model.notices + notices + teams.notices + (ratings?.notices ?? [])
  }
}

extension ErrorSkewness {
  /// Why something is not judged.
  fileprivate func notice(_ what: Phrase, _ keys: [String]) -> Phrase {
    let skewed =
      component.map { Phrase("the residuals of \(Phrase(term: keys[$0])) are") }
      ?? Phrase("the scores of \(Phrase(term: keys[0])) are")
    return Phrase(
      "\(what) are not judged: \(skewed) skewed (p \(p.fixed(3))), and an outlier cannot be told from "
        + "a long tail")
  }
}

extension OutlierRow {
  /// The row without a judgement.
  fileprivate var unjudged: OutlierRow {
    var row = self
    (row.p, row.q, row.threshold, row.isFlagged, row.family) = (nil, nil, nil, false, "")
    return row
  }
}
