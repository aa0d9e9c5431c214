import Phrases
import Testing

@testable import Appraisals
@testable import Reporting
@testable import Reports

/// What is rounded for eyes never reads as nothing.
@Suite struct ShownNumbersTests {
  private static let test = BiasTest(
    "severities differ", "restricted likelihood ratio", assumes: "shared visits", statistic: 31.5,
    df1: 4,
    df2: 24.25, p: 0.000_012_345_678_912, posterior: 0.000_04)

  @Test func `p below .001 is said so on terminal and page, and whole in files`() {
    let table = SeverityTables.tests.table([Self.test])
    let terminal = table.terminalText(in: .en)
    #expect(terminal.contains("< 0.001") && !terminal.contains("0.0000 "))
    let report = HTMLReport(
      title: Phrase(verbatim: "t"), subtitle: .empty,
      sections: [.init("one", title: .empty, answer: .empty, blocks: [.table(PageTable(table))])])
    let page = report.text(vega: nil)
    #expect(page.contains("&lt; 0.001") && !page.contains(">0.000<"))
    #expect(table.csvText(in: .en).contains("1.234567891e-05"))
    #expect(table.jsonText(in: .en).contains("1.234567891e-05"))
  }

  @Test func `other small numbers keep two digits`() throws {
    let column = try #require(
      SeverityTables.tests.description.columns.first { $0.name == "posterior_probability" })
    #expect(column.shown(0.000_04) == "0.00004" || column.shown(0.000_04) == "4e-05")
    #expect(column.shown(0) == "0.000")
  }
}
