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
      let met = factor.levels
      factor = Factor(own, levels: levelOrder(met.map { labels.levels[$0] }).map { met[$0] })
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

/// Places of levels in the order of their numbers, or of their names where one is no number.
func levelOrder(_ names: [String]) -> [Int] {
  let numbers = names.compactMap { Double($0) }.filter(\.isFinite)
  guard numbers.count == names.count else { return names.indices.sorted { names[$0] < names[$1] } }
  return names.indices.sorted { (numbers[$0], names[$0]) < (numbers[$1], names[$1]) }
}
