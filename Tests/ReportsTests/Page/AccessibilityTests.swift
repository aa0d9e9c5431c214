import Appraisals
import Foundation
import TestSupport
import Testing

@testable import Reports

/// axe-core (Deque Systems), in a folder of its own that `make axe` fills.
private enum Axe {
  static let script: String? = {
    let path = Repository.root.appending(path: ".build/axe/axe_playwright_python/axe.min.js")
    guard let text = try? String(contentsOf: path, encoding: .utf8) else {
      FileHandle.standardError.write(
        Data("*** no axe-core: pages are not tested for accessibility; run make axe ***\n".utf8))
      return nil
    }
    return text
  }()
}

@Suite(.enabled("Chromium and axe-core are installed") { Browser.isThere && Axe.script != nil })
struct AccessibilityTests {
  @Test(arguments: [RunRecipe.Command.report, .trend])
  func `axe finds nothing serious, in light and dark, wide and narrow, in both languages`(
    command: RunRecipe.Command
  ) throws {
    let work = try TemporaryFolder()
    let axe = try #require(Axe.script)
    var pages: [Browser.Page] = []
    for language in ["en", "zh"] {
      var recipe =
        command == .trend
        ? RunRecipe(.trend) : RunRecipe(.report, round: Repository.data("founding-2015"))
      recipe.language = language == "zh" ? .zh : .en
      if command == .trend {
        recipe.years = YearsSource(
          rounds: ["2015", "2016"].map { RoundSource(path: Repository.data("founding-\($0)")) })
      }
      let output = try recipe.output(hasFiles: true)
      let page = try #require((try output.files()).first { $0.name.hasSuffix(".html") })
      try work.write(page.text, to: "\(language).html")
      for (width, scheme) in [(390, "dark"), (1280, "light")] {
        pages.append(
          .init(
            path: work.path("\(language).html"), width: width, scheme: scheme,
            wait: Browser.chartsDrawn,
            expressions: [
              axe + "; 1",
              "page.follow(page.values.units[0]); axe.run().then(r => r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200)).join('\\n'))",
            ]))
      }
    }
    for (page, visit) in zip(pages, try Browser.visit(pages)) {
      #expect(visit.results.last as? String == "", "\(page.path) at \(page.width)")
    }
  }
}
