import Phrases
import TestSupport
import Testing

@testable import TableIO

@Suite struct ShapedSheetTests {
  @Test func `a header over two rows is joined, filled across and down`() throws {
    let read = try Golden.table("merged-headers.xlsx")
    #expect(
      read.header == [
        "序号", "被考核单位", "考核组", "考核得分/实地考核（60%）", "考核得分/平时考核", "考核得分/民主测评",
      ])
  }

  @Test func `merged cells give each row their value`() throws {
    let read = try Golden.table("merged-headers.xlsx")
    #expect(read.texts.map { $0[2] } == ["一组", "一组", "二组", "二组"])
    #expect(read.has(.mergeFilled, row: 5, column: "C"))
  }

  @Test func `titles, totals and notes are left out, each with its place and text`() throws {
    let read = try Golden.table("merged-headers.xlsx")
    #expect(read.rowCount == 4 && (0..<4).map(read.sheetRow) == [5, 6, 7, 8])
    let left = read.notices.filter { $0.kind == .rowLeftOut }
    #expect(left.map(\.row) == [1, 2, 9, 10, 12])
    #expect(left.allSatisfy { $0.sheet == "考核汇总" && $0.file == "merged-headers.xlsx" })
    #expect(left[2].value == "合 计" && left[4].value == "注：成绩保留一位小数。")
  }

  @Test func `lines of printed pages are left out`() throws {
    let read = try Golden.table("printed-pages.xlsx")
    #expect(read.header == ["单位", "考核组", "实地考核", "平时考核", "民主测评"])
    #expect((0..<read.rowCount).map(read.sheetRow) == [6, 7, 11])
    let left = read.notices.filter { $0.kind == .rowLeftOut }
    #expect(left.map(\.row) == [1, 2, 5, 8, 9, 10, 12, 13])
    #expect(left[4].sentence.description.contains("the header again"))
  }

  @Test func `a header may take three rows`() throws {
    let read = try Golden.table("three-rows.xlsx")
    #expect(
      read.header == [
        "单位", "考核组", "实地考核/组织/班子", "实地考核/组织/制度", "实地考核/党员/教育", "实地考核/党员/发展", "平时考核",
      ])
    #expect(read.texts == [["甲", "一组", "1", "2", "3", "4", "80"]] && read.notices.isEmpty)
  }

  @Test func `full-width digits are numbers`() throws {
    let read = try Golden.table("merged-headers.xlsx")
    #expect(read.number(2, 4) == .number(85.5) && read.number(3, 5) == .number(90))
  }

  @Test func `a header over two rows needs no merged cells`() throws {
    let read = try Golden.table("two-rows.xlsx")
    #expect(
      read.header == ["unit", "team", "onsite/plan", "onsite/work", "onsite/result", "routine"])
    #expect(read.texts[0] == ["a", "t", "1.5", "2", "0", "80"])
    #expect(read.letter(0, row: 0) == "B")
    #expect(read.has(.columnLeftOut, row: 5, column: "J") && read.has(.hiddenRows, row: 6))
  }

  @Test func `columns of items become rows that keep their cells' places`() throws {
    let read = try Golden.table("wide-items.xlsx")
    #expect(read.header[3...] == ["组织建设/q1", "组织建设/q2", "党员教育/q3", "党员教育/q4"])
    let long = read.unfolded(
      items: (3...6).map { ($0, "q\($0 - 2)") }, item: "item", score: "score")
    #expect(long.rowCount == 24 && long.texts[2] == ["甲", "一组", "张", "q3", "3"])
    #expect(long.letter(4, row: 2) == "F" && long.sheetRow(4) == 4)
    #expect(long.number(3, 4) == .notApplicable && long.number(18, 4) == .blank)
    #expect(long.has(.itemsUnfolded))
  }

  @Test func `sheets of one header are joined under their names`() throws {
    let tables = try Golden.workbook("team-sheets.xlsx").tables()
    #expect(tables.count == 3)
    let joined = Table(joining: tables, sheetsAs: "team")
    #expect(joined.rowCount == 9 && joined.texts[4] == ["单位5", "81.1", "86", "90", "第二组"])
    #expect(joined.sheet(ofRow: 4) == "第二组" && joined.sheetRow(4) == 3)
    #expect(joined.letter(4, row: 0) == nil && joined.has(.sheetsJoined))
  }

  @Test(arguments: [
    ("合计", true), ("合 计", true), ("第一组小计：", true), ("Total", true), ("Mean", true),
    ("总平均", true), ("Meaning", false), ("计划处", false), ("平均主义研究室", false),
    ("Totalization office", false), ("", false),
  ])
  func `words for totals are known`(label: String, isTotal: Bool) {
    #expect(isSummary(label) == isTotal)
  }

  @Test(arguments: [
    ("注：保留一位小数", true), ("日期：2015-12-31", true), ("Note: draft", true), ("市财政局", false),
    ("08:30", false), ("备注", false),
  ])
  func `notes are told from names`(text: String, note: Bool) { #expect(isNote(text) == note) }
}
