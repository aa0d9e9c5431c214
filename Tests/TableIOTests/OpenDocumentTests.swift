import Phrases
import TestSupport
import Testing

@testable import TableIO

// merged-headers.ods is by LibreOffice 7.4.7 (Goldens/make-workbooks.py); the other files are written
// here as it writes them.
@Suite struct OpenDocumentTests {
  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>\
    <style:style style:name="ta1" style:family="table"><style:table-properties \
    table:display="true"/></style:style><style:style style:name="ta2" style:family="table">\
    <style:table-properties table:display="false"/></style:style></office:automatic-styles>\
    <office:body><office:spreadsheet>
    """

  private func file(
    _ tables: String, more: [(String, String)] = [], head: String = Self.head
  ) throws -> [UInt8] {
    let content = head + tables + "</office:spreadsheet></office:body></office:document-content>"
    let parts = [
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content),
    ]
    return try zipped((parts + more).map { ($0, Array($1.utf8)) })
  }

  private func sheet(_ rows: String, style: String = "ta1", name: String = "s") -> String {
    "<table:table table:name=\"\(name)\" table:style-name=\"\(style)\">\(rows)</table:table>"
  }

  private func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  private func text(_ text: String, _ attributes: String = "") -> String {
    "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\" \(attributes)>"
      + "<text:p>\(text)</text:p></table:table-cell>"
  }

  private func number(_ value: String, _ attributes: String = "", type: String = "float") -> String
  {
    "<table:table-cell office:value-type=\"\(type)\" office:value=\"\(value)\" \(attributes)>"
      + "<text:p>shown</text:p></table:table-cell>"
  }

  private func grid(_ rows: String) throws -> SheetGrid {
    let book = try Workbook(try file(sheet(rows)), file: "b.ods")
    return try book.grid(book.sheets[0])
  }

  private func problem(_ bytes: [UInt8]) -> WorkbookProblem? {
    do throws(TableError) {
      _ = try Table(reading: bytes, file: "b.ods")
    } catch {
      if case .workbook(_, let problem) = error { return problem }
    }
    return nil
  }

  @Test func `what LibreOffice saves reads as the workbook it was made of`() throws {
    let (saved, ours) = (
      try Golden.table("merged-headers.ods"), try Golden.table("merged-headers.xlsx")
    )
    #expect(saved.header == ours.header && saved.rowCount == ours.rowCount)
    for row in 0..<ours.rowCount {
      #expect(saved.sheetRow(row) == ours.sheetRow(row))
      for column in ours.header.indices {
        #expect(saved.text(row, column) == ours.text(row, column))
      }
    }
    #expect(saved.notices.map(\.kind) == ours.notices.map(\.kind))
    let books = (
      try Golden.workbook("merged-headers.ods"), try Golden.workbook("merged-headers.xlsx")
    )
    let merges = (
      try books.0.grid(books.0.sheets[0]).merges, try books.1.grid(books.1.sheets[0]).merges
    )
    #expect(merges.0.count == merges.1.count && merges.1.allSatisfy(merges.0.contains))
  }

  @Test func `values are read by their types`() throws {
    let grid = try grid(
      row(
        number("85.50000000000001", type: "float") + number("0.925", type: "percentage")
          + number("12.5", type: "currency")
          + "<table:table-cell office:value-type=\"date\" office:date-value=\"2017-03-01\"/>"
          + "<table:table-cell office:value-type=\"date\" "
          + "office:date-value=\"2017-03-01T08:30:00.500000000\"/>"
          + "<table:table-cell office:value-type=\"time\" office:time-value=\"PT08H30M15S\"/>"
          + "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>")
        + row(
          text("党建 <text:span>A&amp;B</text:span><text:s text:c=\"2\"/>c</text:p><text:p>next")
            + "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" "
            + "office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p>"
            + "</table:table-cell>"
            + "<table:table-cell table:formula=\"of:=[.A1]\" office:value-type=\"float\" "
            + "office:value=\"3\"><text:p>3</text:p></table:table-cell>"
            + "<table:table-cell table:formula=\"of:=[.A1]\"/>"
            + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>remark"
            + "</text:p></office:annotation><text:p>kept</text:p></table:table-cell>"))
    let cells = grid.filled
    #expect(
      cells.map(\.text) == [
        "85.50000000000001", "0.925", "12.5", "2017-03-01", "2017-03-01T08:30:00.5", "08:30:15",
        "TRUE", "党建 A&B  c\nnext", "#DIV/0!", "3", "", "kept",
      ])
    #expect(
      cells.map(\.marks) == [
        .number, [.number, .percent], .number, .date, .date, .date, [], [], [.formula, .error],
        [.formula, .number], [.formula, .uncomputed], [],
      ])
  }

  @Test func `repeats, spans, covered cells and hidden rows keep their places`() throws {
    let grid = try grid(
      row(
        text("a", "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"3\"")
          + "<table:covered-table-cell office:value-type=\"string\"><text:p>under</text:p>"
          + "</table:covered-table-cell>"
          + "<table:table-cell table:number-columns-repeated=\"2\"/>"
          + number("7", "table:number-columns-repeated=\"3\""))
        + row("<table:table-cell table:number-columns-repeated=\"16384\"/>", Self.rows(4))
        + "<table:table-header-rows>"
        + row(number("1"), Self.rows(2) + " table:visibility=\"filter\"")
        + "</table:table-header-rows><table:table-row-group table:display=\"false\">"
        + row(number("2")) + "</table:table-row-group>" + row(number("3"))
        + row("<table:table-cell table:number-columns-repeated=\"16384\"/>", Self.rows(1_048_560)))
    #expect(
      grid.filled.map { [$0.row, $0.column] } == [
        [0, 0], [0, 4], [0, 5], [0, 6], [5, 0], [6, 0], [7, 0], [8, 0],
      ])
    #expect(grid.filled.map(\.text) == ["a", "7", "7", "7", "1", "1", "2", "3"])
    #expect(grid.rows.map(\.isHidden) == [false, true, true, true, false])
    #expect(grid.merges == [try #require(CellRange("A1:B3"))])
  }

  private static func rows(_ count: Int) -> String { "table:number-rows-repeated=\"\(count)\"" }

  @Test func `hidden sheets are listed as hidden`() throws {
    let body = row(text("a") + text("b")) + row(number("1") + number("2"))
    let bytes = try file(sheet(body, name: "shown") + sheet(body, style: "ta2", name: "old"))
    let book = try Workbook(bytes, file: "b.ods")
    #expect(book.sheets.map(\.name) == ["shown", "old"])
    #expect(book.sheets.map(\.isHidden) == [false, true])
    let table = try Table(reading: bytes, file: "b.ods")
    #expect(table.header == ["a", "b"] && table.text(0, 1) == "2")
    #expect(table.notices.map(\.sheet) == ["old"])
  }

  @Test func `bombs and hostile files are refused`() throws {
    func isOver(_ bytes: [UInt8]) -> Bool {
      if case .overLimit = problem(bytes) { true } else { false }
    }
    let wide = number("1", "table:number-columns-repeated=\"16384\"")
    #expect(isOver(try file(sheet(row(wide, Self.rows(1_048_576))))))
    #expect(isOver(try file(sheet(row(number("1", "table:number-columns-repeated=\"16385\""))))))
    #expect(isOver(try file(sheet(row("", Self.rows(1_048_576)) + row(number("1"))))))
    // A few bytes that stand for a million cells took seconds.
    #expect(isOver(try file(sheet(row(number("1"), Self.rows(1_048_576))))))
    #expect(problem(try file(sheet(row(number("1"), Self.rows(100_001))))) == nil)
    let span = "table:number-columns-spanned=\"16384\" table:number-rows-spanned=\"1048576\""
    #expect(isOver(try file(sheet(row(text("a", span))))))
    #expect(isOver(try file(sheet(row(text("<text:s text:c=\"99999999\"/>x"))))))
    let entities = Self.head.replacing(
      "?>", with: "?><!DOCTYPE x [<!ENTITY a \"b\">]>", maxReplacements: 1)
    if case .hostile = problem(try file(sheet(row(text("a"))), head: entities)) {
    } else {
      Issue.record("a document type was read")
    }
    #expect(problem(try file(sheet(row(row(text("a")))))) == .damaged("a row lies in a row"))
    let cut = try file(sheet(row(text("a")))).dropLast(200)
    #expect(problem(Array(cut)) != nil)
  }

  @Test func `encrypted files and texts are refused with advice`() throws {
    let manifest = """
      <manifest:manifest><manifest:file-entry manifest:full-path="content.xml">\
      <manifest:encryption-data/></manifest:file-entry></manifest:manifest>
      """
    let locked = try file("", more: [("META-INF/manifest.xml", manifest)])
    #expect(problem(locked) == .passwordProtected)
    let letter = try zipped([
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
      ("content.xml", Array("<a:b><office:text/></a:b>".utf8)),
    ])
    #expect(problem(letter) == .openDocument)
    #expect(WorkbookProblem.openDocument.suggestion.description.contains(".ods"))
  }
}
