import Foundation
import Severity
import Statistics

/// What full marks cut off: the mean a sheet would have without them.
///
/// Scores of a sheet are taken as normal with one SD in all sheets, cut off at full marks. The SD is the one
/// at which sheets of the means observed have as many scores at full marks as there are.
///
/// Source: Tobin (1958), Econometrica 26, 24-36, for the mean of what is cut off.
struct FullMarks: Sendable {
  /// Mean per cent of all scores.
  private let mean: Double
  /// Per cent.
  private let spread: Double

  private init(mean: Double, spread: Double) {
    self.mean = mean
    self.spread = spread
  }

  /// - Returns: nil where less than a hundredth, or nearly all, of the scores are at full marks.
  /// - Complexity: scores, and some 100 normal tails per sheet.
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
    let mean = sum / count
    let z = Distributions.normalQuantile(1 - share)
    let missing = z + Distributions.normalDensity(z) - z * share
    guard missing > 0, mean < 100 else { return nil }
    let levels = sheets.visits.flatMap { $0.points.map(sheets.level) }
    // The spread of all scores in one holds that between sheets as well.
    var (low, high) = (0.0, (100 - mean) / missing)
    for _ in 0..<Self.halvings {
      let middle = (low + high) / 2
      let trial = FullMarks(mean: mean, spread: middle)
      let expected = levels.reduce(0) { $0 + trial.beyond(trial.uncut($1)) }
      if expected < share * Double(levels.count) { low = middle } else { high = middle }
    }
    self.init(mean: mean, spread: high)
  }

  /// Halves of a bracket; a millionth of it is left.
  private static let halvings = 20

  /// Share at full marks at a level without the cut.
  private func beyond(_ level: Double) -> Double {
    Distributions.normalCumulative((mean + level - 100) / spread)
  }

  /// The level without the cut, per cent beyond the items' means, of a level with it.
  func uncut(_ level: Double) -> Double {
    let observed = mean + level
    let highest = max(observed, 100) + 3 * spread
    // What is left after the cut is concave in the level, so Newton's steps come from below and never pass.
    var middle = observed
    for _ in 0..<Self.steps {
      let z = (100 - middle) / spread
      let beyond = Distributions.normalCumulative(-z)
      let left = middle - spread * (Distributions.normalDensity(z) - z * beyond)
      let step = (observed - left) / (1 - beyond)
      middle = min(middle + step, highest)
      if middle == highest || step <= Self.smallestStep * spread { break }
    }
    return middle - mean
  }

  /// Far more than it takes.
  private static let steps = 50
  /// Of the spread; a smaller step is rounding.
  private static let smallestStep = 1e-13
}
