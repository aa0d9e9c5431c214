import TableIO
import TestSupport
import Testing

@Suite struct RawSheetTests {
  private func cells(_ sheet: RawSheet) -> [String] {
    sheet.rows.indices.flatMap { index in
      sheet.cells(of: index).map { cell in
        "\(cellReference(row: sheet.rows[index], column: cell.column))"
          + (cell.isNumber ? "#" : ":") + cell.text
      }
    }
  }

  @Test func `a text file keeps rows, blanks and the texts of numbers`() throws {
    let text = "\n unit,x\n007,85.30\n\n=1+1,, 7 ,-0.5\n"
    let sheets = try RawSheet.sheets(of: Array(text.utf8), file: "f")
    #expect(
      sheets.map(cells) == [
        ["A2: unit", "B2:x", "A3:007", "B3#85.30", "A5:=1+1", "C5: 7 ", "D5#-0.5"]
      ])
    #expect(sheets[0].headerRows == 1...1 && sheets[0].cellCount == 7 && sheets[0].name == nil)
  }

  @Test(arguments: ["85.", "1e3", "+1", "-0", "0x1", "01.5", "12345678901234567", "８５", "1,5", ""])
  func `what a spreadsheet would change is text`(text: String) throws {
    let sheet = try RawSheet.sheets(of: Array("x;y\n\"\(text)\";1\n".utf8), file: "f")[0]
    #expect(!sheet.cells(of: 1).contains { $0.column == 0 && $0.isNumber })
  }

  @Test func `a workbook gives its visible sheets, headers where they stand`() throws {
    let sheets = try Golden.sheets("merged-headers.xlsx")
    #expect(sheets.map(\.name) == ["考核汇总"] && !sheets[0].merges.isEmpty)
    let header = try #require(sheets[0].headerRows)
    #expect(header.lowerBound == 2 && header.count > 1)
    #expect(cells(sheets[0]).contains { $0.contains("#") })
    #expect(try Golden.sheets("team-sheets.xlsx").compactMap(\.name) == ["第一组", "第二组", "第三组"])
    let hidden = try Golden.sheets("team-sheets.xlsx", sheet: "旧数据")
    #expect(hidden.map(\.name) == ["旧数据"])
  }

  @Test func `letters and columns are inverse`() {
    #expect(
      [0, 25, 26, 701, 702, 16_383].map { columnIndex(columnLetter($0)) } == [
        0, 25, 26, 701, 702, 16_383,
      ])
    #expect(columnIndex("XFE") == nil && columnIndex("") == nil && columnIndex("A1") == nil)
  }
}
