import Foundation
import Phrases
import Reporting
import Testing

@Suite struct WorkbookDraftTests {
  private let table = ResultTable(
    name: "team_severity",
    question: Phrase(verbatim: "How severe?"),
    columns: [
      .init("team", .name), .init("n", .count),
      .init("severity", .points, decimals: 4, scale: .diverging),
      .init("lower", .points, decimals: 4), .init("upper", .points, decimals: 4),
      .init("p_top_3", .probability), .init("flagged", .flag),
    ],
    rows: [
      [
        .text("=1+1"), .integer(12), .number(-1.25), .number(-2),
        .number(0.5), .number(0.25), .flag(true),
      ],
      [
        .text("第01组"), .integer(3), .number(0.75), .number(0),
        .number(1.5), .missing, .flag(false),
      ],
    ])

  private func archive(_ sheet: SheetDraft) throws -> Archive {
    try Archive(WorkbookDraft(title: "t", sheets: [sheet]).bytes())
  }

  @Test func `the same workbook gives the same bytes a second later`() throws {
    let book = WorkbookDraft(
      title: Phrase(verbatim: "a"), subtitle: Phrase(verbatim: "b"),
      tables: [table])
    let first = try book.bytes()
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try first == book.bytes())
  }

  @Test func `text is a shared string, never a formula`() throws {
    let archive = try archive(SheetDraft(table))
    let sheet = try archive.text("xl/worksheets/sheet1.xml")
    #expect(!sheet.contains("<f>") && sheet.contains("<c r=\"A2\" t=\"s\">"))
    #expect(try archive.text("xl/sharedStrings.xml").contains("<t>=1+1</t>"))
  }

  @Test func `the header is frozen and filtered, numbers keep their decimals`() throws {
    let archive = try archive(SheetDraft(table))
    let sheet = try archive.text("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:G3\"/>"))
    #expect(sheet.contains("<v>-1.25</v>") && sheet.contains("t=\"b\"><v>1</v>"))
    let styles = try archive.text("xl/styles.xml")
    #expect(styles.contains("formatCode=\"0.0000\"") && styles.contains("formatCode=\"0.00%\""))
  }

  @Test func `severities are coloured alike on both sides of zero`() throws {
    let archive = try archive(SheetDraft(table))
    let sheet = try archive.text("xl/worksheets/sheet1.xml")
    let ends =
      #"<cfvo type="num" val="-1.25"/><cfvo type="num" val="0"/><cfvo type="num" val="1.25"/>"#
    #expect(sheet.contains(ends) && !sheet.contains("dataBar"))
  }

  @Test func `intervals are drawn without bars`() throws {
    var sheet = SheetDraft(table)
    let chart = IntervalChart(
      table, title: "<severity> & more", label: "team", lower: "lower", estimate: "severity",
      upper: "upper", axis: "points")
    sheet.charts = [try #require(chart)]
    let archive = try archive(sheet)
    let drawing = try archive.text("xl/charts/chart1.xml")
    #expect(drawing.contains("<c:hiLowLines/>") && !drawing.contains("barChart"))
    #expect(drawing.contains("&lt;severity&gt; &amp; more"))
    #expect(drawing.contains("team_severity!$D$2:$D$3"))
  }

  @Test func `a chart over a column that is not there is none`() {
    let chart = IntervalChart(
      table, title: "", label: "team", lower: "low", estimate: "severity", upper: "upper", axis: "")
    #expect(chart == nil)
  }

  @Test func `wide characters make a column wider`() throws {
    let narrow = SheetDraft(
      name: "n", headings: [.init("a")], rows: [[.text("abcdefghijklmnop")]])
    let wide = SheetDraft(
      name: "w", headings: [.init("a")], rows: [[.text("一二三四五六七八九十一二三四五六")]])
    let archive = try Archive(WorkbookDraft(title: "", sheets: [narrow, wide]).bytes())
    // Excel adds 5 pixels of padding, 0.7109375 of a character.
    #expect(try archive.text("xl/worksheets/sheet1.xml").contains("width=\"17.7109375\""))
    #expect(try archive.text("xl/worksheets/sheet2.xml").contains("width=\"33.7109375\""))
  }

  @Test func `marks colour cells and share one comment`() throws {
    var sheet = SheetDraft(table)
    sheet.marks = [
      .init(row: 1, column: 2, colour: .red, comment: "SY001 error"),
      .init(row: 1, column: 2, colour: .amber, comment: "SY002 warning"),
      .init(row: 2, column: 5, colour: .amber, comment: "SY006 warning"),
    ]
    let archive = try archive(sheet)
    let comments = try archive.text("xl/comments1.xml")
    #expect(comments.contains("SY001 error\n\nSY002 warning"))
    #expect(comments.contains("<comment ref=\"C2\"") && comments.contains("<comment ref=\"F3\""))
    #expect(try archive.text("xl/styles.xml").contains("FFF8C4BC"))
  }

  @Test func `a contents sheet says what each sheet answers and leads there`() throws {
    let book = WorkbookDraft(
      title: Phrase(verbatim: "a"), subtitle: Phrase(verbatim: "b"),
      tables: [table])
    let archive = try Archive(book.bytes())
    #expect(try archive.text("xl/workbook.xml").contains("name=\"Contents\""))
    let contents = try archive.text("xl/worksheets/sheet1.xml")
    #expect(contents.contains("location=\"'team_severity'!A1\""))
    #expect(try archive.text("xl/sharedStrings.xml").contains("How severe?"))
  }

  @Test func `a table too long for a sheet is named as a file`() throws {
    let long = ResultTable(
      name: "pairwise", columns: [.init("n", .count)], rows: (0..<3).map { [.integer($0)] })
    let book = WorkbookDraft(
      title: Phrase(verbatim: "a"), subtitle: Phrase(verbatim: "b"),
      tables: [long, table], mostRows: 2)
    let archive = try Archive(book.bytes())
    let sheets = try archive.text("xl/workbook.xml")
    #expect(!sheets.contains("pairwise") && sheets.contains("name=\"team_severity\""))
    #expect(try archive.text("xl/sharedStrings.xml").contains("pairwise.csv"))
    let contents = try archive.text("xl/worksheets/sheet1.xml")
    #expect(contents.contains("location=\"'team_severity'!A1\""))
    #expect(!contents.contains("'pairwise'"))
  }

  @Test func `what is flagged is filled, without a rule that LibreOffice falls over`() throws {
    let archive = try archive(SheetDraft(table))
    #expect(try archive.text("xl/styles.xml").contains("FFFCE4A8"))
    #expect(try !archive.text("xl/worksheets/sheet1.xml").contains("cellIs"))
    let ordinary = ResultTable(
      name: "t", columns: [.init("estimable", .flag)], rows: [[.flag(true)]])
    let plain = try self.archive(SheetDraft(ordinary))
    #expect(try !plain.text("xl/styles.xml").contains("FFFCE4A8"))
  }

  @Test func `a sheet prints across, as wide as the page, with its heading on every page`() throws {
    var sheet = SheetDraft(table)
    sheet.name = "A & B"
    let archive = try Archive(WorkbookDraft(title: "R&D", sheets: [sheet]).bytes())
    let page = try archive.text("xl/worksheets/sheet1.xml")
    #expect(page.contains("fitToPage=\"1\"") && page.contains("orientation=\"landscape\""))
    #expect(page.contains("paperSize=\"9\"") && page.contains("fitToHeight=\"0\""))
    #expect(page.contains("<oddHeader>&amp;LR&amp;&amp;D</oddHeader>"))
    #expect(page.contains("<oddFooter>&amp;LA &amp;&amp; B&amp;R&amp;P / &amp;N</oddFooter>"))
    let titles = "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'A &amp; B'!$1:$1<"
    #expect(try archive.text("xl/workbook.xml").contains(titles))
  }

  @Test func `columns too many for a page go on on a second, beside their names`() throws {
    let wide = ResultTable(
      name: "w", columns: (0..<9).map { .init("c\($0)", .name) },
      rows: [Array(repeating: .text(String(repeating: "x", count: 40)), count: 9)])
    let archive = try archive(SheetDraft(wide))
    #expect(try archive.text("xl/worksheets/sheet1.xml").contains("fitToWidth=\"2\""))
    #expect(try archive.text("xl/workbook.xml").contains("w!$A:$A,w!$1:$1"))
  }

  @Test func `long sentences go on in further lines of a higher row`() throws {
    let long = ResultTable(
      name: "t", columns: [.init("why", .sentence), .init("n", .count)],
      rows: [
        [.text(String(repeating: "word ", count: 40)), .integer(1)], [.text("short"), .integer(2)],
      ])
    let archive = try archive(SheetDraft(long))
    let sheet = try archive.text("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("<row r=\"2\" spans=\"1:2\" ht=\"45\" customHeight=\"1\">"))
    #expect(sheet.contains("<row r=\"3\" spans=\"1:2\"><"))
    #expect(try archive.text("xl/styles.xml").contains("wrapText=\"1\""))
  }

  @Test func `answers come before the list, whose links pass them by`() throws {
    let answer = SheetDraft(name: "Answer", headings: [.init("a")], rows: [[.text("b")]])
    let book = WorkbookDraft(
      title: Phrase(verbatim: "a"), subtitle: Phrase(verbatim: "b"), answers: [answer],
      sentences: [Phrase(verbatim: "It is so.")], tables: [table])
    #expect(book.sheets.map(\.name) == ["Answer", "Tables for experts", "team_severity"])
    let archive = try Archive(book.bytes())
    let list = try archive.text("xl/worksheets/sheet2.xml")
    #expect(list.contains("location=\"'team_severity'!A1\""))
    #expect(try archive.text("xl/sharedStrings.xml").contains("It is so."))
  }

  @Test func `no file is left behind`() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let before = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("steelyard-") }
    _ = try WorkbookDraft(title: "", sheets: [SheetDraft(table)]).bytes()
    let after = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("steelyard-") }
    #expect(Set(after).subtracting(before).isEmpty)
  }
}
