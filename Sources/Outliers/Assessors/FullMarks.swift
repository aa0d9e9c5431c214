import Foundation
import Severity
import Statistics

/// What full marks cut off: the mean a sheet would have without them.
///
/// Scores of a sheet are taken as normal with one SD in all sheets, cut off at full marks. The SD follows
/// from the mean of all scores and the share of them at full marks.
///
/// Source: Tobin (1958), Econometrica 26, 24-36, for the mean of what is cut off.
struct FullMarks {
  /// Mean per cent of all scores.
  private let mean: Double
  /// Per cent.
  private let spread: Double

  /// - Returns: nil where less than a hundredth, or nearly all, of the scores are at full marks.
  init?(_ sheets: ScoreSheets) {
    let ratings = sheets.ratings
    let count = Double(ratings.score.count)
    var (sum, full) = (0.0, 0.0)
    for index in ratings.score.indices {
      let share = ratings.score[index] / ratings.full[Int(ratings.item[index])]
      sum += 100 * share
      if share >= 1 { full += 1 }
    }
    let share = full / max(count, 1)
    guard share >= ScoreSheets.shareThatCounts, share < 0.98 else { return nil }
    mean = sum / count
    let z = Distributions.normalQuantile(1 - share)
    let missing = z + Self.density(z) - z * share
    guard missing > 0, mean < 100 else { return nil }
    spread = (100 - mean) / missing
  }

  private static func density(_ z: Double) -> Double {
    exp(-z * z / 2) / (2 * Double.pi).squareRoot()
  }

  /// The level without the cut, per cent beyond the items' means, of a level with it.
  func uncut(_ level: Double) -> Double {
    let observed = mean + level
    var (low, high) = (observed, max(observed, 100) + 3 * spread)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let z = (100 - middle) / spread
      let beyond = Distributions.normalCumulative(-z)
      if middle - spread * (Self.density(z) - z * beyond) < observed {
        low = middle
      } else {
        high = middle
      }
    }
    return low - mean
  }
}
