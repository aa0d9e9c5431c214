import Foundation
import Reporting
import Testing

@Suite struct MarkedCopyTests {
  /// A title in row 1, a header in row 3, a row in row 7.
  private var copy: SheetDraft {
    var sheet = SheetDraft(
      name: "o'copy", headings: [],
      rows: [
        [.text("a very long title over all the columns of the sheet")],
        [.text("unit"), .text("x")],
        [.text("=1+1"), .number(85.333_333_333_333_33), .missing, .number(80.5)],
      ])
    sheet.places = [0, 2, 6]
    sheet.writtenDecimals = [[:], [:], [3: 2]]
    sheet.headingRows = 2...2
    sheet.merges = [(0...0, 0...1), (0...1, 1...1), (4...5, 0...0)]
    sheet.marks = [
      .init(row: 6, column: 2, colour: .blue, comment: "SY001"),
      .init(row: 2, column: 1, colour: .amber, comment: ""),
    ]
    return sheet
  }

  @Test func `a header stands where it stood, rows keep their places`() throws {
    var first = SheetDraft(name: "Diagnostics", headings: [.init("cell")], rows: [[.text("C7")]])
    first.cellLinks = [.init(row: 1, column: 0, sheet: 1, target: (6, 2))]
    let archive = try Archive(WorkbookDraft(title: "", sheets: [first, copy]).bytes())
    let links = try archive.text("xl/worksheets/sheet1.xml")
    #expect(links.contains("ref=\"A2\" location=\"'o''copy'!C7\""))
    let sheet = try archive.text("xl/worksheets/sheet2.xml")
    #expect(sheet.contains("<autoFilter ref=\"A3:D7\"/>") && sheet.contains("ySplit=\"3\""))
    #expect(sheet.contains("<v>85.33333333333333</v>") && !sheet.contains("<f>"))
    #expect(sheet.contains("<c r=\"C7\" s="))
    #expect(sheet.contains("<mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A5:A6\"/></mergeCells>"))
    // The title does not widen the first column; 8 is the least width.
    #expect(sheet.contains("width=\"8.7109375\""))
    let comments = try archive.text("xl/comments1.xml")
    #expect(comments.contains("ref=\"C7\"") && !comments.contains("ref=\"B3\""))
    let styles = try archive.text("xl/styles.xml")
    #expect(styles.contains("FFFCE4A8") && styles.contains("formatCode=\"0.00\""))
  }

  @Test func `columns of names keep what is typed as text`() throws {
    let sheet = SheetDraft(
      name: "t", headings: [.init("item", style: ColumnStyle(format: .text))], rows: [])
    let archive = try Archive(WorkbookDraft(title: "", sheets: [sheet]).bytes())
    #expect(try archive.text("xl/styles.xml").contains("\"@\""))
    let page = try archive.text("xl/worksheets/sheet1.xml")
    #expect(page.contains(#/<col min="1" max="1" width="[0-9.]+" style="[1-9]"/#))
  }
}
