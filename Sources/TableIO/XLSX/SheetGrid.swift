/// A worksheet as read: filled cells by position, nothing interpreted yet.
public struct SheetGrid: Sendable {
  /// What is known of a cell in addition to its text.
  public struct Marks: OptionSet, Sendable {
    /// One bit per mark.
    public let rawValue: UInt8
    /// The marks of given bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A number; its text is that of the file.
    public static let number = Marks(rawValue: 1)
    /// A number shown as a percentage.
    public static let percent = Marks(rawValue: 2)
    /// A date or time, its text in ISO 8601.
    public static let date = Marks(rawValue: 4)
    /// An error such as #DIV/0!
    public static let error = Marks(rawValue: 8)
    /// The result of a formula.
    public static let formula = Marks(rawValue: 16)
    /// A formula without a result: the file holds no value for it.
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

  /// The file's name, for messages.
  public let file: String
  /// The sheet's name.
  public let name: String
  /// Merged blocks, in the order of the file.
  public let merges: [CellRange]
  /// Whether the program that wrote the file left its formulas to be computed on opening.
  public let recalculates: Bool
  /// Whether the cells are those of a text file, which has no sheets.
  public let isText: Bool
  let bytes: [UInt8]
  let cells: [GridCell]
  /// Rows with at least one cell, ascending.
  let rows: [Row]

  init(
    file: String, name: String, merges: [CellRange], recalculates: Bool, isText: Bool = false,
    bytes: [UInt8], cells: [GridCell], rows: [Row]
  ) {
    self.file = file
    self.name = name
    self.merges = merges
    self.recalculates = recalculates
    self.isText = isText
    self.bytes = bytes
    self.cells = cells
    self.rows = rows
  }

  /// The sheet's name; nil for a text file.
  var sheetName: String? { isText ? nil : name }

  /// Whether no cell is filled.
  public var isEmpty: Bool { cells.isEmpty }

  /// Filled cells row by row: row and column from 0, text and marks.
  public var filled: [(row: Int, column: Int, text: String, marks: Marks)] {
    rows.flatMap { row in
      row.cells.map { index in
        let cell = cells[index]
        return (row.number, cell.column, cell.field.text(bytes), cell.marks)
      }
    }
  }
}
