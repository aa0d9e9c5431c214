import Foundation
import RealModule
import TestSupport
import Testing

@testable import TableIO

// The workbooks are by openpyxl and XlsxWriter; Goldens/make-workbooks.py.
@Suite struct WorkbookTests {
  /// The second column of values.xlsx by what stands in the first.
  private func values() throws -> [String: (text: String, marks: SheetGrid.Marks)] {
    let book = try Golden.workbook("values.xlsx")
    let filled = try book.grid(book.sheets[0]).filled
    var names: [Int: String] = [:]
    for cell in filled where cell.column == 0 { names[cell.row] = cell.text }
    return Dictionary(
      filled.filter { $0.column == 1 }.map { (names[$0.row] ?? "", ($0.text, $0.marks)) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: [
    ("day", "2015-12-31"), ("chinese day", "1900-02-28"), ("first day after the gap", "1900-03-01"),
    ("moment", "2016-02-29T08:30:15"), ("time", "08:30:00"), ("elapsed", "30:00:00"),
  ])
  func `dates and times are text of ISO 8601`(what: String, text: String) throws {
    let value = try #require(try values()[what])
    #expect(value.text == text && value.marks.contains(.date))
  }

  @Test(arguments: [
    ("percent", "0.855"), ("red number", "-12.5"), ("points", "85"), ("seventeen digits", "0.1"),
    ("float sum", "0.3"), ("small", "1e-07"), ("whole", "90"),
    ("negative zero", "0"), ("serial of no date", "60"), ("large", "1.234567890123457e+17"),
  ])
  func `numbers are the shortest text of their double`(what: String, text: String) throws {
    let value = try #require(try values()[what])
    #expect(Double(value.text) == Double(text) && value.text.count <= text.count + 2)
    #expect(value.marks.contains(.number) && value.marks.contains(.percent) == (what == "percent"))
  }

  @Test(arguments: [
    ("true", "TRUE"), ("full width", "８５．５"), ("text", " 7 "), ("error", "#DIV/0!"),
    ("text formula", "ab"), ("rich", "党建 A&B <c>"),
  ])
  func `other cells keep their text`(what: String, text: String) throws {
    let value = try #require(try values()[what])
    #expect(value.text == text && !value.marks.contains(.number))
  }

  // LibreOffice 7.4.7 worked out the formula that openpyxl left and wrote other codes of formats.
  @Test(arguments: ["merged-headers", "values", "wide-items"])
  func `what LibreOffice saves reads the same`(name: String) throws {
    let ours = try Golden.table("\(name).xlsx")
    let saved = try Golden.table("libreoffice-\(name).xlsx")
    #expect(saved.header == ours.header && saved.rowCount == ours.rowCount)
    for row in 0..<ours.rowCount {
      #expect(saved.sheetRow(row) == ours.sheetRow(row))
      for column in ours.header.indices where ours.number(row, column) != .number(-0.0) {
        let (a, b) = (saved.text(row, column), ours.text(row, column))
        // It writes 15 digits.
        #expect(
          a == b
            || (Double(a) ?? .nan).isApproximatelyEqual(
              to: Double(b) ?? .nan, relativeTolerance: 1e-14)
        )
      }
    }
  }

  @Test(arguments: [
    ("merged-headers.xls", WorkbookProblem.oldExcel), ("password.xlsx", .passwordProtected),
  ])
  func `real files of other kinds are refused`(name: String, problem: WorkbookProblem) {
    #expect(throws: TableError.workbook(file: name, problem)) { try Golden.table(name) }
  }

  @Test func `styled cells without a value are blank`() throws {
    #expect(try values()["blank text"] == nil)
  }

  @Test func `days counted from 1904 are the same days`() throws {
    #expect(try Golden.table("date1904.xlsx").texts.map { $0[0] } == ["1904-01-02", "2015-12-31"])
  }

  @Test func `cells and rows without references follow one another`() throws {
    let read = try Golden.table("sparse.xlsx", sheet: "bare")
    #expect(read.header == ["name", "score"])
    #expect(read.texts == [["东京", "1.5"], ["a\nb", "2015-12-31"], ["", ""]])
    #expect((0..<3).map(read.sheetRow) == [2, 4, 5])
    #expect(read.has(.uncomputedFormula, row: 5, column: "B"))
  }

  @Test func `rows and columns far apart keep their places`() throws {
    let read = try Golden.table("sparse.xlsx", sheet: "far")
    #expect(read.texts == [["a", "7"]] && read.sheetRow(0) == 900)
    #expect(read.letter(1, row: 0) == "F")
  }

  @Test func `hostile names are only names`() throws {
    let book = try Golden.workbook("hostile-names.xlsx")
    #expect(book.sheets.map(\.name) == ["<b>&'sheet"])
    let names = try Golden.table("hostile-names.xlsx").texts.map { $0[0] }
    #expect(names.count == 9 && names[0] == "=cmd|' /C calc'!A0")
    #expect(names[3] == "<script>alert(1)</script>" && names[8].count == 3000)
    // The escape character is dropped, an escaped underscore is one.
    #expect(names[5] == "[31mred" && names[7] == "_x0041_")
  }

  @Test func `charts, comments and colours change nothing`() throws {
    let read = try Golden.table("decorated.xlsx")
    #expect(read.rowCount == 6 && read.texts[5] == ["u5", "t1", "85", "85.5", "90"])
    #expect(read.notices.isEmpty)
  }

  @Test func `a sheet is named by --sheet, hidden or not`() throws {
    #expect(try Golden.table("team-sheets.xlsx", sheet: "旧数据").texts == [["撤销单位", "1", "2", "3"]])
    #expect(throws: TableError.self) { try Golden.table("team-sheets.xlsx", sheet: "none") }
    #expect(throws: TableError.workbook(file: "team-sheets.xlsx", .noTable(sheet: "Sheet4"))) {
      try Golden.table("team-sheets.xlsx", sheet: "Sheet4")
    }
  }

  @Test(arguments: [
    ("0.0%", NumberFormats.Meaning.percent), ("yyyy\"年\"m\"月\"", .date), ("[h]:mm", .elapsed),
    ("[Red]0.00", .number), ("General", .number), ("0\"day\"", .number), ("h:mm:ss", .time),
    ("[$-804]aaaa;@", .number), ("0.00E+00", .number), ("\\d0", .number), ("mmm", .date),
  ])
  func `a format code says what its number is`(code: String, meaning: NumberFormats.Meaning) {
    #expect(NumberFormats.meaning(code) == meaning)
  }

  @Test func `shortest numbers read back as the same double`() throws {
    for text in [
      "0.1", "0.10000000000000001", "0.30000000000000004", "85.300000000000011", "1E-7", "1e300",
      "00.5", "5.",
    ] {
      let short = String(decoding: try #require(shortestNumber(Array(text.utf8))), as: UTF8.self)
      #expect(Double(short) == Double(text) ?? 5 && short.count <= max(text.count, 6), "\(text)")
    }
    #expect(shortestNumber(Array("nan".utf8)) == nil)
  }
}
