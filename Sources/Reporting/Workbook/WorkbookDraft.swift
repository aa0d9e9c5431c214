/// An Excel workbook as data: the same workbook gives the same bytes, on any day.
///
/// All text is typed as text, so no name can become a formula; control characters are taken out.
public struct WorkbookDraft: Sendable {
  public var title: String
  public var sheets: [SheetDraft]

  public init(title: String, sheets: [SheetDraft]) {
    self.title = title
    self.sheets = sheets
  }
}

extension WorkbookDraft {
  /// The workbook of a report: what each sheet answers on the first, then a sheet a table.
  public init(
    title: String, subtitle: String, tables: [(table: ResultTable, question: String)],
    charts: [String: [IntervalChart]] = [:]
  ) {
    var contents = SheetDraft(
      name: "Contents",
      headings: [.init("sheet"), .init("rows"), .init("question it answers")],
      rows: tables.map {
        [.text($0.table.name), .integer($0.table.rows.count), .text($0.question)]
      }
        + [[.text(""), .missing, .text("")], [.text(title), .missing, .text(subtitle)]])
    contents.links = tables.indices.map { ($0, $0 + 1) }
    self.init(
      title: title,
      sheets: [contents]
        + tables.map { entry in
          var sheet = SheetDraft(entry.table)
          sheet.charts = charts[entry.table.name] ?? []
          return sheet
        })
  }
}
