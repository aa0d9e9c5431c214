internal import CXLSXWriter
import Phrases
import TableIO

extension SheetWriter {
  mutating func writeLink(_ row: Int, to target: String) {
    worksheet_write_url_opt(
      page, lxw_row_t(row + 1), 0, "internal:\(quoted(target))!A1",
      formats.format(.init(isLink: true, isTop: sheet.headings.contains(where: \.wraps))),
      sheet.rows[row].first.map { spreadsheetText($0.written(in: .en)) } ?? target, nil)
  }

  /// Links over the texts that stand in their cells.
  mutating func writeCellLinks() {
    let rows = Dictionary(
      zip(sheet.places ?? sheet.rows.indices.map { $0 + 1 }, sheet.rows),
      uniquingKeysWith: { first, _ in first })
    for link in sheet.cellLinks.prefix(SheetDraft.mostLinks) {
      guard let row = rows[link.row], link.column < row.count else { continue }
      let cell = cellReference(row: link.target.row, column: link.target.column)
      worksheet_write_url_opt(
        page, lxw_row_t(clamping: link.row), lxw_col_t(link.column),
        "internal:\(quoted(names[link.sheet]))!\(cell)", formats.format(.init(isLink: true)),
        spreadsheetText(row[link.column].written(in: .en)), nil)
    }
  }

  private func quoted(_ name: String) -> String {
    let doubled = name.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''")
    return "'\(doubled)'"
  }

  /// The library checks no overlap, and Excel repairs a file that has one.
  func writeMerges() {
    var done: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
    for merge in sheet.merges.prefix(SheetDraft.mostMerges)
    where merge.rows.count > 1 || merge.columns.count > 1 {
      let overlaps = done.contains {
        $0.rows.overlaps(merge.rows) && $0.columns.overlaps(merge.columns)
      }
      guard !overlaps else { continue }
      done.append(merge)
      worksheet_merge_range(
        page, lxw_row_t(clamping: merge.rows.lowerBound), lxw_col_t(merge.columns.lowerBound),
        lxw_row_t(clamping: merge.rows.upperBound), lxw_col_t(merge.columns.upperBound), "", nil)
    }
  }
}
