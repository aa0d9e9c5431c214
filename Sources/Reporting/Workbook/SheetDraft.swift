public import Phrases

/// One sheet: a header row, rows under it, and what is marked, coloured, checked or drawn on it.
public struct SheetDraft: Sendable {
  /// Made legal and unique when written.
  public var name: String
  /// One per column.
  public var headings: [Heading]
  /// Cells below the header, as many per row as there are headings.
  public var rows: [[ResultTable.Cell]]
  /// The row of the sheet each of `rows` stands in, the header's being 0; nil for one after another.
  public var places: [Int]?
  /// Of a copy of somebody's sheet, the decimals its numbers were written with, by column, one entry
  /// per row; its numbers keep all their digits. nil for results, whose numbers have ten.
  public var writtenDecimals: [[Int: Int]]?
  /// Rows of the sheet, among `places`, that name the columns where `headings` are empty.
  public var headingRows: ClosedRange<Int>?
  /// Coloured cells and their comments.
  public var marks: [Mark] = []
  /// What may be typed into parts of the sheet.
  public var validations: [DataValidation] = []
  /// Charts to the right of the table.
  public var charts: [IntervalChart] = []
  /// Sheets that cells of this one lead to: row of `rows`, place of the sheet in the workbook.
  public var links: [(row: Int, sheet: Int)] = []
  /// Cells that lead to cells of other sheets; the first `mostLinks` are followed.
  public var cellLinks: [CellLink] = []
  /// Blocks shown as one cell; those that overlap an earlier one are left out, and those past
  /// `mostMerges`.
  public var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
  /// Whether the sheet is hidden.
  public var isHidden = false
  /// The colour of its tab; nil for none.
  public var tab: Mark.Colour?

  /// Excel slows down with many comments, and readers with it; past these, cells are coloured only.
  public static let mostComments = 5_000
  /// Links that one sheet of Excel holds.
  public static let mostLinks = 65_000
  /// Finding overlaps takes time in the square of the blocks.
  public static let mostMerges = 2_000
  /// Rows of a sheet of Excel.
  public static let mostRows = 1_048_576
  /// Columns of a sheet of Excel.
  public static let mostColumns = 16_384

  /// A plain sheet; set what else it has.
  public init(name: String, headings: [Heading], rows: [[ResultTable.Cell]]) {
    self.name = name
    self.headings = headings
    self.rows = rows
  }

  /// The head of a column.
  public struct Heading: Sendable {
    /// The text of the heading.
    public var title: String
    /// A comment on the heading's cell.
    public var note: String?
    /// How the column looks.
    public var style: ColumnStyle
    /// Whether cells that are true are set off in amber.
    public var marksFlags: Bool
    /// Whether long texts go on in further lines of their cell.
    public var wraps: Bool
    /// Whether the column holds numbers or flags, which stand at its right end under their heading.
    public var isNumber: Bool

    /// A heading and the look of its column.
    public init(
      _ title: String, note: String? = nil, style: ColumnStyle = .plain, marksFlags: Bool = false,
      wraps: Bool = false, isNumber: Bool = false
    ) {
      self.title = title
      self.note = note
      self.style = style
      self.marksFlags = marksFlags
      self.wraps = wraps
      self.isNumber = isNumber
    }
  }

  /// A cell whose text leads to a cell of a sheet; rows and columns from 0.
  public struct CellLink: Sendable {
    /// Row of the linked cell, the header's being 0.
    public var row: Int
    /// Column of the linked cell, from 0.
    public var column: Int
    /// The sheet's place in the workbook.
    public var sheet: Int
    /// Row and column of the cell it leads to, from 0.
    public var target: (row: Int, column: Int)

    /// A link from a cell to a cell of another sheet; rows and columns from 0.
    public init(row: Int, column: Int, sheet: Int, target: (row: Int, column: Int)) {
      self.row = row
      self.column = column
      self.sheet = sheet
      self.target = target
    }
  }

  /// A coloured cell with a comment, unless that is empty.
  public struct Mark: Sendable {
    /// Fill colours, one per level of a diagnostic.
    public enum Colour: Sendable {
      /// For errors.
      case red
      /// For warnings.
      case amber
      /// For notices.
      case blue
    }
    /// From 0, the header's row.
    public var row: Int
    /// From 0.
    public var column: Int
    /// The colour of the cell.
    public var colour: Colour
    /// The cell's comment; empty for none.
    public var comment: String

    /// A coloured cell; rows and columns from 0.
    public init(row: Int, column: Int, colour: Colour, comment: String) {
      self.row = row
      self.column = column
      self.colour = colour
      self.comment = comment
    }
  }
}

extension SheetDraft {
  /// A sheet of one result; notes on the headings say what the columns mean.
  ///
  /// - Parameter language: of headings, notes, terms and sentences; English headings are the names
  ///   of the columns.
  public init(_ table: ResultTable, _ language: Language = .en) {
    self.init(
      name: table.title.said(in: language),
      headings: table.columns.map { column in
        Heading(
          language == .en ? column.name : language.heading(column.name),
          note: column.description.said(in: language), style: ColumnStyle(column),
          marksFlags: column.marksFlags, wraps: column.quantity == .sentence,
          isNumber: !column.quantity.isText)
      },
      rows: table.rows.map { row in
        zip(table.columns, row).map { column, cell in
          switch cell {
          case .text, .term, .phrase: .text(cell.shown(column, in: language))
          default: cell
          }
        }
      })
  }
}
