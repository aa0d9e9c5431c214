/// A block of cells.
public struct CellRange: Equatable, Sendable {
  /// Rows, counted from 0.
  public let rows: ClosedRange<Int>
  /// Columns, counted from 0.
  public let columns: ClosedRange<Int>

  /// From a text such as B2:D3 or B2; nil when it is none or lies outside Excel's grid.
  init?(_ text: String) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { end in
      cellPosition(end.utf8)
    }
    guard ends.count == 1 || ends.count == 2, let first = ends[0], let last = ends[ends.count - 1],
      first.row <= last.row, first.column <= last.column
    else { return nil }
    rows = first.row...last.row
    columns = first.column...last.column
  }
}

extension CellRange {
  init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

/// Row and column, from 0, of a reference such as B12 or $B$12; nil outside Excel's grid.
func cellPosition(_ text: some Sequence<UInt8>) -> (row: Int, column: Int)? {
  var column = 0
  var row = 0
  for byte in text {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      guard row == 0 else { return nil }
      column = column * 26 + Int(byte & 0x1F)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      guard column > 0 else { return nil }
      row = row * 10 + Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "$"): break
    default: return nil
    }
    guard column <= WorkbookLimits.columns, row <= WorkbookLimits.rows else { return nil }
  }
  return row > 0 && column > 0 ? (row - 1, column - 1) : nil
}

/// The reference that a spreadsheet shows for a cell, such as B12.
///
/// - Parameters:
///   - row: from 0.
///   - column: from 0.
public func cellReference(row: Int, column: Int) -> String { columnLetter(column) + "\(row + 1)" }

/// The column, from 0, of a spreadsheet's letters; nil for other characters and columns outside the
/// grid.
public func columnIndex(_ letters: String) -> Int? {
  cellPosition((letters + "1").utf8).flatMap { $0.row == 0 ? $0.column : nil }
}
