/// Where the cells of a table are in the workbook it was read from.
struct TableOrigin: Sendable {
  /// Names of the sheets; empty for a text file.
  var sheets: [String] = []
  /// Index into `sheets` of each row; nil when all rows are of the first.
  var sheetOfRow: [Int32]?
  /// Position in the sheet of each column, nil for an added one; nil when positions are the same.
  var columns: [Int?]?
  /// Positions of the columns in each sheet, where they differ from sheet to sheet.
  var columnsOfSheet: [[Int?]]?
  /// The columns whose cells became one per row of the table, in that order.
  var unfolded: (column: Int, from: [Int])?

  func sheet(ofRow row: Int?) -> String? {
    guard let sheetOfRow else { return sheets.first }
    return row.flatMap { $0 < sheetOfRow.count ? sheets[Int(sheetOfRow[$0])] : nil }
  }

  func sheetColumn(_ column: Int, row: Int?) -> Int? {
    if let unfolded, unfolded.column == column {
      return row.map { unfolded.from[$0 % unfolded.from.count] }
    }
    if let columnsOfSheet, let sheetOfRow {
      return row.flatMap {
        $0 < sheetOfRow.count ? columnsOfSheet[Int(sheetOfRow[$0])][column] : nil
      }
    }
    guard let columns else { return column }
    return columns[column]
  }
}
