import Phrases
import Reporting

/// A sheet for everybody: few columns, with headings in words.
struct AnswerSheet<Row> {
  let name: Phrase
  let columns: [AnswerColumn<Row>]
  let rows: [Row]

  /// Its cells, under the names of the columns.
  private func table(_ key: String, question: Phrase = .empty) -> ResultTable {
    ResultTable(
      name: key, title: name, question: question, columns: columns.map(\.column.info),
      rows: rows.map { row in columns.map { $0.column.value(row) } })
  }

  /// The sheet as a table of the page, which no file holds.
  ///
  /// - Parameter key: names the table in the page.
  func onPage(_ key: String, question: Phrase) -> PageTable {
    PageTable(
      table(key, question: question), headings: columns.map(\.heading), hasFile: false,
      isWhole: true)
  }

  /// The sheet in a language.
  func draft(in language: Language) -> SheetDraft {
    var sheet = SheetDraft(table("answer"), language)
    for (place, own) in columns.enumerated() {
      let title = own.heading.said(in: language)
      sheet.headings[place].title = title.prefix(1).uppercased() + title.dropFirst()
    }
    sheet.tab = .amber
    sheet.marks = rows.enumerated().flatMap { row, own in
      columns.enumerated().compactMap { place, column in
        column.colour(own).map { .init(row: row + 1, column: place, colour: $0, comment: "") }
      }
    }
    return sheet
  }
}

/// A column of such a sheet.
struct AnswerColumn<Row> {
  let heading: Phrase
  /// What fills it, with its meaning, unit and decimals.
  let column: Column<Row>
  /// The colour of a cell; nil for none.
  let colour: (Row) -> SheetDraft.Mark.Colour?

  /// A column under a heading in words.
  init(
    _ heading: Phrase, _ column: Column<Row>,
    colour: @escaping (Row) -> SheetDraft.Mark.Colour? = { _ in nil }
  ) {
    self.heading = heading
    self.column = column
    self.colour = colour
  }
}
