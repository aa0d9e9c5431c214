import Outliers
public import Phrases
import Statistics

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

  /// Each has some seven rows of a kilobyte.
  private static let mostUnits = 250_000

  /// Refuses more units than rows can be kept for.
  public static func checkCount(_ count: Int) throws(AppraisalError) {
    guard count <= mostUnits else {
      throw AppraisalError(
        .impossible,
        Phrase(
          "outliers are looked for among up to \(mostUnits) units, and these are \(count); leave "
            + "out units, or split them into groups"))
    }
  }

  init(_ appraisal: Appraisal) {
    settings = appraisal.recipe.outliers
    let threads = appraisal.threads
    let components = ComponentOutliers(appraisal)
    // The longest first; what is left is shared by whoever has nothing else to do.
    let (ratings, ((scoring, teams, skewness), (model, (far, parts)))) =
      parallelPair(threads: threads) {
        RatingOutliers(appraisal)
      } _: {
        parallelPair(threads: threads) {
          let scoring = appraisal.scoring
          return (
            scoring, TeamOutliers(appraisal, sheets: scoring?.sheets),
            ErrorSkewness(
              appraisal.anchors.data, extremeShare: scoring?.sheets.extremeShare ?? 0)
          )
        } _: {
          parallelPair(threads: threads) {
            ModelOutliers(appraisal)
          } _: {
            parallelPair(threads: threads) {
              Part(components.distanceRows)
            } _: {
              (
                robust: Part(components.robustRows), own: Part(SelfAssessment(appraisal).rows),
                homes: Part(HomeDepartments(appraisal).rows)
              )
            }
          }
        }
      }
    let keys = appraisal.anchors.keys
    var residuals = components.residualRows + model.deletionRows
    var distances = far.rows
    var notices = far.notices
    let tails = ratings?.longTails.map(Self.reason)
    let skewed = skewness.map { Self.reason($0, keys) }
    let ofResiduals = tails ?? (skewness?.allowsResiduals == false ? skewed : nil)
    let ofDistances = tails ?? (skewness?.allowsDistances == false ? skewed : nil)
    if let ofResiduals, !residuals.isEmpty {
      residuals = residuals.map(\.unjudged)
      notices.append(Phrase("\(Phrase("on-site residuals")) are not judged: \(ofResiduals)"))
    }
    if let ofDistances, !distances.isEmpty {
      distances = distances.map(\.unjudged)
      notices.append(Phrase("\(Phrase("distances from the bulk")) are not judged: \(ofDistances)"))
    }
    notices += parts.robust.notices + parts.own.notices + parts.homes.notices
    let judged =
      residuals + parts.robust.rows + distances + parts.own.rows + parts.homes.rows + teams.rows
      + (ratings?.rows ?? []) + (scoring.map { $0.rows + $0.itemRows } ?? [])
    let flagged = Set(judged.filter { $0.kind == .unit && $0.isFlagged }.map(\.subject))
    rows = judged + model.influenceRows(of: flagged)
    details = teams.details + (ratings?.details ?? []) + (scoring?.details ?? [])
    self.notices =
      model.notices + notices + teams.notices
      + (ratings.map { $0.notices + $0.details } ?? []) + (scoring?.details ?? [])
  }

  /// Rows with what could not be judged.
  private struct Part: Sendable {
    let rows: [OutlierRow]
    let notices: [Phrase]

    init(_ rows: (inout [Phrase]) -> [OutlierRow]) {
      var notices: [Phrase] = []
      self.rows = rows(&notices)
      self.notices = notices
    }
  }

  /// Why units are not judged where their errors are skewed.
  private static func reason(_ skewness: ErrorSkewness, _ keys: [String]) -> Phrase {
    let skewed =
      skewness.component.map { Phrase("the residuals of \(Phrase(term: keys[$0])) are") }
      ?? Phrase("the scores of \(Phrase(term: keys[0])) are")
    return Phrase(
      "\(skewed) skewed (p \(skewness.p.fixed(3))), and an outlier cannot be told from a long tail")
  }

  /// Why units are not judged where those who rate them err far out on both sides.
  private static func reason(_ tailWeight: Double) -> Phrase {
    Phrase(
      "single ratings have long tails on both sides (\(tailWeight.fixed(2)) times as long as those of "
        + "normal errors), and so few units cannot tell an outlier from a long tail")
  }
}

extension OutlierRow {
  /// The row without a judgement.
  var unjudged: OutlierRow {
    var row = self
    (row.p, row.q, row.threshold, row.isFlagged, row.family) = (nil, nil, nil, false, "")
    return row
  }
}
