import Appraisals
import Foundation
import TestSupport
import Testing

@testable import Reports

/// Pages of rounds and tables drawn at random, in a real browser.
///
/// `STEELYARD_PROPERTIES=200` draws as many rounds.
@Suite(.enabled(if: Browser.isThere, "Chromium and Python 3 are needed")) struct MadePageTests {
  private static let usual = 8
  private static let count =
    ProcessInfo.processInfo.environment["STEELYARD_PROPERTIES"].flatMap(Int.init) ?? usual

  /// Every choice of every chart is taken, and every unit followed once.
  private static let use = """
    (async () => {
      for (const unit of (page.values.units || []).slice(0, 5)) page.follow(unit);
      for (const choice of document.querySelectorAll("figure select"))
        for (let i = 0; i < Math.min(choice.options.length, 5); i++) {
          choice.selectedIndex = i;
          choice.dispatchEvent(new Event("change"));
        }
      await Promise.all(page.views.map(own => own.view.runAsync()));
      return (document.body.innerText.match(/(^|[\\s(])-?(NaN|Infinity|undefined)($|[\\s),.])/) || [""])[0];
    })()
    """

  @Test func `pages of rounds drawn at random open and are used without an error`() throws {
    let work = try TemporaryFolder()
    var pages: [(path: String, choices: [String])] = []
    for number in 0..<Self.count {
      let round = MadeRound(number, hasLarge: Self.count > Self.usual)
      let path = work.path(try round.write(to: work, "\(number)"))
      guard let output = try? RunRecipe(.report, round: path).output(hasFiles: true) else {
        continue
      }
      try output.folder().write(to: work.path("results\(number)"))
      pages.append((work.path("results\(number)/report.html"), round.choices))
    }
    #expect(pages.count > 1)
    let visits = try Browser.visit(
      pages.map { .init(path: $0.path, wait: Browser.chartsDrawn, expressions: [Self.use]) })
    #expect(visits.count == pages.count)
    for (page, visit) in zip(pages, visits) {
      #expect(visit.problems.isEmpty, "\(page.choices): \(visit.problems.prefix(3))")
      #expect(visit.results.first as? String == "", "\(page.choices)")
    }
  }
}
