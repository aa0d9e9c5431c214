import Foundation
import Phrases
import Reporting
import TableIO
import TestSupport
import Testing

@Suite struct InjectionTests {
  private func table(_ text: String) -> ResultTable {
    ResultTable(
      name: "t", columns: [.init("unit", .name), .init("x", .number)],
      rows: [[.text(text), .integer(-1)]])
  }

  @Test func `there are more than forty payloads`() { #expect(Payloads.all.count >= 40) }

  /// Formulas at the beginning; what is hidden before one becomes a visible mark, which ends it.
  private static let formulas = Payloads.formulas.filter { payload in
    payload.unicodeScalars.first.map { $0.properties.generalCategory != .format && $0 != "%" }
      ?? false
  }

  @Test(arguments: formulas)
  func `no text cell of a CSV begins like a formula`(payload: String) {
    #expect(spreadsheetSafe(payload).hasPrefix("'"))
    #expect(table(payload).csvText().contains("'"))
  }

  @Test(arguments: ["-3", "+2.5", "-1e-5", "-.5", "12", "单位001", "a-b", "x=1", "2015-06"])
  func `plain numbers and plain text stay`(text: String) {
    #expect(spreadsheetSafe(text) == text)
  }

  @Test func `numbers of numeric columns are untouched`() {
    let table = ResultTable(
      name: "t", columns: [.init("x", .points), .init("y", .count)],
      rows: [[.number(-1.5), .integer(-3)]])
    #expect(table.csvText() == "x,y\n-1.5,-3\n")
  }

  @Test func `a heading is text too`() {
    let table = ResultTable(name: "t", columns: [.init("=x", .name)], rows: [])
    #expect(table.csvText() == "'=x\n")
  }

  @Test(arguments: Payloads.all)
  func `JSON keeps the true text and no control character`(payload: String) throws {
    let json = table(payload).jsonText()
    #expect(
      !json.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    let rows = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect(rows?.first?["unit"] as? String == payload)
  }

  @Test(arguments: Payloads.all)
  func `a terminal gets nothing it obeys or does not show`(payload: String) {
    let lines = table(payload).terminalText().split(separator: "\n")
    #expect(lines.count == 2 && Payloads.isVisible(lines.joined()))
  }

  @Test(arguments: Payloads.all)
  func `markup is text in the page`(payload: String) {
    /// Tags of a page with a text everywhere.
    func tags(_ text: String) -> Int {
      let said = Phrase(verbatim: text)
      return HTMLReport(
        title: said, subtitle: said,
        cards: [.init(said, said, section: "one")],
        sections: [
          .init(
            "one", title: said, answer: said,
            blocks: [
              .table(PageTable(table(text))),
              .points([.init(said, said, state: .look, command: text)]),
              .statement(.init(title: said, text: said, language: .en)),
            ], caution: said)
        ], units: [.init(name: text, team: text, rank: 1, lines: [said])]
      ).text(vega: nil).count { $0 == "<" }
    }
    let added = tags(payload) - tags("plain")
    #expect(added == 0)
  }

  @Test func `a workbook holds every payload as text, on sheets of legal names`() throws {
    let sheets = Payloads.all.map { payload in
      var sheet = SheetDraft(
        name: payload, headings: [.init(payload, note: payload)], rows: [[.text(payload)]])
      sheet.marks = [.init(row: 1, column: 0, colour: .red, comment: payload)]
      sheet.validations = [
        DataValidation(
          column: 0, rows: 1...9, allowed: .list(["a"]), message: String(payload.prefix(200)))
      ]
      return sheet
    }
    var book = WorkbookDraft(title: Payloads.all.joined(), sheets: sheets)
    book.sheets[0].links = sheets.indices.dropFirst().map { (0, $0) }
    let archive = try Archive(book.bytes())
    let entries = try archive.entries()
    #expect(entries.allSatisfy { !$0.contains("..") && !$0.hasPrefix("/") })
    for number in 1...sheets.count {
      let xml = try archive.text("xl/worksheets/sheet\(number).xml")
      #expect(!xml.contains("<f>"))
    }
    for entry in [
      "xl/workbook.xml", "xl/sharedStrings.xml", "xl/comments1.xml", "docProps/core.xml",
    ] {
      let xml = try archive.text(entry)
      #expect(XMLParserCheck.isWellFormed(xml), "\(entry)")
    }
  }
}
