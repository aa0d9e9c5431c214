import Appraisals
import Assessments
import Foundation
import Statistics
import TestSupport
import Testing

@testable import Reports

/// A round of so many teams and units that no reader wants them all at once.
@Suite struct ManyTeamsTests {
  private static let (units, teams) = (400, 40)
  private let work: TemporaryFolder
  private let path: String

  init() throws {
    work = try TemporaryFolder()
    var random = PhiloxStream(seed: 8, tag: 1)
    func noise(_ size: Double) -> Double { Double.random(in: -size...size, using: &random) }
    var lines = ["单位,省份,考核组,onsite,routine,peer"]
    for unit in 0..<Self.units {
      let (team, quality) = (unit % Self.teams, noise(6))
      // Half of the teams are severe, half lenient, each more than the one before.
      let severity = Double(team % 2 * 2 - 1) * (4 + Double(team) / 10)
      let scores = [
        75 + quality - severity + noise(0.5), 78 + quality + noise(0.5), 80 + quality + noise(0.5),
      ]
      lines.append(
        "u\(unit),p\(unit / 100),t\(team)," + scores.map { "\($0)" }.joined(separator: ","))
    }
    try work.write(lines.joined(separator: "\n"), to: "scores.csv")
    path = work.path("scores.csv")
  }

  @Test func `the furthest are named and the others counted`() throws {
    let severities = try Appraisal(path: path).severities
    let flagged = severities.flagged
    #expect(flagged.count > 30)
    let sentence = severities.sentence.said(in: .en)
    #expect(sentence.contains("\(flagged.count) of 40 teams stand out"))
    let furthest = flagged.sorted { abs($0.severity ?? 0) > abs($1.severity ?? 0) }
    for (place, team) in furthest.enumerated() {
      let isNamed =
        sentence.contains("\(team.name) took ") || sentence.contains("\(team.name) gave ")
      #expect(isNamed == (place < 3), "\(team.name)")
    }
    let severe = furthest.dropFirst(3).count { ($0.severity ?? 0) > 0 }
    #expect(
      sentence.contains(
        "Of the others, \(severe) took points off and \(furthest.count - 3 - severe) gave points"))
    #expect(severities.shortAnswer.said(in: .zh).count < 300)
  }

  @Test func `the terminal shows ten teams and says how many others stand out`() throws {
    let appraisal = try Appraisal(path: path)
    let answer = appraisal.biasAnswer(next: nil)
    let text = answer.text(in: .en)
    let rows = text.split(separator: "\n").filter { $0.contains("stands out") }
    #expect(rows.count == 10)
    let others = appraisal.severities.flagged.count - 10
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("30 other teams") && words.contains("\(others) of them stand out"))
  }

  @Test(.enabled(if: Browser.isThere, "Chromium and Python 3 are needed"))
  func `the page finds every unit and shows one group alone`() throws {
    let output = try RunRecipe(.report, round: path).output(hasFiles: true)
    try output.folder().write(to: work.path("results"))
    let shown =
      "[...document.querySelectorAll('#table-published tbody tr:not([hidden])')]"
      + ".map(row => row.cells[1].textContent)"
    func choose(_ place: Int) -> String {
      "(() => { const choice = document.querySelector('.follow select'); choice.selectedIndex = "
        + "\(place); choice.dispatchEvent(new Event('change')); })(); "
    }
    let toggle =
      "document.querySelector('.scroll:has(#table-published)').previousElementSibling"
      + ".querySelector('button:last-child').click(); "
    let search = """
      (() => { const box = document.querySelector('.scroll:has(#table-published)')
        .previousElementSibling.querySelector('input');
      box.value = 'u39'; box.dispatchEvent(new Event('input')); })();
      """
    let visits = try Browser.visit([
      .init(
        path: work.path("results/report.html"), wait: Browser.chartsDrawn,
        expressions: [
          "document.querySelectorAll('#table-published tbody tr').length", shown + ".length",
          "[...document.querySelectorAll('.follow select option')].map(o => o.textContent).join()",
          choose(4) + toggle + shown + ".map(name => Number(name.slice(1)))",
          "[...document.querySelectorAll('#sliders tbody tr:not([hidden])')]"
            + ".map(row => Number(row.cells[1].textContent.slice(1)))",
          search + shown + ".sort().join()", choose(0) + shown + ".length",
        ])
    ])
    let visit = try #require(visits.first)
    #expect(visit.problems.isEmpty)
    #expect(visit.results[0] as? Int == 300 && visit.results[1] as? Int == 30)
    #expect(visit.results[2] as? String == "all,p0,p1,p2,p3")
    let last = try #require(visit.results[3] as? [Int])
    #expect(last.sorted() == Array(300..<400))
    let weighed = try #require(visit.results[4] as? [Int])
    #expect(weighed.count == 20 && weighed.allSatisfy { $0 >= 300 })
    #expect(
      visit.results[5] as? String == (390..<400).map { "u\($0)" }.joined(separator: ","))
    // u39 is of another group.
    #expect(visit.results[6] as? Int == 11)
  }
}
