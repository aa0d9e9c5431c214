import Appraisals
import Foundation
import Phrases
import TestSupport
import Testing

@testable import Reports

/// What surrounds the tables and charts of report.html: cards, contents, the card of a unit, headings.
@Suite(.enabled(if: Browser.isThere, "Chromium and Python 3 are needed")) struct PageFrameTests {
  private let work: TemporaryFolder
  private let page: String
  private let round = Repository.data("founding-2015")

  init() throws {
    work = try TemporaryFolder()
    let output = try RunRecipe(.report, round: round).output(hasFiles: true)
    try work.write(
      try #require((try output.files()).first { $0.name == "report.html" }).text, to: "report.html")
    page = work.path("report.html")
  }

  private func visit(_ expressions: [String], width: Int = 1280) throws -> [Any] {
    let visits = try Browser.visit([
      .init(path: page, width: width, wait: Browser.chartsDrawn, expressions: expressions)
    ])
    let visit = try #require(visits.first)
    #expect(visit.problems.isEmpty)
    return visit.results
  }

  @Test func `five cards and the contents lead to what is there, few stops before it`() throws {
    let results = try visit([
      "document.querySelectorAll('.cards a').length",
      "[...document.querySelectorAll('.cards a, nav a, th a, .skip')]"
        + ".every(a => document.getElementById(a.hash.slice(1)))",
      "document.querySelectorAll('nav a').length === document.querySelectorAll('h2').length - 1",
      "[...document.querySelectorAll('a[href],button,input,select')].findIndex("
        + "e => e.closest('main > section:not(#card)'))",
    ])
    #expect(results[0] as? Int == 5)
    #expect(results[1] as? Bool == true && results[2] as? Bool == true)
    let stops = try #require(results[3] as? Int)
    #expect((10..<40).contains(stops))
  }

  @Test func `the card of a unit says what explain says, and an unknown unit is told`() throws {
    let appraisal = try Appraisal(path: round)
    let unit = appraisal.ranks.units[58].name
    let type = { (name: String) in
      "(() => { const i = document.getElementById('follow'); i.value = '\(name)';"
        + " i.dispatchEvent(new Event('input')); })()"
    }
    let results = try visit([
      type(unit), "[...document.querySelectorAll('#card li')].map(l => l.textContent).join('\\n')",
      type(""), type("nobody"), "document.querySelector('.follow span').textContent",
      "page.follow(''), document.getElementById('card').hidden",
    ])
    let said = try UnitExplanations(appraisal).sentences(of: unit).map(\.description)
    let card = try #require(results[1] as? String).split(separator: "\n").map(String.init)
    #expect(card == said)
    #expect(results[4] as? String == "No such unit: nobody")
    #expect(results[5] as? Bool == true)
  }

  @Test func `a table opens with the columns that answer it, and shows the rest when asked`() throws
  {
    let count =
      "[...document.querySelectorAll('#table-team_severity th')].filter(h => !h.hidden).length"
    let results = try visit([
      count,
      "[...document.getElementById('table-team_severity').parentElement.previousElementSibling"
        + ".querySelectorAll('button')].find(b => b.getAttribute('aria-expanded') === 'false').click()",
      count, "document.querySelectorAll('#table-ranks tbody tr:not([hidden])').length",
      "document.querySelector('#table-ranks tbody td:nth-child(6)').textContent",
    ])
    #expect(results[0] as? Int == 8 && results[2] as? Int == 20)
    #expect(results[3] as? Int == 30 && results[4] as? String == "1")
  }

  @Test func `a point off the scale stands at the edge with its value`() throws {
    let results = try visit([
      "[...document.querySelectorAll('#chart-assessor-strip text')].map(t => t.textContent)"
        + ".filter(t => t.includes('('))",
      "document.querySelectorAll('#chart-assessor-strip .mark-symbol path').length",
    ])
    let named = try #require(results[0] as? [String])
    #expect(named.count == 1 && named[0].hasSuffix("(0.71)"))
    #expect(results[1] as? Int == 55)
  }

  @Test(arguments: [390, 1280]) func `names beside the slopes do not overlap`(width: Int) throws {
    let results = try visit(
      [
        "(() => { const boxes = [...document.querySelectorAll('#chart-rank-slopes .name text')]"
          + ".map(t => t.getBoundingClientRect()).sort((a, b) => a.top - b.top);"
          + " return [boxes.length, boxes.slice(1).filter((b, i) => b.top < boxes[i].bottom - 2.5)"
          + ".length]; })()"
      ], width: width)
    let counts = try #require(results[0] as? [Int])
    #expect(counts[0] > 10 && counts[1] == 0)
  }
}
