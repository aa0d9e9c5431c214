import Appraisals
import Assessments
import Foundation
import TestSupport
import Testing

@testable import Reports

/// report.html in a real browser.
@Suite(.enabled(if: Browser.isThere, "Chromium and Python 3 are needed")) struct ReportPageTests {
  private let work: TemporaryFolder

  init() throws { work = try TemporaryFolder() }

  /// The path of a round's page.
  private func page(_ round: String) throws -> String {
    let output = try RunRecipe(.report, round: round).output(hasFiles: true)
    let page = try #require((try output.files()).first { $0.name == "report.html" })
    try work.write(page.text, to: "report.html")
    return work.path("report.html")
  }

  private func write(_ lines: [String]) throws -> String {
    try work.write(lines.joined(separator: "\n"), to: "scores.csv")
    return work.path("scores.csv")
  }

  @Test func `the founding round is drawn without a complaint, on a telephone and on a desk`()
    throws
  {
    let page = try page(Repository.data("founding-2015"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: page)).count
    #expect(bytes < 1_300_000)
    let expressions = [
      "document.querySelectorAll('figure').length", Browser.chartsDrawn,
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      // Follow a unit: every chart still draws, and its rows are marked.
      "page.follow(page.values.units[4]); Promise.all(page.views.map(v => v.view.runAsync()))"
        + ".then(() => document.querySelectorAll('tr.followed').length)",
      "page.views.map(v => v.view.signal('unit')).every(u => u === page.values.units[4])",
      "Promise.all(page.views.map(v => v.view.toSVG())).then(s => s.every(t => t.length > 999))",
      "Promise.all(page.views.map(v => v.view.toCanvas(1)))"
        + ".then(s => s.every(c => c.width > 99))",
      "[...document.querySelectorAll('figure select')].forEach(s => [...s.options].forEach("
        + "(_, i) => { s.selectedIndex = i; s.dispatchEvent(new Event('change')); }))",
    ]
    let visits = try Browser.visit(
      [390, 1280].map {
        .init(path: page, width: $0, wait: Browser.chartsDrawn, expressions: expressions)
      })
    for visit in visits {
      #expect(visit.problems.isEmpty)
      #expect(visit.results[0] as? Int == 9 && visit.results[1] as? String == "9")
      #expect(visit.results[2] as? Int == 0)
      #expect((visit.results[3] as? Int ?? 0) > 3)
      #expect(visit.results[4...6].allSatisfy { $0 as? Bool == true })
    }
  }

  @Test func `the page of years is drawn in Chinese, and a unit followed through it`() throws {
    let rounds = ["2015", "2016", "2017"].map { Repository.data("founding-\($0)") }
    var recipe = RunRecipe(.trend, language: .zh)
    recipe.years = YearsSource(rounds: rounds.map { RoundSource(path: $0) })
    let output = try recipe.output(hasFiles: true)
    try work.write(try #require((try output.files()).first).text, to: "trend.html")
    let expressions = [
      Browser.chartsDrawn,
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      "page.follow(page.values.units[7]); Promise.all(page.views.map(v => v.view.runAsync()))"
        + ".then(() => document.querySelectorAll('tr.followed').length)",
      // A line a unit and a line a team.
      "document.querySelectorAll('#chart-rank-years .mark-line path').length",
      "document.querySelectorAll('#chart-severity-years .mark-line path').length",
      "document.querySelector('main > section h2').textContent",
    ]
    let visits = try Browser.visit(
      [390, 1280].map {
        .init(
          path: work.path("trend.html"), width: $0, wait: Browser.chartsDrawn,
          expressions: expressions)
      })
    for visit in visits {
      #expect(visit.problems.isEmpty)
      #expect(visit.results[0] as? String == "2" && visit.results[1] as? Int == 0)
      #expect((visit.results[2] as? Int ?? 0) >= 2)
      #expect(visit.results[3] as? Int == 105 && visit.results[4] as? Int == 11)
      #expect(visit.results[5] as? String == "哪些单位有变化？")
    }
  }

  @Test func `sliders rank as the analysis does, ties and gaps among them`() throws {
    let text = try String(contentsOfFile: smallRound, encoding: .utf8)
    // Two units with the scores of others tie with them; one has no peer score.
    var lines = text.split(separator: "\n").map(String.init)
    let parts = [lines[1], lines[5], lines[8]].map { $0.split(separator: ",").map(String.init) }
    for (number, own) in parts.prefix(2).enumerated() {
      lines.append((["Twin \(number)"] + own[1...]).joined(separator: ","))
    }
    lines.append((["Gap"] + parts[2][1...3]).joined(separator: ",") + ",")
    let file = try write(lines)
    var sets: [[Double]] = [[100, 0, 0], [30, 70, 0]]
    for index in 2..<20 {
      let peer = Double(index % 5) * 3.25
      let routine = Double(index * 17 % 43) + 0.5
      sets.append([100 - routine - peer, routine, peer])
    }
    let expressions = sets.map {
      "page.weigh(\($0)); document.getElementById('sliders').dataset.order"
    }
    let page = Browser.Page(
      path: try page(file), wait: Browser.chartsDrawn, expressions: expressions)
    let visits = try Browser.visit([page])
    let visit = try #require(visits.first)
    #expect(visit.problems.isEmpty)
    for (weights, result) in zip(sets, visit.results) {
      var reader = RoundReader()
      reader.weights = Dictionary(
        uniqueKeysWithValues: zip(["onsite", "routine", "peer"], weights))
      let appraisal = try Appraisal(path: file, reader: reader)
      let expected = Dictionary(
        uniqueKeysWithValues: appraisal.ranks.units.compactMap { unit in
          unit.rankAdjusted.map { (unit.name, $0) }
        })
      var shown: [String: Double] = [:]
      let order =
        try JSONSerialization.jsonObject(
          with: Data((result as? String ?? "[]").utf8)) as? [[Any]]
      for pair in order ?? [] {
        shown[pair[0] as? String ?? ""] = (pair[1] as? NSNumber)?.doubleValue
      }
      #expect(shown == expected, "weights \(weights)")
      #expect(shown.count == (weights[2] == 0 ? 27 : 26))
    }
  }

  /// Names that would do harm as markup, script, style, formula, path or terminal code.
  static let payloads = [
    "<script>alert(1)</script>", "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "\"><svg onload=alert(4)>", "';alert(5);//", "\";alert(6);//", "]});alert(7);//", "<!--", "-->",
    "]]>", "<![CDATA[", "&lt;b&gt;", "&#x3c;b&#x3e;", "{{constructor.constructor('alert(8)')()}}",
    "${alert(9)}", "`;alert(10);`", "\\u003cscript\\u003e", "\\\"", "\\", "__proto__",
    "constructor", "hasOwnProperty", "toString", "javascript:alert(11)",
    "<a href=javascript:alert(12)>x",
    "</style><style>*{display:none}", "</title>", "</main>", "<base href=//x>",
    "<meta http-equiv=refresh content=0>", "<iframe srcdoc='<script>alert(13)</script>'>",
    "=cmd|' /C calc'!A0", "+3", "-2", "@SUM(1)", "＝1", "../../etc/passwd", "a\u{202E}gnp.exe",
    "b\u{2066}c", "\u{1B}[31mred", "d\u{7}e", "f\u{2028}g", "%s%n", "<u>", "單位\u{0}甲",
  ]

  @Test func `hostile names are text`() throws {
    let hostile = Self.payloads.enumerated().map { number, name in
      let quoted = "\"\(name.replacingOccurrences(of: "\"", with: "\"\""))\""
      let team = number % 4 == 0 ? "\"<b onclick=alert(0)>\"" : "T\(number % 4)"
      return "\(quoted),\(team),\(70 + number * 7 % 23),\(71 + number * 5 % 19),\(80 + number % 6)"
    }
    let file = try write(["unit,team,onsite,routine,peer"] + hostile)
    let expressions = [
      "document.getElementById('table-summary').tBodies[0].rows.length",
      "JSON.stringify([...document.querySelectorAll('table.data td:first-child')]"
        + ".map(d => d.textContent))",
      "document.querySelectorAll('script:not(main ~ script),img,iframe,base,u,main style,"
        + "[onclick],[onerror],[onload],main a:not([href^=\"#\"])').length",
      "page.values.units.reduce((done, unit) => done.then(() => { page.follow(unit);"
        + " return Promise.all(page.views.map(v => v.view.runAsync())); }), Promise.resolve())"
        + ".then(() => 'followed')",
      "JSON.stringify(page.values.units)",
    ]
    let page = Browser.Page(
      path: try page(file), wait: Browser.chartsDrawn, expressions: expressions)
    let visits = try Browser.visit([page])
    let visit = try #require(visits.first)
    #expect(visit.problems.isEmpty)
    #expect(visit.results[0] as? Int == Self.payloads.count)
    #expect(visit.results[2] as? Int == 0)
    #expect(visit.results[3] as? String == "followed")
    let cells = Set(
      try JSONSerialization.jsonObject(
        with: Data((visit.results[1] as? String ?? "").utf8)) as? [String] ?? [])
    let units =
      try JSONSerialization.jsonObject(
        with: Data((visit.results[4] as? String ?? "").utf8)) as? [String]
    for name in Self.payloads {
      let shown = String(
        String.UnicodeScalarView(
          name.unicodeScalars.map {
            $0.value < 0x20 || (0x2028...0x202E).contains($0.value)
              || (0x2066...0x2069).contains($0.value) ? "\u{FFFD}" : $0
          }))
      #expect(cells.contains(shown) && units?.contains(shown) == true, "\(shown)")
    }
  }

  @Test func `without Vega every table stays, and the page says how to get charts`() throws {
    let report = try Appraisal(path: smallRound).report()
    let text = ReportPage(report).html(in: .en).text(vega: nil)
    try work.write(text, to: "report.html")
    let isSaid = text.contains("libjs-vega") && text.contains("STEELYARD_VEGA")
    #expect(isSaid)
    let expressions = [
      "document.querySelectorAll('table.data').length > 12",
      "document.querySelectorAll('.still svg').length",
      "page.weigh([1, 2, 3]); document.querySelectorAll('#sliders td.up').length > 0",
      // A search folds away what does not fit; a heading sorts.
      "(() => { const t = [...document.querySelectorAll('table.data')].find(t =>"
        + " t.rows.length > 20); const i = t.parentElement.previousElementSibling"
        + ".querySelector('input'); i.value = 'department 07';"
        + " i.dispatchEvent(new Event('input'));"
        + " return [...t.tBodies[0].rows].filter(r => !r.hidden).length; })()",
    ]
    let visits = try Browser.visit([
      Browser.Page(path: work.path("report.html"), expressions: expressions)
    ])
    let visit = try #require(visits.first)
    #expect(visit.problems.isEmpty)
    #expect(visit.results[0] as? Bool == true && visit.results[2] as? Bool == true)
    #expect(visit.results[1] as? Int == 2)
    #expect(visit.results[3] as? Int == 1)
  }
}
