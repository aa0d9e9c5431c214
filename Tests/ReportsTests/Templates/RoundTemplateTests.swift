import Assessments
import Foundation
import Phrases
import Reporting
import Testing

@testable import Reports

@Suite struct RoundTemplateTests {
  private func scheme() throws -> Scheme {
    try Scheme(yaml: Scheme.exampleYAML, file: "scheme.yaml")
  }

  private func sheet(_ name: String, units: Int = 12) throws -> SheetDraft {
    let draft = RoundTemplate(scheme: try scheme(), units: units).draft
    return try #require(draft.sheets.first { $0.name == name })
  }

  @Test func `a sheet per part of the round, and what its lists need`() throws {
    let draft = RoundTemplate(scheme: try scheme(), units: 12).draft
    #expect(
      draft.sheets.map(\.name) == [
        "Read me", "teams", "scores", "ratings", "ballots", "items", "Lists",
      ])
    #expect(draft.sheets.map(\.isHidden) == [false, false, false, false, false, false, true])
  }

  @Test func `cells know what the scheme allows`() throws {
    let scores = try sheet("scores").validations
    #expect(
      scores.map(\.allowed) == [
        .listFrom("OFFSET(teams!$A$2,0,0,MAX(1,COUNTA(teams!$A$2:$A$61)),1)"), .number(0...100),
        .number(0...100), .number(0...100),
      ])
    #expect(scores.allSatisfy { $0.rows == 1...12 } && scores.map(\.column) == [1, 2, 3, 4])
    let ratings = try sheet("ratings").validations
    #expect(ratings[2].allowed == .listFrom("Lists!$A$2:$A$72"))
    #expect(ratings[3].allowed.formula.contains("VLOOKUP(D2&\"\",Lists!$A$2:$B$72,2,FALSE)"))
    #expect(
      try sheet("ballots").validations.map(\.allowed).dropFirst()
        == [.listFrom("Lists!$C$2:$C$5"), .whole(0...1_000_000)])
    #expect(ratings.allSatisfy { $0.allowed.formula.utf16.count <= 255 })
  }

  @Test func `it says everything in both languages, whatever the run's`() throws {
    let onsite = try #require(try sheet("scores").headings.first { $0.title == "onsite" }?.note)
    #expect(onsite.contains("onsite: points, 0 to 100, decimals allowed; weight 60 %"))
    #expect(onsite.contains("实地考核：0 至 100 分"))
    let grade = try #require(try sheet("ballots").headings[1].note)
    #expect(grade.contains("excellent 100, good 80, fair 60, poor 0"))
    for name in ["scores", "ratings", "ballots"] {
      for rule in try sheet(name).validations {
        let lines = rule.message.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].allSatisfy { $0.isASCII }, "\(rule.message)")
        // What a spreadsheet shows of the message of a wrong entry.
        #expect(rule.message.utf16.count <= 220, "\(rule.message)")
      }
    }
    #expect(try sheet("Read me").rows.contains { $0[1] == .text("空白表示缺失，0 是得分。") })
  }

  @Test func `an empty template asks for scores and nothing else`() throws {
    let work = try WorkFiles()
    try work.write(Scheme.exampleYAML.utf8, to: "scheme.yaml")
    try work.write(RoundTemplate(scheme: scheme()).draft.bytes(), to: "template.xlsx")
    let errors = try RoundReader().read(path: work.path).diagnostics.filter { $0.level == .error }
    #expect(errors.count == 1 && errors[0].rule == .emptyFile)
  }

  @Test(arguments: ["full: -1", "full: .inf"])
  func `full marks that are none allow no template`(full: String) throws {
    let yaml =
      "name: x\ncomponents: [{key: onsite, weight: 100, scored_by: team}]\n"
      + "instrument:\n  - area: a\n    categories:\n      - category: c\n        items:\n"
      + "          - {item: i1, \(full), kind: quantitative}\n"
    let problem = RoundTemplate(scheme: try Scheme(yaml: yaml, file: "s")).problem
    #expect(problem?.description.contains("full marks of i1 must be a number") == true)
    #expect(RoundTemplate(scheme: try scheme()).problem == nil)
  }

  @Test func `what would be a formula is text`() throws {
    let yaml = """
      name: "=1+1"
      components: [{key: "=cmd|' /C calc'!A0", weight: 100, full: 3, scored_by: team}]
      instrument:
        - area: "=A1"
          categories: [{category: "+1", items: [{item: "=HYPERLINK(\\"http://x\\")", full: 3}]}]
      """
    let draft = RoundTemplate(scheme: try Scheme(yaml: yaml, file: "s")).draft
    let items = try #require(draft.sheets.first { $0.name == "items" })
    #expect(items.rows[0][0] == .text("=HYPERLINK(\"http://x\")"))
    #expect(try !draft.bytes().isEmpty)
  }
}

extension DataValidation.Allowed {
  /// The formula of a rule that is one; empty for others.
  fileprivate var formula: String {
    switch self {
    case .formula(let text), .listFrom(let text): text
    default: ""
    }
  }
}
