/// A worksheet as read: filled cells by position, nothing interpreted yet.
public struct SheetGrid: Sendable {
  /// What a cell held besides its text.
  public struct Marks: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let number = Marks(rawValue: 1)
    public static let percent = Marks(rawValue: 2)
    /// A date or time, its text in ISO 8601.
    public static let date = Marks(rawValue: 4)
    public static let error = Marks(rawValue: 8)
    public static let formula = Marks(rawValue: 16)
    /// A formula nobody has worked out: the file holds no value for it.
    public static let uncomputed = Marks(rawValue: 32)
  }

  /// A filled cell; rows and columns count from 0.
  struct GridCell: Sendable {
    let column: Int
    let marks: Marks
    let field: CSVScanner.Field
  }

  struct Row: Sendable {
    let number: Int
    let cells: Range<Int>
    let isHidden: Bool
  }

  public let file: String
  /// The sheet's name.
  public let name: String
  /// Merged blocks, in file order.
  public let merges: [CellRange]
  /// The program that wrote the file left formulas to be worked out on opening.
  public let recalculates: Bool
  let bytes: [UInt8]
  let cells: [GridCell]
  /// Rows with at least one cell, ascending.
  let rows: [Row]

  public var isEmpty: Bool { cells.isEmpty }

  /// Filled cells row by row: position from 0, text and marks.
  public var filled: [(row: Int, column: Int, text: String, marks: Marks)] {
    rows.flatMap { row in
      row.cells.map { index in
        let cell = cells[index]
        return (row.number, cell.column, cell.field.text(bytes), cell.marks)
      }
    }
  }
}
