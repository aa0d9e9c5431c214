import Appraisals
import Foundation
import Phrases
import Sensitivity
import TestSupport
import Testing

@testable import Reports

/// Pages of tables that are no rounds, in a real browser.
@Suite(.enabled(if: Browser.isThere, "Chromium and Python 3 are needed")) struct PlainPageTests {
  private let work: TemporaryFolder

  init() throws {
    work = try TemporaryFolder()
    let units = (0..<12).map { unit in
      "unit \(unit),\(50 + unit * 7 % 13),\(40 + unit * 5 % 17),\(60 + unit * 3 % 11)"
    }
    try work.write((["unit,a,b,c"] + units).joined(separator: "\n"), to: "index.csv")
    let scores = (0..<60).map { row in
      "paper \(row % 15),r\(row / 15),\(Double(row * 7 % 13) + (row / 15 == 2 ? -6 : 0))"
    }
    try work.write((["paper,reviewer,mark"] + scores).joined(separator: "\n"), to: "marks.csv")
  }

  private func visit(_ recipe: RunRecipe, _ expressions: [String]) throws -> [Any] {
    let output = try recipe.output(hasFiles: true)
    let page = try #require((try output.files()).first { $0.name == "report.html" })
    #expect((try output.files()).contains { $0.name == "report.xlsx" })
    try work.write(page.text, to: "report.html")
    let visits = try Browser.visit(
      [390, 1280].map {
        .init(
          path: work.path("report.html"), width: $0, wait: Browser.chartsDrawn,
          expressions: [
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
            "document.querySelectorAll('.cards a').length",
          ] + expressions)
      })
    for visit in visits {
      #expect(visit.problems.isEmpty)
      #expect(visit.results[0] as? Int == 0 && visit.results[1] as? Int == 3)
    }
    return Array((visits.last?.results ?? []).dropFirst(2))
  }

  @Test(arguments: [Optional<Aggregation>.none, .geometric])
  func `a table of components has sliders that give the totals of its ranks`(
    aggregation: Aggregation?
  ) throws {
    var recipe = RunRecipe(.report, table: work.path("index.csv"))
    recipe.plainWeights = PlainWeightOptions(
      components: ["a", "b", "c"], weights: [5, 3, 2], aggregation: aggregation)
    let results = try visit(
      recipe,
      [
        "document.querySelectorAll('figure').length",
        "[...document.querySelectorAll('#sliders tbody tr:first-child td')].map(d => d.textContent)"
          + ".slice(0, 4).join('|')",
        "page.follow('unit 3'); document.querySelectorAll('#card li').length",
      ])
    #expect(results[0] as? Int == 2 && results[2] as? Int == 4)
    let first = try #require(
      recipe.output().rows("ranks").first { $0.number("rank") == 1 })
    let shown = try #require(results[1] as? String)
    #expect(shown == "1|\(first["unit"] ?? "")||\(first.number("total").fixed(2))")
  }

  @Test func `a table of scores is told in its own words`() throws {
    var recipe = RunRecipe(.report)
    recipe.table = TableSource(path: work.path("marks.csv"))
    recipe.raters = RaterOptions(
      unit: "paper", rater: "reviewer", score: "mark", words: ["team": "referee"])
    let results = try visit(
      recipe,
      [
        "[...document.querySelectorAll('.cards b')].map(b => b.textContent).join('|')",
        "document.querySelector('#raters .answer').textContent",
        "document.querySelector('#table-rater_severity tbody td').textContent",
      ])
    #expect(
      results[0] as? String
        == "Does every referee score alike?|Which paper comes first?|What can this not show?")
    let answer = try #require(results[1] as? String)
    #expect(answer.contains("Not every referee scores alike") && answer.contains("r2 takes"))
    #expect(results[2] as? String == "r2")
  }
}
