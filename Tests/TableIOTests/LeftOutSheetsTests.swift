import Phrases
import TestSupport
import Testing

@testable import TableIO

/// Sheets that were not read are told in one line.
@Suite struct LeftOutSheetsTests {
  private func book(_ sheets: [(name: String, isHidden: Bool)]) throws -> Workbook {
    let made = MadeWorkbook(
      sheets.map { .init($0.name, [[.text("a")], [.number(1)]], isHidden: $0.isHidden) })
    return try Workbook(made.bytes, file: "b.xlsx")
  }

  @Test func `one sheet is a line of its own`() throws {
    let book = try book([("scores", false), ("notes", false), ("old", true)])
    let notice = try #require(book.leftOut(besides: ["scores", "notes"]))
    #expect(notice.sheet == "old" && notice.sentence.description.contains("hidden"))
    let blank = try #require(book.leftOut(besides: ["scores", "old"], unfilled: ["notes"]))
    #expect(blank.sentence.description == "the sheet has a header and no rows: not read")
    #expect(book.leftOut(besides: ["scores", "notes"], empty: ["old"]) == nil)
  }

  @Test func `several are one line with their names`() throws {
    let book = try book([("scores", false), ("notes", false), ("old", true), ("ballots", false)])
    let notice = try #require(book.leftOut(besides: ["scores"], unfilled: ["ballots"]))
    #expect(
      notice.sentence.description
        == "3 sheets are not read: notes, old (hidden), ballots (no rows)")
    #expect(notice.sheet == nil && notice.value == "3")
    #expect(notice.suggestion.description == "name it with --sheet to read it")
  }

  @Test func `of many the first five are named`() throws {
    let book = try book((1...9).map { ("s\($0)", false) })
    let notice = try #require(book.leftOut(besides: ["s1"]))
    #expect(
      notice.sentence.description == "8 sheets are not read: s2, s3, s4, s5, s6 and 3 more")
  }

  @Test func `a plain table tells of the other sheets once`() throws {
    let made = MadeWorkbook(
      (1...4).map { .init("s\($0)", [[.text("a"), .text("b")], [.number(1), .number(2)]]) })
    let table = try Table(reading: made.bytes, file: "b.xlsx")
    #expect(table.notices.count { $0.kind == .sheetLeftOut } == 1)
  }
}
