import TestSupport

@testable import TableIO

extension Golden {
  static func workbook(_ name: String) throws -> Workbook {
    try Workbook(Golden(name).bytes, file: name)
  }

  static func table(_ name: String, sheet: String? = nil) throws -> Table {
    try Table(reading: Golden(name).bytes, file: name, options: TableOptions(sheet: sheet))
  }

  static func sheets(_ name: String, sheet: String? = nil) throws -> [RawSheet] {
    try RawSheet.sheets(
      of: Golden(name).bytes, file: name, options: TableOptions(sheet: sheet))
  }
}

extension Table {
  /// Every cell, row by row.
  var texts: [[String]] {
    (0..<rowCount).map { row in header.indices.map { text(row, $0) } }
  }

  func has(_ kind: TableNotice.Kind, row: Int? = nil, column: String? = nil) -> Bool {
    notices.contains {
      $0.kind == kind && (row == nil || $0.row == row) && (column == nil || $0.column == column)
    }
  }
}
