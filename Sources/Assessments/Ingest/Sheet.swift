import TableIO

/// A table with its columns found by canonical name.
struct Sheet {
  let table: Table
  let reading: HeaderReading
  let positions: [String: Int]
  private let styles = Styles()

  init(
    _ table: Table, mapping: [String: String], ignored: [String] = [],
    components: [String] = HeaderReading.standard, topic: String? = nil
  ) {
    self.table = table
    reading = HeaderReading(
      table.header, mapping: mapping, ignored: ignored, components: components, topic: topic)
    positions = reading.positions
  }

  /// What tells it from the other tables of a round.
  var id: String { "\(table.file)\u{0}\(table.sheets?.joined(separator: "\u{0}") ?? "")" }

  func has(_ column: String) -> Bool { positions[column] != nil }

  /// The trimmed text; empty where the column or the cell is absent.
  func text(_ row: Int, _ column: String) -> String {
    positions[column].map { table.text(row, $0) } ?? ""
  }

  /// Whether a column is there and its cell says that there is no number.
  func isBlank(_ row: Int, _ column: String) -> Bool {
    guard has(column) else { return false }
    let cell = cell(row, column)
    return cell == .blank || cell == .notApplicable
  }

  func cell(_ row: Int, _ column: String) -> Cell {
    positions[column].map { read(row, $0).cell } ?? .blank
  }

  /// A cell of scores, however its number is written.
  func read(_ row: Int, _ column: Int) -> CellReading {
    let cell = table.number(row, column)
    guard case .unreadable(let text) = cell else {
      return CellReading(cell: cell, form: .plain, word: nil)
    }
    return CellReading(text, decimalComma: style(column).hasDecimalComma)
  }

  /// How the numbers of a column are written.
  ///
  /// - Complexity: one pass over the column, the first time.
  func style(_ column: Int) -> ColumnStyle {
    if let known = styles.known[column] { return known }
    let style = ColumnStyle(table, column)
    styles.known[column] = style
    return style
  }

  private final class Styles {
    var known: [Int: ColumnStyle] = [:]
  }
}
