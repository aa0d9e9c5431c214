import Assessments
import Foundation
import Phrases
import Reporting
import TestSupport
import Testing

@testable import Reports

/// Templates and empty rounds in Chinese are read as those in English are.
@Suite struct ChineseTemplateTests {
  private func template() throws -> RoundTemplate {
    RoundTemplate(
      scheme: try Scheme(yaml: Scheme.exampleYAML, file: "scheme.yaml"), units: 12, language: .zh)
  }

  @Test func `sheets and headings are Chinese, and lists name the sheets`() throws {
    let sheets = try template().draft.sheets
    #expect(sheets.map(\.name) == ["填写说明", "考核组名单", "得分表", "评分明细", "选票", "指标", "Lists"])
    #expect(sheets[2].headings.map(\.title) == ["单位", "考核组", "实地考核", "平时考核", "民主测评"])
    #expect(sheets[3].headings.map(\.title) == ["单位", "考核组", "考核员", "指标", "得分"])
    #expect(
      sheets[2].validations[0].allowed
        == .listFrom("OFFSET('考核组名单'!$A$2,0,0,MAX(1,COUNTA('考核组名单'!$A$2:$A$61)),1)"))
    let notes = sheets.prefix(6).flatMap { $0.headings.compactMap(\.note) }
    #expect(!notes.isEmpty && notes.allSatisfy { !$0.contains("sheet") })
  }

  @Test func `a filled one is a round`() throws {
    let drafts = try template().draft.sheets
    func filled(_ name: String, _ rows: [[MadeWorkbook.Cell]]) -> MadeWorkbook.Sheet {
      let draft = drafts.first { $0.name == name }
      return .init(name, [(draft?.headings ?? []).map { .text($0.title) }] + rows)
    }
    let items = drafts[5].rows.compactMap { row -> String? in
      if case .text(let id) = row[0] { id } else { nil }
    }
    let scores: [[MadeWorkbook.Cell]] = [
      [.text("甲局"), .text("一组"), .blank, .number(81), .blank],
      [.text("乙局"), .text("二组"), .number(83), .number(84), .number(85)],
    ]
    var hidden = filled("Lists", [[.text("1.1.1"), .number(1), .text("优秀"), .number(100)]])
    hidden.isHidden = true
    let book = MadeWorkbook([
      filled("填写说明", [[.text("空白表示缺失，0 是得分。")]]),
      filled("考核组名单", [[.text("一组")], [.text("二组")]]), filled("得分表", scores),
      filled("评分明细", items.map { [.text("甲局"), .text("一组"), .text("张三"), .text($0), .number(1)] }),
      filled(
        "选票", [[.text("甲局"), .text("优秀"), .number(3)], [.text("甲局"), .text("良好"), .number(1)]]),
      filled(
        "指标",
        drafts[5].rows.map { row in
          row.map { cell in
            switch cell {
            case .text(let text): .text(text)
            case .number(let value): .number(value)
            default: .blank
            }
          }
        }), hidden,
    ])
    let work = try TemporaryFolder()
    try Data(book.bytes).write(to: work.url.appending(path: "template.xlsx"))
    try work.write(Scheme.exampleYAML, to: "scheme.yaml")
    let reading = try RoundReader().read(path: work.path("template.xlsx"))
    let errors = reading.diagnostics.filter { $0.level == .error }
    #expect(errors.isEmpty, "\(errors.map(\.sentence.description))")
    // 71 items of 1 or 2 points, one point each, of full marks of 100; votes of 100 and 80.
    #expect(reading.round?.scores == [[71, 81, 95], [83, 84, 85]])
  }

  @Test func `an empty round says what goes into it, in the language asked for`() throws {
    let chinese = EmptyRound(language: .zh).files
    #expect(chinese.map(\.name) == ["scheme.yaml", "scores.csv", "README.md"])
    #expect(chinese[1].text == "\u{FEFF}单位,考核组,实地考核,平时考核,民主测评\n")
    #expect(!chinese[2].text.contains("Fill in"))
    #expect(EmptyRound(language: .en).files[1].text == "unit,team,onsite,routine,peer\n")
    for language in [Language.en, .zh] {
      let work = try TemporaryFolder()
      for (name, text) in EmptyRound(language: language).files {
        try work.write(name == "scores.csv" ? text + "a,1,80,81,82\n" : text, to: name)
      }
      let reading = try RoundReader().read(path: work.url.path)
      #expect(reading.round?.scores == [[80, 81, 82]] && reading.diagnostics.isEmpty)
    }
  }
}
