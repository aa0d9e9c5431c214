public import MixedModels
public import Phrases
import Statistics
public import TableIO

/// The rows of a plain table in which nothing that is needed is missing, and columns over them.
public struct CompleteRows: Sendable {
  /// How many rows were left out.
  public let dropped: Int
  /// Rows of the table.
  private let total: Int
  /// Places in the table, ascending; nil where no row was left out.
  private let kept: [Int]?

  /// - Parameters:
  ///   - count: rows of the table.
  ///   - numbers: columns of numbers that are needed.
  ///   - labels: columns of labels that are needed.
  /// - Complexity: one pass over the cells.
  public init(count: Int, numbers: [[Double?]], labels: [TableCodes]) {
    var isComplete = [Bool](repeating: true, count: count)
    for column in numbers {
      for row in 0..<count where column[row] == nil { isComplete[row] = false }
    }
    self.init(isComplete, labels: labels)
  }

  /// - Parameters:
  ///   - count: rows of the table.
  ///   - blanks: rows in which a number is missing, one list per column of numbers.
  ///   - labels: columns of labels that are needed.
  init(count: Int, blanks: [[Int]], labels: [TableCodes]) {
    var isComplete = [Bool](repeating: true, count: count)
    for column in blanks { for row in column { isComplete[row] = false } }
    self.init(isComplete, labels: labels)
  }

  private init(_ withNumbers: [Bool], labels: [TableCodes]) {
    var isComplete = withNumbers
    for codes in labels {
      let blank = codes.levels.map(\.isEmpty)
      guard blank.contains(true) else { continue }
      for row in isComplete.indices where blank[codes[row]] { isComplete[row] = false }
    }
    total = isComplete.count
    let left = isComplete.count { $0 }
    dropped = total - left
    kept = dropped == 0 ? nil : isComplete.indices.filter { isComplete[$0] }
  }

  /// Their places in the table, ascending.
  ///
  /// - Complexity: linear in the rows where none was left out.
  public var rows: [Int] { kept ?? Array(0..<total) }

  /// How many there are.
  public var count: Int { total - dropped }

  /// The numbers of a column in these rows.
  public func values<Number>(_ column: [Number?]) -> [Number] { rows.compactMap { column[$0] } }

  /// The numbers of a column in these rows with all their digits.
  func exact(_ column: NumberColumn) -> [DoubleDouble] { rows.map { column.exact($0) } }

  /// The numbers of a column in these rows, in doubles.
  func rounded(_ column: NumberColumn) -> [Double] {
    kept.map { rows in rows.map { column.heads[$0] } } ?? column.heads
  }

  /// The numbers of a column in these rows less the first of them.
  func offset(_ column: NumberColumn) -> OffsetValues {
    let origin = (kept?.first ?? (total > 0 ? 0 : nil)).map { column.heads[$0] } ?? 0
    let values = column.less(origin)
    return OffsetValues(
      origin: origin, values: kept.map { rows in rows.map { values[$0] } } ?? values)
  }

  /// The labels of a column in these rows as a factor of the levels that occur.
  ///
  /// - Parameters:
  ///   - labels: one per row of the table.
  ///   - name: what results call the factor.
  ///   - isSorted: whether levels are in the order of their numbers or names, rather than in order
  ///     of first appearance.
  public func factor(_ labels: TableCodes, name: String, isSorted: Bool = false) -> RandomFactor {
    let codes = kept.map { rows in rows.map { labels.codes[$0] } } ?? labels.codes
    var levels = Self.order(codes, count: labels.levels.count)
    if isSorted {
      levels = levelOrder(levels.map { labels.levels[$0] }).map { levels[$0] }
    }
    let names = levels.map { labels.levels[$0] }
    // Columns are read in order of appearance: where no level was lost, codes stay as they are.
    if levels == Array(levels.indices) {
      return RandomFactor(name: name, levels: names, codes: codes)
    }
    var places = [Int32](repeating: -1, count: labels.levels.count)
    for (place, level) in levels.enumerated() { places[level] = Int32(place) }
    return RandomFactor(name: name, levels: names, codes: codes.map { places[Int($0)] })
  }

  /// The codes that occur, in order of first appearance.
  private static func order(_ codes: [Int32], count: Int) -> [Int] {
    var isMet = [Bool](repeating: false, count: count)
    var order: [Int] = []
    for code in codes where !isMet[Int(code)] {
      isMet[Int(code)] = true
      order.append(Int(code))
    }
    return order
  }

  /// How many rows were left out, in a sentence; empty where none was.
  public var notices: [Phrase] {
    switch dropped {
    case 0: []
    case 1: [Phrase("1 of \(total) rows has a blank or N.A. cell: left out")]
    default: [Phrase("\(dropped) of \(total) rows have a blank or N.A. cell: left out")]
    }
  }
}

/// Places of levels in the order of their numbers, or of their names where one is no number.
func levelOrder(_ names: [String]) -> [Int] {
  let numbers = names.compactMap { Double($0) }.filter(\.isFinite)
  guard numbers.count == names.count else { return names.indices.sorted { names[$0] < names[$1] } }
  return names.indices.sorted { (numbers[$0], names[$0]) < (numbers[$1], names[$1]) }
}
