import Appraisals
import Assessments
import Foundation
import Normalization
import Reporting
import TestSupport
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

// Fixtures/filled-template holds the template of its scheme.yaml, filled by fill.py (openpyxl 3.1.5).
@Suite struct FilledTemplateTests {
  private let filled = Repository.tests.appending(path: "ReportsTests/Fixtures/filled-template")
    .path

  private func formulas(_ book: Book, _ number: Int) throws -> [String] {
    try book.text("xl/worksheets/sheet\(number).xml")
      .matches(of: #/<formula[12]>([^<]*)<\/formula[12]>/#).map { String($0.1) }
  }

  @Test func `a filled template is a round without errors or warnings`() throws {
    let output = try RunRecipe(.check, round: filled).output()
    #expect(output.summary[0].description == "9 units, 3 teams, 1 other remark")
    #expect(!output.hasErrors && output.rows("diagnostics").map { $0["rule"] } == ["SY020"])
  }

  @Test func `a filled template gives the scores that were filled in`() throws {
    let recipe = Recipe(rules: RuleRecipe(rules: [.none]))
    let output = try RunRecipe(.normalize, round: filled, recipe).output()
    let raw = csvRows(try #require(output.table("adjusted_scores")).csvText())
      .map { [$0["unit"], $0["team"], $0["raw"]] }
    // 12.05, 15.5 and 19.15 of 20 points in points of 100; the last unit has a total alone.
    #expect(raw.first == ["单位01", "'=1+1", "60.25"] && raw.last == ["10", "007", "77.5"])
    #expect(raw.count == 9 && raw.contains(["'@SUM(A1)", "第二组", "95.75"]))
  }

  @Test func `the filled template is today's`() throws {
    let yaml = try String(contentsOfFile: filled + "/scheme.yaml", encoding: .utf8)
    let draft = RoundTemplate(scheme: try Scheme(yaml: yaml, file: "scheme.yaml"), units: 9).draft
    let work = try TemporaryFolder()
    try Data(draft.bytes()).write(to: work.url.appending(path: "template.xlsx"))
    let (book, old) = (
      Book(path: work.path("template.xlsx")), Book(path: filled + "/template.xlsx")
    )
    #expect(try book.sheetNames() == old.sheetNames())
    for number in 1...7 { #expect(try formulas(book, number) == formulas(old, number)) }
  }

  @Test func `hostile schemes make plain text`() throws {
    let yaml = """
      name: "=1+1\\e[2J"
      components:
        - {key: "=cmd|' /C calc'!A0", weight: 90, full: 3, scored_by: team}
        - {key: "<b>", weight: 10, scored_by: members}
      ballots: {"@SUM(A1)": 100, "a,\\"b\\"": 0}
      instrument:
        - area: "\\0x"
          categories:
            - category: "]]>"
              items: [{item: "=HYPERLINK(\\"http://x\\")", full: 1}, {item: "-1+1", name: "'", full: 2}]
      """
    let draft = RoundTemplate(scheme: try Scheme(yaml: yaml, file: "s"), units: 12).draft
    let work = try TemporaryFolder()
    try Data(draft.bytes()).write(to: work.url.appending(path: "template.xlsx"))
    let book = Book(path: work.path("template.xlsx"))
    for number in 1...(try book.sheetNames().count) {
      let sheet = try book.text("xl/worksheets/sheet\(number).xml")
      #expect(!sheet.contains("<f>") && !sheet.contains("<hyperlink"))
      #expect(XMLParser(data: Data(sheet.utf8)).parse())
    }
    for entry in ["xl/sharedStrings.xml", "xl/comments1.xml", "docProps/core.xml"] {
      #expect(XMLParser(data: Data(try book.text(entry).utf8)).parse(), "\(entry)")
    }
    #expect(try book.text("xl/sharedStrings.xml").contains("<t>=HYPERLINK("))
  }

  @Test func `a sheet with a header alone is left out with a notice`() throws {
    let work = try TemporaryFolder()
    try work.write(
      try String(contentsOfFile: smallRound, encoding: .utf8), to: "round/scores.csv")
    try work.write("unit,grade,count\n", to: "round/ballots.csv")
    let checked = try RunRecipe(.check, round: work.path("round")).output(hasFiles: true)
    #expect(checked.hasErrors)
    let book = try #require((try checked.files()).first { $0.name == "checked.xlsx" })
    try Data(book.bytes).write(to: work.url.appending(path: "checked.xlsx"))
    let again = try RunRecipe(.check, round: work.path("checked.xlsx")).output()
    let told = again.rows("diagnostics").contains {
      $0["sentence"]?.contains("ballots.csv (no rows)") == true
    }
    #expect(!again.hasErrors && told)
  }
}
