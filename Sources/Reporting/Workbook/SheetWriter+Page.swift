internal import CXLSXWriter

extension SheetWriter {
  /// Characters across a page whose text is still large enough to read.
  private static let pageWidth = 280

  /// How the sheet prints: A4 across, all columns on one page's width unless they are too many to read,
  /// headings on every page, title, name and page number around them.
  func setUpPage() {
    worksheet_set_landscape(page)
    worksheet_set_paper(page, 9)
    worksheet_set_margins(page, 0.5, 0.5, 0.8, 0.7)
    let across = max(1, (widths.reduce(0, +) + Self.pageWidth - 1) / Self.pageWidth)
    worksheet_fit_to_pages(page, UInt16(clamping: across), 0)
    if across > 1 { worksheet_repeat_columns(page, 0, 0) }
    if let rows = sheet.headingRows ?? (sheet.headings.isEmpty ? nil : 0...0) {
      worksheet_repeat_rows(page, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound))
    }
    worksheet_set_header(page, "&L" + marked(title))
    worksheet_set_footer(page, "&L\(marked(name))&R&P / &N")
    if let tab = sheet.tab { worksheet_set_tab_color(page, tab.line) }
    if sheet.isHidden { worksheet_hide(page) }
  }

  /// Text in which "&" means itself; a longer header than 255 characters is refused.
  private func marked(_ text: String) -> String {
    let own = spreadsheetText(text).prefix(utf16Units: 100)
    return own.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
  }

  /// Charts below a short table, else to its right: a wide table and a chart side by side would print
  /// too small to read.
  func addCharts() {
    let isShort = lastRow <= 30
    for (index, chart) in sheet.charts.enumerated() {
      add(
        chart, row: (isShort ? lastRow + 2 : 1) + 24 * index, column: isShort ? 0 : columnCount + 1)
    }
  }
}
