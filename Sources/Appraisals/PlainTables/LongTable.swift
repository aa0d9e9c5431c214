import Assessments
import Foundation
public import Phrases
public import Statistics
public import TableIO

/// A table that is no round: one row per observation, columns by their names in the header.
public struct LongTable: Sendable {
  /// The file as it was read, for a record of the run; nil for a table built in memory, and where no
  /// record is wanted.
  public let input: RunRecord.File?
  /// What reading left out, filled in or took for granted.
  public let notices: [Phrase]

  private let content: Content

  /// A table is whole, or only what was asked for of it.
  private enum Content: Sendable {
    case cells(Table)
    case columns(TableColumns)
  }

  /// Nobody reads more lines, or names in a line, than these.
  private static let mostNotices = 20
  private static let mostListed = 40

  /// A table in memory, which has to be as wide in every row as its header.
  ///
  /// - Throws: `AppraisalError`, naming the first row of another width.
  public init(_ table: Table, input: RunRecord.File? = nil) throws(AppraisalError) {
    try self.init(
      .cells(table), input, file: table.file, table.notices, width: table.header.count,
      ragged: table.raggedRows.first)
  }

  private init(
    _ content: Content, _ input: RunRecord.File?, file: String, _ notices: [TableNotice],
    width: Int, ragged: (row: Int, cells: Int)?
  ) throws(AppraisalError) {
    self.content = content
    self.input = input
    let more = notices.count - Self.mostNotices
    self.notices =
      notices.prefix(Self.mostNotices).map(\.line)
      + (more > 0 ? [Phrase("\(file): notices of reading not shown: \(more)")] : [])
    if let ragged {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(file): row \(ragged.row) has \(ragged.cells) cells, the header "
            + "\(width); quote cells that hold the delimiter"))
    }
  }

  /// Reads a CSV or Excel file.
  ///
  /// - Parameters:
  ///   - path: `-` for standard input.
  ///   - options: encoding and sheet, where the user names them.
  ///   - shownPath: what messages call the file, where it is not the path it is read from.
  ///   - isRecorded: whether the file is hashed for a record.
  /// - Throws: `AppraisalError` where the file cannot be opened or holds no table.
  public init(
    path: String, options: TableOptions = TableOptions(), shownPath: String? = nil,
    isRecorded: Bool = true
  ) throws(AppraisalError) {
    let (table, input) = try Self.cells(
      path: path, options: options, shownPath: shownPath ?? path, isRecorded: isRecorded)
    try self.init(table, input: input)
  }

  /// The table of a file, whole.
  static func cells(
    path: String, options: TableOptions = TableOptions(), shownPath: String,
    isRecorded: Bool = true
  ) throws(AppraisalError) -> (table: Table, input: RunRecord.File?) {
    let name = Self.name(shownPath)
    let bytes = try Self.reading(shownPath) { try fileBytes(path) }
    let table = try Self.reading(shownPath) {
      try Table(reading: bytes, file: name, options: options)
    }
    return (table, isRecorded ? RunRecord.File(name: name, bytes) : nil)
  }

  /// Reads some columns of a CSV or Excel file; no others can be asked for then.
  ///
  /// - Parameters:
  ///   - uses: what is wanted, by name of the column.
  ///   - threads: threads the reading may use; the result does not depend on them.
  init(
    path: String, options: TableOptions, shownPath: String, uses: [String: TableColumns.Use],
    threads: Int, isRecorded: Bool
  ) throws(AppraisalError) {
    let name = Self.name(shownPath)
    let (columns, digest) = try Self.reading(shownPath) {
      let source = try ByteSource(path: path)
      let columns = try TableColumns(
        reading: source, file: name, options: options, uses: uses, threads: threads)
      let digest = isRecorded ? try source.digest() : nil
      guard try source.isUnchanged() else { throw TableError.changed(file: name) }
      return (columns, digest)
    }
    let input = digest.map { RunRecord.File(name: name, bytes: $0.bytes, sha256: $0.sha256) }
    try self.init(
      .columns(columns), input, file: name, columns.notices, width: columns.header.count,
      ragged: columns.raggedRows.first)
  }

  private static func name(_ shownPath: String) -> String {
    shownPath == "-" ? "standard input" : shownPath
  }

  /// What reading a file gives, its errors as ours.
  private static func reading<Result>(
    _ shownPath: String, _ read: () throws -> Result
  ) throws(AppraisalError) -> Result {
    do {
      return try read()
    } catch let error as TableError {
      throw AppraisalError(.badData, error.phrase)
    } catch {
      throw AppraisalError(
        .unreadable, Phrase("\(shownPath): cannot be read: \(error)"))
    }
  }

  /// The file's name, for messages.
  public var file: String {
    switch content {
    case .cells(let table): table.file
    case .columns(let columns): columns.file
    }
  }

  /// Column names, trimmed.
  public var header: [String] {
    switch content {
    case .cells(let table): table.header
    case .columns(let columns): columns.header
    }
  }

  /// Number of observations.
  public var rowCount: Int {
    switch content {
    case .cells(let table): table.rowCount
    case .columns(let columns): columns.rowCount
    }
  }

  /// The row number that a spreadsheet shows; the header is row 1 and blank lines count.
  public func sheetRow(_ row: Int) -> Int {
    switch content {
    case .cells(let table): table.sheetRow(row)
    case .columns(let columns): columns.sheetRow(row)
    }
  }

  private func sheet(ofRow row: Int) -> String? {
    switch content {
    case .cells(let table): table.sheet(ofRow: row)
    case .columns(let columns): columns.sheet(ofRow: row)
    }
  }

  private func letter(_ column: Int, row: Int) -> String? {
    switch content {
    case .cells(let table): table.letter(column, row: row)
    case .columns(let columns): columns.letter(column, row: row)
    }
  }

  /// The place of a column.
  ///
  /// - Throws: `AppraisalError`, listing the columns there are.
  public func column(_ name: String) throws(AppraisalError) -> Int {
    guard let index = header.firstIndex(of: name) else {
      let listed =
        Array(header.prefix(Self.mostListed)) + (header.count > Self.mostListed ? ["…"] : [])
      throw AppraisalError(
        .badData,
        (sheet(ofRow: 0).map {
          Phrase("\(file), sheet \($0): no column '\(name)' among \(listed); name one of them")
        } ?? Phrase("\(file): row 1: no column '\(name)' among \(listed); name one of them"))
        .withGuess(at: name, among: header))
    }
    return index
  }

  /// A column of numbers, one per row; nil where blank or not applicable.
  ///
  /// - Throws: `AppraisalError` where there is no such column, or naming the first cell that is
  ///   neither a number nor blank.
  public func numbers(_ name: String) throws(AppraisalError) -> [Double?] {
    let column = try numberColumn(name)
    var numbers = column.heads.map { Double?($0) }
    for row in column.blanks { numbers[row] = nil }
    return numbers
  }

  /// A column of numbers with all the digits the cells hold; see `numbers`.
  ///
  /// - Throws: as `numbers`, and where a number is too large or too small for sums of squares.
  public func exactNumbers(_ name: String) throws(AppraisalError) -> [DoubleDouble?] {
    let column = try exactColumn(name)
    var numbers = (0..<column.count).map { DoubleDouble?(column.exact($0)) }
    for row in column.blanks { numbers[row] = nil }
    return numbers
  }

  /// A column of numbers.
  ///
  /// - Throws: as `numbers`.
  func numberColumn(_ name: String) throws(AppraisalError) -> NumberColumn {
    let column = try column(name)
    let numbers =
      switch content {
      case .cells(let table): table.numbers(column)
      case .columns(let columns): columns.numbers(column)
      }
    if let cell = numbers.unreadable {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(place(cell.row)), column \(name) (\(letter(column, row: cell.row) ?? "")): "
            + "'\(cell.text)' is not a number; write digits, or leave the cell blank"))
    }
    return numbers
  }

  /// A column of numbers that can be squared.
  ///
  /// - Throws: as `exactNumbers`.
  func exactColumn(_ name: String) throws(AppraisalError) -> NumberColumn {
    let numbers = try numberColumn(name)
    if let cell = numbers.unsquareable {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(place(cell.row)), column \(name): '\(cell.text)' is too large or too "
            + "small to be squared; give the column in another unit"))
    }
    return numbers
  }

  /// File, sheet and row of a row, for messages.
  func place(_ row: Int) -> Phrase {
    placePhrase(file: file, sheet: sheet(ofRow: row), row: sheetRow(row), column: nil)
  }

  /// Whether every filled cell of a column is a number.
  ///
  /// - Throws: `AppraisalError` where there is no such column.
  public func isNumeric(_ name: String) throws(AppraisalError) -> Bool {
    let column = try column(name)
    switch content {
    case .columns(let columns): return columns.numbers(column).unreadable == nil
    case .cells(let table):
      return (0..<table.rowCount).allSatisfy { row in
        if case .unreadable = table.number(row, column) { false } else { true }
      }
    }
  }

  /// A column of labels as codes, one per row; the label is empty where the cell is blank.
  ///
  /// - Throws: `AppraisalError` where there is no such column.
  public func labels(_ name: String) throws(AppraisalError) -> TableCodes {
    labels(at: try column(name))
  }

  /// The labels of the column at a place; see `labels`.
  func labels(at column: Int) -> TableCodes {
    switch content {
    case .cells(let table): table.codes(column)
    case .columns(let columns): columns.codes(column)
    }
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
