import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// Single ratings that stand out; one family of all ratings, of which only the flagged are listed.
struct RatingOutliers {
  private(set) var rows: [OutlierRow] = []
  /// Why none could be judged.
  private(set) var notices: [Phrase] = []
  /// How they were judged.
  private(set) var details: [Phrase] = []
  /// How long the tails of single ratings are where they are such that units cannot be judged; else nil.
  private(set) var longTails: Double?

  /// nil without ratings or without full marks of their items.
  init?(_ appraisal: Appraisal) {
    guard let (ratings, arrays) = appraisal.ratings.map({ ($0.ratings, $0.arrays) }) else {
      return nil
    }
    let (round, settings) = (appraisal.round, appraisal.recipe.outliers)
    let found: RatingResiduals
    do {
      found = try RatingResiduals(arrays, level: settings.level, control: settings.control)
    } catch {
      notices.append(Phrase("single ratings are not judged: \(error)"))
      return
    }
    longTails = found.allowsUnitResiduals ? nil : found.tailWeight
    if found.isHeavyTailed {
      details.append(
        Phrase(
          "single ratings have heavier tails than normal errors: they are judged by the tails they "
            + "have, which finds fewer"))
    }
    let count = found.judged.count
    let threshold = settings.normalThreshold(count)
    rows = found.judged.filter(\.flagged).map { own in
      let index = own.index
      let item = ratings.items[Int(ratings.item[index])]
      let assessor = ratings.assessors[Int(ratings.assessor[index])]
      let unit = round.units[Int(ratings.unit[index])].id
      let side = own.residual > 0 ? Phrase("above") : Phrase("below")
      var line = OutlierRow(
        kind: .rating, subject: "\(unit) / \(round.teams[assessor.team].id) / \(assessor.id)",
        measure: "rating_residual",
        value: ratings.score[index], statistic: own.statistic, threshold: threshold, p: own.p,
        q: own.q, isFlagged: true,
        reason: Phrase(
          "item \(item): \(abs(own.residual).fixed(2)) points \(side) what unit, item, "
            + "assessor and colleagues suggest"),
        family: "\(count) ratings, flagged ones listed",
        method: "mixed model, externally studentised", size: own.residual, component: item)
      line.assessors = [assessor.id]
      return line
    }
  }
}
