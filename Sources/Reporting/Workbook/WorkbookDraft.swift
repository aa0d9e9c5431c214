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
  /// The workbook of a report: the answers, a list of what each further sheet answers, then one sheet
  /// per table.
  ///
  /// - Parameters:
  ///   - answers: sheets for everybody, before the list.
  ///   - sentences: the answers in words, under the list.
  ///   - charts: by the name of the table beside which they are drawn.
  ///   - mostRows: of a table that becomes a sheet; of a longer one the list names the CSV file.
  public init(
    title: Phrase, subtitle: Phrase, answers: [SheetDraft] = [], sentences: [Phrase] = [],
    tables: [ResultTable], charts: [String: [IntervalChart]] = [:], language: Language = .en,
    mostRows: Int = SheetDraft.mostRows - 1
  ) {
    let shown = tables.filter { $0.rows.count <= mostRows }
    let places = Dictionary(
      shown.enumerated().map { ($1.name, $0 + 1 + answers.count) },
      uniquingKeysWith: { first, _ in first })
    let words = ([title, subtitle] + sentences).filter { $0 != .empty }
    var contents = SheetDraft(
      name: (answers.isEmpty ? Phrase("Contents") : Phrase("Tables for experts")).said(
        in: language),
      headings: [
        .init(Phrase("sheet").said(in: language)),
        .init(Phrase("question it answers").said(in: language), wraps: true),
        .init(Phrase("rows").said(in: language), isNumber: true),
        .init(Phrase("file").said(in: language)),
      ],
      rows: tables.map { table in
        let name = table.title
        return [
          .text(
            (places[table.name] == nil ? Phrase("\(name) (file only)") : name).said(in: language)),
          .text(table.question.said(in: language)), .integer(table.rows.count),
          .text(table.name + ".csv"),
        ]
      }
        + [[.text(""), .text(""), .missing, .text("")]]
        + words.map { [.text(""), .text($0.said(in: language)), .missing, .text("")] })
    contents.tab = .blue
    contents.links = tables.enumerated().compactMap { row, entry in
      places[entry.name].map { (row, $0) }
    }
    self.init(
      title: title.said(in: language),
      sheets: answers + [contents]
        + shown.map { entry in
          var sheet = SheetDraft(entry, language)
          sheet.charts = charts[entry.name] ?? []
          return sheet
        })
  }
}
