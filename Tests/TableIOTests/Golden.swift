import Foundation

@testable import TableIO

/// Files beside the scripts that made them.
enum Golden {
  static func bytes(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appendingPathComponent("Goldens/\(name)")))
  }

  static func workbook(_ name: String) throws -> Workbook {
    try Workbook(try bytes(name), file: name)
  }

  static func table(_ name: String, sheet: String? = nil) throws -> Table {
    try Table(reading: try bytes(name), file: name, options: TableOptions(sheet: sheet))
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
