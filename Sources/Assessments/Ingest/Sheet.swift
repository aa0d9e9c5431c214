import TableIO

/// A table with its columns found by canonical name.
struct Sheet {
  let table: Table
  let positions: [String: Int]

  init(_ table: Table, mapping: [String: String]) {
    self.table = table
    positions = ColumnAliases.positions(table.header, mapping: mapping)
  }

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
    positions[column].map { table.number(row, $0) } ?? .blank
  }
}
