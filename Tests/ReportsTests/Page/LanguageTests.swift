import Appraisals
import Assessments
import Phrases
import Reporting
import TestSupport
import Testing

@testable import Reports

/// What is said in Chinese is said in Chinese throughout; CSV files keep their column names.
@Suite struct LanguageTests {
  private func isChinese(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  private func round() throws -> TemporaryFolder {
    let work = try TemporaryFolder()
    for (name, text) in SimulatedRound(year: 2015).files { try work.write(text, to: name) }
    return work
  }

  @Test func `a page has no English sentence or heading, its tables no other columns`() throws {
    let work = try round()
    var recipe = RunRecipe(.report, round: work.url.path)
    let english = try recipe.output()
    recipe.language = .zh
    let output = try recipe.output(hasFiles: true)
    for sentence in output.summary + output.warnings {
      #expect(isChinese(sentence.said(in: .zh)), "\(sentence)")
    }
    let page = try #require((try output.files()).first { $0.name == "report.html" }).text
    let isMarked = page.contains("<html lang=\"zh")
    #expect(isMarked)
    let body = page.replacing(
      /<script.*?<\/script>|<style.*?<\/style>/.dotMatchesNewlines(), with: "")
    for tag in ["p", "h1", "h2", "h3", "a", "b", "li", "dt", "dd", "caption", "button", "label"] {
      let texts = body.matches(
        of: try Regex("<\(tag)[^>]*>([^<]+)<", as: (Substring, Substring).self))
      let english = texts.map { String($0.output.1) }.filter { text in
        !isChinese(text) && text.contains(/[A-Za-z]{3}/) && !text.hasSuffix(".csv")
      }
      #expect(english.isEmpty, "\(tag)")
    }
    let meanings = body.matches(of: /<dd>([^<]*)/).map { String($0.output.1) }
    #expect(meanings.count > 50 && meanings.allSatisfy { isChinese($0) })
    #expect(output.tables.map(\.columnNames) == english.tables.map(\.columnNames))
    expectChineseHeadings(output)
  }

  private func expectChineseHeadings(_ output: RunOutput) {
    for table in output.tables {
      let unsaid = table.columnNames.filter { !isChinese(Language.zh.heading($0)) }
      #expect(unsaid.isEmpty, "\(output.recipe.command) \(table.name)")
    }
  }

  @Test func `other commands' columns have Chinese names`() throws {
    let work = try round()
    for command in [RunRecipe.Command.check, .bias, .normalize, .weights, .outliers] {
      expectChineseHeadings(try RunRecipe(command, round: work.url.path).output())
    }
    try work.write(
      (0..<24).map { "\($0 / 4),\($0 % 4),\(60 + $0 * 7 % 11)\n" }
        .reduce("unit,rater,score\n", +), to: "long.csv")
    let long = work.path("long.csv")
    var icc = RunRecipe(.icc, table: long)
    icc.agreement = AgreementOptions(target: "unit", rater: "rater", score: "score")
    var variance = RunRecipe(.variance, table: long)
    variance.variance = VarianceOptions(
      response: "score", random: ["unit", "rater"], hasEffects: true)
    var study = RunRecipe(.gstudy, table: long)
    study.generalizability = GeneralizabilityOptions(object: "unit", facets: "rater")
    var outliers = RunRecipe(.outliers, table: long)
    outliers.plainOutliers = PlainOutlierOptions(value: "score")
    for recipe in [icc, variance, study, outliers] { expectChineseHeadings(try recipe.output()) }
  }

  @Test func `an explanation has no English sentence`() throws {
    let work = try round()
    let appraisal = try Appraisal(path: work.url.path)
    let unit = appraisal.round.units[0].id
    for sentence in try Explanation(appraisal, unit: unit).sentences {
      #expect(isChinese(sentence.said(in: .zh)), "\(sentence)")
    }
  }
}
