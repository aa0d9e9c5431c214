public import Phrases

/// An Excel workbook as data: the same workbook gives the same bytes, on any day.
///
/// All text is typed as text, so no name can become a formula; control characters are taken out.
public struct WorkbookDraft: Sendable {
  /// The title in the properties of the file.
  public var title: String
  /// In the order of their tabs.
  public var sheets: [SheetDraft]

  /// A workbook of sheets.
  public init(title: String, sheets: [SheetDraft]) {
    self.title = title
    self.sheets = sheets
  }
}

extension WorkbookDraft {
  /// The workbook of a report: what each sheet answers on the first, then one sheet per table.
  ///
  /// - Parameter mostRows: of a table that becomes a sheet; of a longer one the first sheet names the
  ///   CSV file.
  public init(
    title: Phrase, subtitle: Phrase, tables: [ResultTable],
    charts: [String: [IntervalChart]] = [:], language: Language = .en,
    mostRows: Int = SheetDraft.mostRows - 1
  ) {
    let shown = tables.filter { $0.rows.count <= mostRows }
    let places = Dictionary(
      shown.enumerated().map { ($1.name, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    var contents = SheetDraft(
      name: Phrase("Contents").said(in: language),
      headings: [Phrase("sheet"), Phrase("rows"), Phrase("question it answers")].map {
        .init($0.said(in: language))
      },
      rows: tables.map {
        [
          .text(places[$0.name] == nil ? $0.name + ".csv" : $0.name),
          .integer($0.rows.count),
          .text($0.question.said(in: language)),
        ]
      }
        + [
          [.text(""), .missing, .text("")],
          [.text(title.said(in: language)), .missing, .text(subtitle.said(in: language))],
        ])
    contents.links = tables.enumerated().compactMap { row, entry in
      places[entry.name].map { (row, $0) }
    }
    self.init(
      title: title.said(in: language),
      sheets: [contents]
        + shown.map { entry in
          var sheet = SheetDraft(entry, language)
          sheet.charts = charts[entry.name] ?? []
          return sheet
        })
  }
}
