import Phrases
import Testing

@testable import Reporting

@Suite struct SheetNamesTests {
  @Test func `forbidden characters are replaced`() {
    #expect(sheetNames(["a[b]c:d*e?f/g\\h"]) == ["a_b_c_d_e_f_g_h"])
    #expect(
      sheetNames(["'quoted'", "", " ", "\u{1B}[31m"]) == ["quoted", "Sheet", "Sheet (2)", "_31m"])
  }

  @Test func `names differ when capitals are ignored`() {
    // What is cut off can leave an apostrophe at the end.
    #expect(
      sheetNames(["datum.constructor.constructor('x')"]) == ["datum.constructor.constructor("])
    #expect(sheetNames(["Team", "team", "TEAM"]) == ["Team", "team (2)", "TEAM (3)"])
    #expect(sheetNames(["History"]) == ["History (2)"])
  }

  @Test func `no name has more than 31 UTF-16 units`() {
    let long = String(repeating: "考", count: 40)
    let names = sheetNames([long, long, String(repeating: "😀", count: 40)])
    #expect(names.allSatisfy { $0.utf16.count <= 31 } && Set(names).count == 3)
    #expect(names[1].hasSuffix(" (2)") && names[2] == String(repeating: "😀", count: 15))
  }

  @Test func `spreadsheet text has no control characters and means itself`() {
    #expect(spreadsheetText("a\u{1B}[31mb\u{7}\u{9B}c\td\ne") == "a[31mbc d\ne")
    #expect(spreadsheetText("_x0041_") == "_x005F_x0041_")
    #expect(spreadsheetText("x\u{FFFF}y") == "xy")
    #expect(spreadsheetText(String(repeating: "é", count: 40_000)).utf16.count == 32_000)
  }

  @Test(arguments: [0.125, 2.675, 1.005, -0.00004, 0, 73.24449999999999, 1e15, -99.99995, 1.0 / 3])
  func `a cell of a workbook holds the number of the CSV file`(value: Double) {
    let cell = ResultTable.Cell.number(value)
    #expect(cell.writtenValue == Double(cell.written(in: .en)))
  }
}
