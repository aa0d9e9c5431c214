import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// What item scores tell: single ratings, assessors, items and teams that stand out.
struct RatingOutliers {
  let round: Round
  let found: RatingResults
  let sheets: ScoreSheets
  let settings: OutlierSettings
  let seed: UInt64
  let threads: Int
  /// What could not be judged, and why.
  private(set) var notices: [Phrase] = []
  /// Those of the notices that say how, not what.
  private(set) var details: [Phrase] = []
  private(set) var rows: [OutlierRow] = []
  /// How long the tails of single ratings are where they are such that units cannot be judged; else nil.
  private(set) var longTails: Double?

  var ratings: Ratings { found.ratings }
  var arrays: RatingArrays { found.arrays }

  /// nil without ratings or without full marks of their items.
  init?(_ appraisal: Appraisal) {
    guard let found = appraisal.ratings else { return nil }
    round = appraisal.round
    self.found = found
    sheets = ScoreSheets(found.arrays)
    settings = appraisal.recipe.outliers
    seed = appraisal.recipe.seed
    threads = appraisal.threads
    var (notices, details) = ([Phrase](), [Phrase]())
    rows = ratingRows(&notices, &details) + assessorRows(&details) + categoryRows + itemRows
    self.notices = notices + details
    self.details = details
  }

  /// Single ratings that stand out; one family of all ratings, of which only the flagged are listed.
  private mutating func ratingRows(
    _ notices: inout [Phrase], _ details: inout [Phrase]
  ) -> [OutlierRow] {
    let found: RatingResiduals
    do {
      found = try RatingResiduals(arrays, level: settings.level, control: settings.control)
    } catch {
      notices.append(Phrase("single ratings are not judged: \(error)"))
      return []
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
    return found.judged.filter(\.flagged).map { own in
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
