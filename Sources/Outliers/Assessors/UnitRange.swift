import Foundation
import Severity
public import Statistics

/// Whether an assessor separates units as widely as colleagues who saw the same units.
public struct UnitRange: Sendable {
  /// Index of the assessor.
  public let assessor: Int
  /// SD of the assessor's levels over units, divided by the colleagues' median SD: far below 1 is
  /// central tendency, far above 1 extremeness.
  public let ratio: Double
  /// Logarithm of the ratio.
  public let statistic: Double
  /// Two-sided p by permutation.
  public let p: Double
  /// p adjusted over assessors.
  public let q: Double
  /// Whether `q` is at most the level.
  public let flagged: Bool
}

/// Tests every assessor's range over units.
///
/// A sheet's level is its mean per cent beyond the items' means, less the assessor's own mean. If
/// colleagues were alike, their levels of one unit could be swapped: the null permutes them within
/// every visit and computes the log ratio of variances again. Where scores stand at full marks, levels are
/// those of normal scores of the same mean, not cut off: lenient assessors have less room; p is doubled there.
/// The error that `control` names is held at `level` over the assessors of the round.
///
/// - Returns: one entry per assessor; those with fewer than 4 units that some colleague scored all of
///   are left out.
/// - Complexity: assessors × draws × levels of the team.
///
/// Source: Saal, Downey & Lahey (1980), Psychological Bulletin 88, 413-428, for central tendency as
/// small spread over those rated.
public func unitRanges(
  _ sheets: ScoreSheets, seed: UInt64, level: Double = 0.05,
  draws: Int? = nil,
  control: MultiplicityControl = .benjaminiHochberg, threads: Int = 1
) -> [UnitRange] {
  let ratings = sheets.ratings
  let levels = sheets.uncutLevels.map(\.levels)
  var visitsOf = [[Int]](repeating: [], count: ratings.teamOfAssessor.count)
  for (visit, own) in levels.enumerated() {
    for entry in own { visitsOf[entry.member].append(visit) }
  }
  let visits = visitsOf
  let isDoubted = sheets.ceiling != nil
  let draws = draws ?? SequentialPermutation.draws(tests: visits.count, level: level)
  let found = parallelMap(count: visits.count, threads: threads) {
    assessor -> (assessor: Int, ratio: Double, p: Double)? in
    guard let table = levelTable(of: assessor, visits[assessor].map { levels[$0] }),
      table.count >= 4
    else { return nil }
    let own = logRatio(table)
    let spread = spread(table)
    let order = ValueOrder(widened(table), scale: spread, own: own * spread)
    var stream = PhiloxStream(seed: seed, purpose: .unitRange, replicate: order.replicate)
    var shuffled = order.rows
    let p = SequentialPermutation(most: draws).p {
      for row in shuffled.indices { stream.permute(&shuffled[row]) }
      return abs(logRatio(shuffled)) >= abs(own) - 1e-12
    }
    return (assessor, own, isDoubted ? min(1, LevelEffect.doubt * p) : p)
  }.compactMap(\.self)
  let q = control.adjusted(found.map(\.p))
  return found.enumerated().map { place, own in
    UnitRange(
      assessor: own.assessor, ratio: exp(own.ratio / 2), statistic: own.ratio, p: own.p,
      q: q[place] ?? 1, flagged: (q[place] ?? 1) <= level)
  }
}

/// A table whose rows vary about their means as much as before the columns' means were taken off: exchanged as
/// they are, they would vary less than the columns that they stand for.
private func widened(_ table: [[Double]]) -> [[Double]] {
  let count = Double(table.count)
  let factor = (count / (count - 1)).squareRoot()
  return table.map { row in
    let centre = row.reduce(0, +) / Double(row.count)
    return row.map { centre + factor * ($0 - centre) }
  }
}

/// Root mean square of a table's values, whose columns have mean 0.
private func spread(_ table: [[Double]]) -> Double {
  let values = table.flatMap(\.self)
  return (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
}

/// Log variance over rows of the first column, less the median of the other columns'.
private func logRatio(_ table: [[Double]]) -> Double {
  let count = Double(table.count)
  let logs = table[0].indices.map { column -> Double in
    var (sum, squares) = (0.0, 0.0)
    for row in table { sum += row[column] }
    for row in table { squares += (row[column] - sum / count) * (row[column] - sum / count) }
    // Levels that never differ have no logarithm; a millionth of a per cent squared stands for it.
    return log(max(squares / (count - 1), 1e-6))
  }
  return logs[0] - (median(Array(logs.dropFirst())) ?? 0)
}

/// Levels by unit × assessor, the one asked for first, then colleagues who scored all of those units; each
/// column's mean taken off. nil without such a colleague.
///
/// - Parameter own: the visits the assessor took part in.
private func levelTable(
  of assessor: Int, _ own: [[(member: Int, value: Double)]]
) -> [[Double]]? {
  guard let first = own.first else { return nil }
  let others = first.map(\.member).filter { other in
    other != assessor && own.allSatisfy { $0.contains { $0.member == other } }
  }
  guard !others.isEmpty else { return nil }
  var table = own.map { visit in
    ([assessor] + others).map { member in visit.first { $0.member == member }?.value ?? 0 }
  }
  for column in 0...others.count {
    let centre = table.reduce(0) { $0 + $1[column] } / Double(table.count)
    for row in table.indices { table[row][column] -= centre }
  }
  return table
}
