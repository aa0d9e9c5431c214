internal import CXLSXWriter
import Phrases

/// Writes one sheet through the library.
struct SheetWriter {
  let sheet: SheetDraft
  let name: String
  let page: UnsafeMutablePointer<lxw_worksheet>
  let file: UnsafeMutablePointer<lxw_workbook>
  var formats: WorkbookFormats
  /// Names of all sheets, for links.
  let names: [String]
  /// Of columns, in characters.
  var widths: [Int] = []
  /// Title of the workbook.
  let title: String

  /// The last row that holds something.
  var lastRow: Int { sheet.places?.max() ?? sheet.rows.count }
  var columnCount: Int {
    max(sheet.headings.count, sheet.rows.map(\.count).max() ?? 0, 1)
  }

  mutating func write() -> lxw_error {
    let fills = Dictionary(
      sheet.marks.map { (Place(row: $0.row, column: $0.column), $0.colour.fill) },
      uniquingKeysWith: { first, _ in first })
    writeHeadings(fills)
    writeMerges()
    let code = writeCells(fills)
    freezeAndFilter()
    for link in sheet.links { writeLink(link.row, to: names[link.sheet]) }
    writeCellLinks()
    setWidths()
    writeComments()
    addColours()
    addDataValidations()
    addCharts()
    setHeights()
    setUpPage()
    return code
  }

  private struct Place: Hashable {
    let row: Int
    let column: Int
  }

  /// The last error, if any.
  private mutating func writeCells(_ fills: [Place: UInt32]) -> lxw_error {
    var code = LXW_NO_ERROR
    // Formats by column and kind of number: looking one up by its look takes longer than the cell.
    let kinds = 5
    let isTop = sheet.headings.contains(where: \.wraps)
    var known = [WorkbookFormats.Format??](repeating: nil, count: kinds * columnCount)
    for (index, row) in sheet.rows.enumerated() {
      let place = sheet.places?[index] ?? index + 1
      let isHeading = sheet.headingRows?.contains(place) ?? false
      for (column, cell) in row.enumerated() {
        let fill =
          isFlagged(cell, column)
          ? SheetDraft.Mark.Colour.amber.fill
          : fills.isEmpty ? nil : fills[Place(row: place, column: column)]
        let decimals = sheet.writtenDecimals?[index][column]
        let isBlank = cell == .missing || cell == .text("")
        // The many blanks of a large table take no room.
        if isBlank, fill == nil, decimals == nil, !isHeading, number(cell, column).isEmpty {
          continue
        }
        let wraps = wraps(cell, column)
        let kind = kinds * column + (wraps ? kinds - 1 : cell.formatKind)
        let format: WorkbookFormats.Format?
        if isHeading {
          format = formats.format(.init(fill: fill ?? headingFill, isHeading: true))
        } else if let decimals {
          format = formats.format(.init(number: WorkbookFormats.zeros(decimals), fill: fill))
        } else if fill == nil, let found = known[kind] {
          format = found
        } else {
          format = formats.format(
            .init(
              number: number(cell, column), fill: fill, wraps: wraps, isTop: isTop,
              side: side(column)))
          if fill == nil { known[kind] = .some(format) }
        }
        let failed = write(cell, format, lxw_row_t(clamping: place), lxw_col_t(column))
        if failed != LXW_NO_ERROR { code = failed }
      }
    }
    return code
  }

  private func number(_ cell: ResultTable.Cell, _ column: Int) -> String {
    // What people typed as text stays text when they edit the copy.
    if case .text = cell { return sheet.places == nil ? "" : "@" }
    let style = column < sheet.headings.count ? sheet.headings[column].style : .plain
    return WorkbookFormats.number(cell, style)
  }

  func isNumber(_ column: Int) -> Bool {
    column < sheet.headings.count && sheet.headings[column].isNumber
  }

  /// A text after a number keeps off it.
  private func side(_ column: Int, isHeading: Bool = false) -> WorkbookFormats.Side {
    // The button of the filter stands at the right end of a heading.
    if isNumber(column) { return .right(isHeading ? 2 : 1) }
    return column > 0 && isNumber(column - 1) ? .left(1) : .natural
  }

