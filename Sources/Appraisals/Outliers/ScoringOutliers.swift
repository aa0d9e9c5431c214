import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// Assessors, and teams in a category, that score unlike the others; `bias` asks for no more.
struct ScoringOutliers: Sendable {
  let round: Round
  let found: RatingResults
  let sheets: ScoreSheets
  let settings: OutlierSettings
  let seed: UInt64
  let threads: Int
  /// How rows were judged.
  private(set) var details: [Phrase] = []
  /// Assessors first, then the cells that stand out.
  private(set) var rows: [OutlierRow] = []

  // Held by themselves: taken from the results each time, they would be copied for every assessor.
  let ratings: Ratings
  let arrays: RatingArrays

  /// nil without ratings or without full marks of their items.
  init?(_ appraisal: Appraisal) {
    guard let found = appraisal.ratings else { return nil }
    round = appraisal.round
    self.found = found
    ratings = found.ratings
    arrays = found.arrays
    sheets = ScoreSheets(found.arrays, order: round.unitsByName)
    settings = appraisal.recipe.outliers
    seed = appraisal.recipe.seed
    threads = appraisal.threads
    let ofAssessors = assessorRows()
    rows = ofAssessors.rows + categoryRows
    details = ofAssessors.details
  }
}
