import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// What item scores tell: single ratings, assessors, items and teams that stand out.
struct RatingOutliers {
  let round: Round
  let ratings: Ratings
  let arrays: RatingArrays
  let sheets: ScoreSheets
  let settings: OutlierSettings
  let seed: UInt64

  /// nil without ratings or without full marks of their items.
  init?(_ round: Round, _ settings: OutlierSettings, seed: UInt64) {
    guard let ratings = round.ratings, let arrays = round.ratingArrays else { return nil }
    self.round = round
    self.ratings = ratings
    self.arrays = arrays
    sheets = ScoreSheets(arrays)
    self.settings = settings
    self.seed = seed
  }

  var rows: [OutlierRow] { ratingRows + assessorRows + categoryRows + itemRows }

  /// Single ratings that stand out; one family of all ratings, of which only the flagged are listed.
  var ratingRows: [OutlierRow] {
    let found: RatingResiduals
    do {
      found = try RatingResiduals(arrays, level: settings.level, control: settings.control)
    } catch {
      say(Phrase("single ratings are not judged: \(error)"))
      return []
    }
    let count = found.judged.count
    let threshold = settings.normalThreshold(count)
    return found.judged.filter(\.flagged).map { own in
      let index = own.index
      let item = ratings.items[Int(ratings.item[index])]
      let assessor = ratings.assessors[Int(ratings.assessor[index])]
      let unit = round.units[Int(ratings.unit[index])].id
      let side = own.residual > 0 ? Phrase("above") : Phrase("below")
      return OutlierRow(
        kind: "rating", subject: "\(unit) / \(round.teams[assessor.team].id) / \(assessor.id)",
        measure: "rating_residual",
        value: ratings.score[index], statistic: own.statistic, threshold: threshold, p: own.p,
        q: own.q, flagged: true,
        reason: Phrase(
          "item \(item): \(abs(own.residual).fixed(2)) points \(side) what unit, item, "
            + "assessor and colleagues suggest"),
        family: "\(count) ratings, flagged ones listed",
        method: "mixed model, externally studentised", size: own.residual, component: item)
    }
  }
}