  /// Whether a cell is set off. By a fill of its own: LibreOffice 7.4 ends without a word where a sheet
  /// has a rule for true cells and a colour scale, and makes no PDF.
  private func isFlagged(_ cell: ResultTable.Cell, _ column: Int) -> Bool {
    cell == .flag(true) && column < sheet.headings.count && sheet.headings[column].marksFlags
  }

  private var headingFill: UInt32 { 0xEDF1F5 }

  private mutating func writeHeadings(_ fills: [Place: UInt32]) {
    for (column, heading) in sheet.headings.enumerated() {
      let fill = fills[Place(row: 0, column: column)] ?? headingFill
      let look = formats.format(
        .init(fill: fill, isHeading: true, side: side(column, isHeading: true)))
      worksheet_write_string(page, 0, lxw_col_t(column), spreadsheetText(heading.title), look)
    }
  }

  private func freezeAndFilter() {
    guard let headings = sheet.headingRows ?? (sheet.headings.isEmpty ? nil : 0...0) else {
      return
    }
    let (last, columns) = (headings.upperBound, sheet.headings.count)
    // A header far down would freeze the whole window.
    if last < 20 { worksheet_freeze_panes(page, lxw_row_t(last + 1), 0) }
    guard lastRow > last, sheet.links.isEmpty else { return }
    let width = columns == 0 ? columnCount : columns
    worksheet_autofilter(page, lxw_row_t(last), 0, lxw_row_t(lastRow), lxw_col_t(width - 1))
  }

  private func write(
    _ cell: ResultTable.Cell, _ format: WorkbookFormats.Format?, _ row: lxw_row_t,
    _ column: lxw_col_t
  ) -> lxw_error {
    switch cell {
    case .text(let text) where !text.isEmpty, .term(let text):
      worksheet_write_string(page, row, column, spreadsheetText(text), format)
    case .flag(let value): worksheet_write_boolean(page, row, column, value ? 1 : 0, format)
    case .phrase(let phrase):
      worksheet_write_string(page, row, column, spreadsheetText(phrase.description), format)
    case .text, .missing:
      format == nil ? LXW_NO_ERROR : worksheet_write_blank(page, row, column, format)
    case .integer, .number, .precise:
      if let value = value(cell) {
        worksheet_write_number(page, row, column, value, format)
      } else {
        worksheet_write_string(page, row, column, cell.written(in: .en), format)
      }
    }
  }

  /// The number of a cell as it is written: of a copy with all its digits.
  private func value(_ cell: ResultTable.Cell) -> Double? {
    if sheet.writtenDecimals != nil, case .number(let value) = cell, value.isFinite { return value }
    return cell.writtenValue
  }
}

extension ResultTable.Cell {
  /// Cells of one column and kind share a number format; 4 is kept for texts that wrap.
  fileprivate var formatKind: Int {
    switch self {
    case .text, .term, .phrase: 0
    case .flag, .missing: 1
    case .integer: 2
    case .number, .precise: 3
    }
  }

  /// Characters of the shown number at most.
  func shownWidth(_ format: ColumnStyle.Format) -> Int {
    switch self {
    case .text(let text), .term(let text): displayWidth(text)
    case .phrase(let phrase): displayWidth(phrase.description)
    case .integer(let value): Int64(value).writtenLength
    case .number(let value), .precise(let value):
      switch format {
      case .decimals(let decimals), .percent(let decimals):
        Int64(clamping: value).writtenLength + 2 + decimals
      case .share, .pValue: 8
      case .general, .text: 12
      }
    case .flag: 5
    case .missing: 0
    }
  }
}

extension Int64 {
  fileprivate init(clamping value: Double) {
    self = value.magnitude < 9e18 ? Int64(value) : .max
  }

  /// Digits, and the sign of a negative number.
  fileprivate var writtenLength: Int {
    var (left, length) = (magnitude / 10, self < 0 ? 2 : 1)
    while left > 0 {
      left /= 10
      length += 1
    }
    return length
  }
}
