import Phrases
import Statistics

/// What is done where a rater scored a target more than once.
public enum RepeatPolicy: String, Codable, CaseIterable, Sendable {
  /// The repeats are named, and nothing is computed.
  case error
  /// Their mean is the rater's score.
  case mean
  /// The first in the order of the table.
  case first
  /// The last in the order of the table.
  case last
}

/// Rows by target and rater, where a pair may have several.
struct RepeatedScores {
  /// Positions among the complete rows, one list per pair, in order of first appearance.
  let groups: [[Int]]

  /// - Parameters:
  ///   - targets: one code per complete row.
  ///   - raters: one code per complete row.
  init(targets: [Int32], raters: [Int32]) {
    let pairs = Factor(zip(targets, raters).map { [$0, $1] })
    var groups = [[Int]](repeating: [], count: pairs.levels.count)
    for (row, code) in pairs.codes.enumerated() { groups[Int(code)].append(row) }
    self.groups = groups
  }

  /// Pairs with more than one score.
  var repeated: [[Int]] { groups.filter { $0.count > 1 } }

  /// One score per pair.
  ///
  /// - Parameter scores: one per complete row.
  func scores(_ scores: [DoubleDouble], _ policy: RepeatPolicy) -> [DoubleDouble] {
    groups.map { rows in
      switch policy {
      case .last: scores[rows[rows.count - 1]]
      case .mean where rows.count > 1: rows.map { scores[$0] }.total / Double(rows.count)
      case .error, .first, .mean: scores[rows[0]]
      }
    }
  }

  /// What was done with the repeats; nil where there are none.
  func notice(_ policy: RepeatPolicy) -> Phrase? {
    let count = repeated.count
    guard count > 0 else { return nil }
    return switch policy {
    case .error: nil
    case .mean: Phrase("a rater scored a target more than once (cases: \(count)): means are taken")
    case .first:
      Phrase("a rater scored a target more than once (cases: \(count)): the first score is taken")
    case .last:
      Phrase("a rater scored a target more than once (cases: \(count)): the last score is taken")
    }
  }
}
