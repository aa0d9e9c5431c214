public import Phrases
public import Reporting

/// One declaration of an output table: its name, the question it answers, and every column with its
/// meaning and with how a row fills it.
///
/// CSV, JSON, the page, the workbook, `docs/columns.md`, `steelyard columns` and datapackage.json all
/// come from it.
public struct Schema<Row>: Sendable {
  /// File name without its ending.
  public let name: String
  /// The question the table answers.
  public let question: Phrase
  /// Columns in the order they are written.
  public let columns: [Column<Row>]
  /// What people call it, in a few words.
  public var title: Phrase { TableTitles.title(of: name) }

  /// Declares a table.
  public init(_ name: String, _ question: Phrase, _ columns: [Column<Row>]) {
    self.name = name
    self.question = question
    self.columns = columns
  }

  /// The table of some rows.
  ///
  /// - Complexity: linear in the cells.
  public func table(_ rows: some Sequence<Row>) -> ResultTable {
    ResultTable(
      name: name, title: title, question: question, columns: columns.map(\.info),
      rows: rows.map { row in columns.map { $0.value(row) } })
  }

  /// A column that another table or sheet shows too.
  func column(_ name: String) -> Column<Row> {
    guard let found = columns.first(where: { $0.info.name == name }) else {
      preconditionFailure("\(self.name) has no column \(name)")
    }
    return found
  }

  /// The declaration without its rows.
  public var description: TableDescription {
    TableDescription(name: name, question: question, columns: columns.map(\.info))
  }
}

/// One column of a declared table.
public struct Column<Row>: Sendable {
  /// Name, meaning, unit and looks.
  public let info: ResultColumn
  /// The cell of a row.
  let value: @Sendable (Row) -> ResultTable.Cell

  /// Declares a column; see `ResultColumn.init` for what may be left out.
  public init<Value: CellValue>(
    _ name: String, _ meaning: Phrase, _ quantity: Quantity, sign: Phrase? = nil,
    range: ClosedRange<Double>? = nil, decimals: Int? = nil, blank: Phrase? = nil,
    method: Phrase? = nil, scale: ColumnStyle.Scale = .none,
    value: @escaping @Sendable (Row) -> Value
  ) {
    info = ResultColumn(
      name, meaning, quantity, sign: sign, range: range, decimals: decimals, blank: blank,
      method: method, scale: scale)
    self.value = { value($0).cell }
  }

  private init(_ info: ResultColumn, value: @escaping @Sendable (Row) -> ResultTable.Cell) {
    self.info = info
    self.value = value
  }

  /// The same column of a table whose rows hold this table's rows.
  ///
  /// - Parameter row: from a row of the other table to the row it holds.
  func within<Other>(_ row: @escaping @Sendable (Other) -> Row) -> Column<Other> {
    Column<Other>(info) { [value] in value(row($0)) }
  }
}

/// A table as documents list it; names of columns that depend on the input hold a placeholder, as
/// `<component>` and `p_top_<k>`.
public struct TableDescription: Sendable {
  /// File name without its ending.
  public let name: String
  /// The question the table answers.
  public let question: Phrase
  /// Columns in the order they are written.
  public let columns: [ResultColumn]
  /// What people call it, in a few words.
  public var title: Phrase { TableTitles.title(of: name) }
}

/// A value that fills a cell.
public protocol CellValue {
  /// The cell of this value.
  var cell: ResultTable.Cell { get }
}

extension Double: CellValue {
  /// The number; what is not finite has no cell.
  public var cell: ResultTable.Cell { isFinite ? .number(self) : .missing }
}

extension ResultTable.Cell: CellValue {
  /// The cell itself.
  public var cell: ResultTable.Cell { self }

  /// A name that may be one fixed word instead, which people read in their language.
  static func name(_ text: String, orTerm term: String) -> ResultTable.Cell {
    name(text, orTermOf: [term])
  }

  /// A name that may be one of some fixed words instead.
  static func name(_ text: String, orTermOf terms: Set<String>) -> ResultTable.Cell {
    terms.contains(text) ? .term(text) : .text(text)
  }

  /// A number worked out to all its digits; what is not finite has no cell.
  static func allDigits(_ value: Double?) -> ResultTable.Cell {
    digits(value, all: true)
  }

  /// A number with all its digits or with ten; what is not finite has no cell.
  static func digits(_ value: Double?, all: Bool) -> ResultTable.Cell {
    guard let value, value.isFinite else { return .missing }
    return all ? .precise(value) : .number(value)
  }
}

extension Int: CellValue {
  /// The whole number.
  public var cell: ResultTable.Cell { .integer(self) }
}

extension String: CellValue {
  /// The name or term.
  public var cell: ResultTable.Cell { .text(self) }
}

extension Bool: CellValue {
  /// True or false.
  public var cell: ResultTable.Cell { .flag(self) }
}

extension Phrase: CellValue {
  /// The sentence.
  public var cell: ResultTable.Cell { .phrase(self) }
}

extension Optional: CellValue where Wrapped: CellValue {
  /// The value's cell, or a blank.
  public var cell: ResultTable.Cell {
    // A generic key path would be made anew for every cell.
    if let self { self.cell } else { .missing }
  }
}
