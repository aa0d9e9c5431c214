public import MixedModels
public import Phrases
import Statistics
public import TableIO

/// The rows of a plain table in which nothing that is needed is missing, and columns over them.
public struct CompleteRows: Sendable {
  /// Their places in the table, ascending.
  public let rows: [Int]
  /// How many rows were left out.
  public let dropped: Int

  /// - Parameters:
  ///   - count: rows of the table.
  ///   - numbers: columns of numbers that are needed.
  ///   - labels: columns of labels that are needed.
  /// - Complexity: one pass over the cells.
  public init(count: Int, numbers: [[Double?]], labels: [TableCodes]) {
    let blanks = labels.map { codes in codes.levels.map(\.isEmpty) }
    rows = (0..<count).filter { row in
      numbers.allSatisfy { $0[row] != nil }
        && zip(labels, blanks).allSatisfy { codes, blank in !blank[codes[row]] }
    }
    dropped = count - rows.count
  }

  /// The numbers of a column in these rows.
  public func values<Number>(_ column: [Number?]) -> [Number] { rows.compactMap { column[$0] } }

  /// The labels of a column in these rows as a factor of the levels that occur.
  ///
  /// - Parameters:
  ///   - labels: one per row of the table.
  ///   - name: what results call the factor.
  ///   - isSorted: whether levels are in the order of their numbers or names, rather than in order
  ///     of first appearance.
  public func factor(_ labels: TableCodes, name: String, isSorted: Bool = false) -> RandomFactor {
    let own = rows.map { labels[$0] }
    var factor = Factor(own)
    if isSorted {
      let isNumeric = factor.levels.allSatisfy { Double(labels.levels[$0]) != nil }
      factor = Factor(
        own,
        levels: factor.levels.sorted {
          let (a, b) = (labels.levels[$0], labels.levels[$1])
          return isNumeric ? (Double(a) ?? 0) < (Double(b) ?? 0) : a < b
        })
    }
    return RandomFactor(
      name: name, levels: factor.levels.map { labels.levels[$0] }, codes: factor.codes)
  }

  /// How many rows were left out, in a sentence; empty where none was.
  public var notices: [Phrase] {
    let count = dropped + rows.count
    return switch dropped {
    case 0: []
    case 1: [Phrase("1 of \(count) rows has a blank or N.A. cell: left out")]
    default: [Phrase("\(dropped) of \(count) rows have a blank or N.A. cell: left out")]
    }
  }
}
