internal import CXLSXWriter
import Phrases

extension SheetWriter {
  /// Characters of the widest column.
  static let widest = 70
  /// Letters that fit a line of it, which are narrower than the digits that widths are told in.
  private static let line = 78.0
  /// The same of East Asian characters, counting two: they are a little wider than two digits.
  private static let wideLine = 66.0
  /// Height of a line, points.
  private static let lineHeight = 15.0

  /// Widths by what stands in the column, East Asian characters counting two.
  mutating func setWidths() {
    widths = (0..<columnCount).map(width)
    for (column, width) in widths.enumerated() {
      let isText = style(column).format == .text
      worksheet_set_column(
        page, lxw_col_t(column), lxw_col_t(column), Double(width),
        isText ? formats.format(.init(number: "@")) : nil)
    }
  }

  private func style(_ column: Int) -> ColumnStyle {
    column < sheet.headings.count ? sheet.headings[column].style : .plain
  }

  private func width(_ column: Int) -> Int {
    let title = column < sheet.headings.count ? displayWidth(sheet.headings[column].title) + 3 : 0
    let format = style(column).format
    var widest = title
    for (index, row) in sheet.rows.enumerated() where column < row.count {
      // Titles above a header run on over the columns beside them.
      if let first = sheet.headingRows?.lowerBound, let places = sheet.places,
        places[index] < first
      {
        continue
      }
      if case .text(let text) = row[column] {
        // A text of n bytes is at most n wide, so most need no counting.
        if text.utf8.count > widest { widest = max(widest, displayWidth(text)) }
      } else {
        widest = max(widest, row[column].shownWidth(format))
      }
    }
    let room = isNumber(column) || (column > 0 && isNumber(column - 1)) ? 2 : 1
    return min(max(widest + room, format == .text ? 16 : 8), Self.widest)
  }

  /// Whether a text is too long for one line of the widest column there is.
  func wraps(_ cell: ResultTable.Cell, _ column: Int) -> Bool {
    guard column < sheet.headings.count, sheet.headings[column].wraps, case .text(let text) = cell
    else { return false }
    return text.utf8.count > Int(Self.wideLine) && lines(text) > 1
  }

  private func lines(_ text: String) -> Int {
    let width = displayWidth(text)
    let wide = 2 * (width - text.count)
    let share = Double(width - wide) / Self.line + Double(wide) / Self.wideLine
    return max(1, Int(share.rounded(.up)))
  }

  /// Rows as high as their longest text needs: not every program finds that out by itself.
  func setHeights() {
    let wrapping = sheet.headings.indices.filter { sheet.headings[$0].wraps }
    guard !wrapping.isEmpty else { return }
    for (index, row) in sheet.rows.enumerated() {
      let counts = wrapping.map { column in
        guard column < row.count, case .text(let text) = row[column] else { return 1 }
        return lines(text)
      }
      guard let most = counts.max(), most > 1 else { continue }
      worksheet_set_row(
        page, lxw_row_t(clamping: sheet.places?[index] ?? index + 1),
        min(Self.lineHeight * Double(most), 400), nil)
    }
  }
}
