public import Assessments
import Foundation
public import Phrases
public import Statistics
public import TableIO

/// A table that is no round: one row per observation, columns by their names in the header.
public struct LongTable: Sendable {
  /// The cells.
  public let table: Table
  /// The file as it was read, for a record of the run; nil for a table built in memory.
  public let input: InputFile?
  /// What reading left out, filled in or took for granted.
  public let notices: [Phrase]

  /// Nobody reads more lines than these.
  private static let mostNotices = 20

  /// A table in memory, which has to be as wide in every row as its header.
  ///
  /// - Throws: `AppraisalError`, naming the first row of another width.
  public init(_ table: Table, input: InputFile? = nil) throws(AppraisalError) {
    if let ragged = table.raggedRows.first {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(table.file): row \(ragged.row) has \(ragged.cells) cells, the header "
            + "\(table.header.count); quote cells that hold the delimiter"))
    }
    self.table = table
    self.input = input
    let more = table.notices.count - Self.mostNotices
    notices =
      table.notices.prefix(Self.mostNotices).map(\.line)
      + (more > 0 ? [Phrase("\(table.file): notices of reading not shown: \(more)")] : [])
  }

  /// Reads a CSV or Excel file.
  ///
  /// - Parameters:
  ///   - path: `-` for standard input.
  ///   - options: encoding and sheet, where the user names them.
  ///   - shownPath: what messages call the file, where it is not the path it is read from.
  /// - Throws: `AppraisalError` where the file cannot be opened or holds no table.
  public init(
    path: String, options: TableOptions = TableOptions(), shownPath: String? = nil
  ) throws(AppraisalError) {
    let shown = shownPath ?? path
    let bytes: [UInt8]
    do {
      bytes = try fileBytes(path)
    } catch {
      throw AppraisalError(
        .unreadable, Phrase("\(shown): cannot be read: \(error)"))
    }
    let file = InputFile(name: shown == "-" ? "standard input" : shown, bytes: bytes)
    let table: Table
    do {
      table = try Table(reading: bytes, file: file.name, options: options)
    } catch {
      throw AppraisalError(.badData, error.phrase)
    }
    try self.init(table, input: file)
  }

  /// Number of observations.
  public var rowCount: Int { table.rowCount }

  /// The place of a column.
  ///
  /// - Throws: `AppraisalError`, listing the columns there are.
  public func column(_ name: String) throws(AppraisalError) -> Int {
    guard let index = table.header.firstIndex(of: name) else {
      throw AppraisalError(
        .badData,
        (table.sheet(ofRow: 0).map {
          Phrase(
            "\(table.file), sheet \($0): no column '\(name)' among \(table.header); name one of them"
          )
        }
          ?? Phrase(
            "\(table.file): row 1: no column '\(name)' among \(table.header); name one of them"))
          .withGuess(at: name, among: table.header))
    }
    return index
  }

  /// A column of numbers, one per row; nil where blank or not applicable.
  ///
  /// - Throws: `AppraisalError` where there is no such column, or naming the first cell that is
  ///   neither a number nor blank.
  public func numbers(_ name: String) throws(AppraisalError) -> [Double?] {
    try numbers(name) { value, _ in value }
  }

  /// Numbers whose squares, and sums of squares, are doubles.
  static let squareable = 1e-140...1e140

  /// A column of numbers with all the digits the cells hold; see `numbers`.
  ///
  /// - Throws: as `numbers`, and where a number is too large or too small for sums of squares.
  public func exactNumbers(_ name: String) throws(AppraisalError) -> [DoubleDouble?] {
    let exact = try exactNumbersOfAnySize(name)
    if let row = exact.firstIndex(where: { number in
      number.map { $0.head != 0 && !Self.squareable.contains(abs($0.head)) } ?? false
    }) {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(place(row)), column \(name): '\(table.text(row, try column(name)))' is too large or too "
            + "small to be squared; give the column in another unit"))
    }
    return exact
  }

  private func exactNumbersOfAnySize(_ name: String) throws(AppraisalError) -> [DoubleDouble?] {
    try numbers(name) { value, text in
      // Digits in other scripts are read as doubles.
      guard let exact = DoubleDouble(decimal: text), abs(exact.head - value) <= value.ulp else {
        return DoubleDouble(value)
      }
      return exact
    }
  }

  private func numbers<Number>(
    _ name: String, _ number: (Double, String) -> Number
  ) throws(AppraisalError) -> [Number?] {
    let column = try column(name)
    return try (0..<table.rowCount).map { row throws(AppraisalError) -> Number? in
      switch table.number(row, column) {
      case .number(let value): return number(value, table.text(row, column))
      case .blank, .notApplicable: return nil
      case .unreadable(let text):
        throw AppraisalError(
          .badData,
          Phrase(
            "\(place(row)), column \(name) (\(table.letter(column, row: row) ?? "")): "
              + "'\(text)' is not a number; write digits, or leave the cell blank"))
      }
    }
  }

  /// File, sheet and row of a row, for messages.
  func place(_ row: Int) -> String {
    table.file + (table.sheet(ofRow: row).map { ", sheet \($0)" } ?? "")
      + ", row \(table.sheetRow(row))"
  }

  /// Whether every filled cell of a column is a number.
  ///
  /// - Throws: `AppraisalError` where there is no such column.
  public func isNumeric(_ name: String) throws(AppraisalError) -> Bool {
    let column = try column(name)
    return (0..<table.rowCount).allSatisfy { row in
      if case .unreadable = table.number(row, column) { false } else { true }
    }
  }

  /// A column of labels as codes, one per row; the label is empty where the cell is blank.
  ///
  /// - Throws: `AppraisalError` where there is no such column.
  public func labels(_ name: String) throws(AppraisalError) -> TableCodes {
    table.codes(try column(name))
  }

  /// The labels of one column, or of the combination of columns joined by a colon: `item:team`.
  ///
  /// A combination's label is empty where one of its parts is.
  ///
  /// - Throws: `AppraisalError` where the term names no column, or one that does not exist.
  public func labels(ofTerm term: String) throws(AppraisalError) -> TableCodes {
    let parts = try term.split(separator: ":").map { part throws(AppraisalError) in
      try labels(String(part))
    }
    guard let first = parts.first else {
      throw AppraisalError(.badData, Phrase("'\(term)' names no column"))
    }
    return parts.dropFirst().reduce(first) { $0.crossed(with: $1) }
  }
}

extension TableCodes {
  /// The combinations that occur, in order of first appearance.
  fileprivate func crossed(with other: TableCodes) -> TableCodes {
    let pairs = Factor(codes.indices.map { self[$0] * other.levels.count + other[$0] })
    let levels = pairs.levels.map { pair in
      let (place, otherPlace) = pair.quotientAndRemainder(dividingBy: other.levels.count)
      let (own, added) = (self.levels[place], other.levels[otherPlace])
      return own.isEmpty || added.isEmpty ? "" : "\(own):\(added)"
    }
    return TableCodes(levels: levels, codes: pairs.codes)
  }
}
