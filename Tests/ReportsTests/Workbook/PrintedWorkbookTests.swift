import Appraisals
import Phrases
import Reporting
import TestSupport
import Testing

@testable import Reports

/// report.xlsx as a spreadsheet program prints it.
@Suite(.enabled(if: Spreadsheet.isThere, "LibreOffice and pdftotext are needed"))
struct PrintedWorkbookTests {
  private func report(_ path: String, _ language: Language) throws -> Report {
    try Report(try Appraisal(path: path), language: language)
  }

  /// Pages by the name of the sheet at their foot.
  private func pages(_ workbook: WorkbookDraft) throws -> [String: [[String]]] {
    let names = sheetNames(workbook.sheets.map(\.name))
    return Dictionary(grouping: try Spreadsheet.pages(workbook.bytes())) { page in
      let foot = (page.last ?? "").trimmingPrefix { $0.isWhitespace }
      return names.filter { foot.hasPrefix($0 + " ") }.max { $0.count < $1.count } ?? String(foot)
    }
  }

  @Test(arguments: Language.allCases)
  func `the ranking prints on three pages, each with all columns`(language: Language) throws {
    let report = try report(Repository.data("founding-2015"), language)
    var workbook = report.workbook
    workbook.sheets = Array(workbook.sheets.prefix(4))
    workbook.sheets[3].links = []
    let pages = try pages(workbook)
    #expect(Set(pages.keys) == Set(workbook.sheets.map(\.name)))
    let ranking = try #require(pages[workbook.sheets[0].name])
    #expect((3...4).contains(ranking.count))
    for page in ranking {
      // Below the title of the workbook.
      let head = page[1].filter { !$0.isWhitespace }
      #expect(
        head == workbook.sheets[0].headings.map(\.title).joined().filter { !$0.isWhitespace })
    }
    let units = ranking.flatMap { page in
      page.dropFirst(2).dropLast().compactMap { line in
        line.split(separator: " ").dropFirst().first.map(String.init)
      }
    }
    #expect(units == report.appraisal.ranks.listed.map(\.name))
    #expect(pages[workbook.sheets[2].name]?.count == 1)
  }

  @Test func `a whole workbook prints, short sheets on one page unless they are too wide`() throws {
    let workbook = try report(smallRound, .en).workbook
    let pages = try pages(workbook)
    let names = sheetNames(workbook.sheets.map(\.name))
    #expect(Set(pages.keys) == Set(names))
    for (sheet, name) in zip(workbook.sheets, names) where sheet.rows.count <= 24 {
      let count = pages[name]?.count
      // Ranks and severities have more columns than one page can show.
      let isWide = sheet.headings.count > 18
      #expect(count == (isWide ? 2 : 1) || !sheet.charts.isEmpty, "\(name): \(count ?? 0)")
    }
  }
}
