public import Phrases

/// One result as described columns and typed cells, ready for any format.
public struct ResultTable: Sendable {
  /// A value of a table; how it is printed depends on its column and on the format.
  public enum Cell: Sendable, Equatable {
    /// A name from the input, or a fixed English term where the column holds terms.
    case text(String)
    /// A fixed English term in a column whose other cells are names.
    case term(String)
    /// A sentence, said in the language of the run.
    case phrase(Phrase)
    /// A whole number.
    case integer(Int)
    /// Any other number, unrounded.
    case number(Double)
    /// A number all of whose digits are reliable; files hold fifteen of them, not ten.
    case precise(Double)
    /// True or false.
    case flag(Bool)
    /// Nothing known: blank in CSV, null in JSON.
    case missing
  }

  /// File name without its ending.
  public let name: String
  /// What people call it, in a few words; the name where it has no title.
  public let title: Phrase
  /// The question the table answers.
  public let question: Phrase
  /// Columns in the order they are written.
  public let columns: [ResultColumn]
  /// Rows of cells, one cell per column.
  public let rows: [[Cell]]

  /// A table of cells; each row has one cell per column, and no title means the name.
  public init(
    name: String, title: Phrase? = nil, question: Phrase = .empty, columns: [ResultColumn],
    rows: [[Cell]]
  ) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "\(name): a row has another width")
    self.name = name
    self.title = title ?? Phrase(verbatim: name)
    self.question = question
    self.columns = columns
    self.rows = rows
  }

  /// Names of the columns, in order.
  public var columnNames: [String] { columns.map(\.name) }
}

extension ResultTable.Cell {
  /// The cell as files hold it: ten significant digits (fifteen of a precise number), no locale,
  /// never a negative zero.
  ///
  /// - Parameter language: of sentences; terms and names stay as they are.
  public func written(in language: Language) -> String {
    switch self {
    case .text(let text), .term(let text): text
    case .phrase(let phrase): phrase.said(in: language)
    case .integer(let value): String(value)
    case .number(let value): value.significant
    case .precise(let value): value.significant(Double.preciseDigits)
    case .flag(let value): value ? "true" : "false"
    case .missing: ""
    }
  }

  /// The cell as people are shown it: rounded to the column's decimals, terms in their language.
  public func shown(_ column: ResultColumn, in language: Language) -> String {
    switch self {
    case .text(let text): column.quantity == .term ? language.term(text) : text
    case .term(let term): language.term(term)
    case .phrase(let phrase): phrase.said(in: language)
    case .integer(let value): String(value)
    case .number(let value), .precise(let value): column.shown(value)
    case .flag(let value): language.term(value ? "true" : "false")
    case .missing: ""
    }
  }
}

extension ResultColumn {
  /// A number as people are shown it.
  func shown(_ value: Double) -> String {
    guard value.isFinite else { return value.significant }
    switch quantity {
    case .rank, .places, .count, .degreesOfFreedom:
      return Int(exactly: value).map(String.init) ?? value.fixed(max(1, decimals))
    case .pValue where value < 0.001 && value >= 0: return "< 0.001"
    case .response, .squaredResponse: return value.significant(6)
    default:
      let text = value.fixed(decimals)
      // A small number must not read as nothing.
      let isNothing = text.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
      return value != 0 && isNothing ? value.significant(2) : text
    }
  }
}
