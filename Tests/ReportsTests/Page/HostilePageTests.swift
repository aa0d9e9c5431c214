import Appraisals
import Assessments
import Foundation
import Phrases
import TableIO
import TestSupport
import Testing

@testable import Reports

/// Pages of rounds whose every name is an attack, in a real browser that says what it forbids and fetches.
@Suite(.enabled(if: Browser.isThere, "Chromium and Python 3 are needed")) struct HostilePageTests {
  private let work: TemporaryFolder

  init() throws { work = try TemporaryFolder() }

  private func round(_ year: Int) throws -> String {
    for (name, text) in HostileRound.files(year: year) {
      try work.write(text, to: "\(year)/\(name)")
    }
    return work.path("\(year)")
  }

  /// What has to hold of every page: nothing ran, and no text hides a character.
  private static let calm = [
    "typeof canary",
    "(document.body.innerText.match("
      + "/[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e"
      + "\\u2060-\\u206f\\ufeff\\u{e0000}-\\u{e007f}]/gu) || []).map(c => c.codePointAt(0)).join()",
  ]

  /// Follows units, opens choices and moves over marks, as readers do.
  private static let use = """
    (async () => {
      const units = page.values.units;
      for (let i = 0; i < units.length; i += 7) page.follow(units[i]);
      for (const choice of document.querySelectorAll("figure select"))
        for (let i = 0; i < Math.min(choice.options.length, 20); i++) {
          choice.selectedIndex = i;
          choice.dispatchEvent(new Event("change"));
        }
      for (const head of document.querySelectorAll("th button, th a")) head.click();
      for (const mark of [...document.querySelectorAll("figure svg path")].slice(0, 400))
        for (const kind of ["mouseover", "mousemove", "pointermove", "pointerover"])
          mark.dispatchEvent(new MouseEvent(kind, { bubbles: true }));
      const drawn = await Promise.all(page.views.map(own => own.view.runAsync().then(v => v.toSVG())));
      return drawn.every(text => text.length > 99);
    })()
    """

  private func check(_ paths: [String], charts: Bool) throws {
    let visits = try Browser.visit(
      paths.map {
        .init(
          path: $0, wait: charts ? Browser.chartsDrawn : "document.readyState === 'complete'",
          expressions: (charts ? [Self.use] : []) + Self.calm)
      })
    #expect(visits.count == paths.count)
    for (path, visit) in zip(paths, visits) {
      #expect(visit.problems.isEmpty, "\(path): \(visit.problems.prefix(5))")
      if charts { #expect(visit.results.first as? Bool == true, "\(path)") }
      #expect(visit.results.suffix(2).first as? String == "undefined", "\(path)")
      #expect(visit.results.last as? String == "", "\(path): \(visit.results)")
    }
  }

  private func write(_ output: RunOutput, _ folder: String) throws -> [String] {
    try output.folder().write(to: work.path(folder))
    return (try output.files()).map(\.name).filter { $0.hasSuffix(".html") }
      .map { work.path("\(folder)/\($0)") }
  }

  @Test func `a report runs nothing and fetches nothing, nor do its CSV files and workbook`() throws
  {
    let output = try RunRecipe(.report, round: round(2015)).output(hasFiles: true)
    let pages = try write(output, "report")
    #expect(pages.count == 1)
    let text = try String(contentsOfFile: pages[0], encoding: .utf8)
    #expect(text.contains("&lt;script&gt;canary=1&lt;/script&gt;"))
    try check(pages, charts: true)
    try checkCells("report")
    try checkWorkbook("report/report.xlsx")
  }

  @Test func `years run nothing and fetch nothing`() throws {
    var recipe = RunRecipe(.trend)
    recipe.years = YearsSource(rounds: try [2015, 2016].map { RoundSource(path: try round($0)) })
    let pages = try write(try recipe.output(hasFiles: true), "trend")
    #expect(pages.count == 1)
    try check(pages, charts: true)
    try checkCells("trend")
    try checkWorkbook("trend/trend.xlsx")
  }

  @Test func `letters run nothing and fetch nothing, and have names that stay in their folder`()
    throws
  {
    let reading = try SoundRound(path: round(2015))
    let letters = try UnitLetters(
      UnitExplanations(try Appraisal(reading.round)), in: .en)
    try ResultFolder(letters.files).write(to: work.path("letters"))
    let names = try FileManager.default.subpathsOfDirectory(atPath: work.path("letters"))
    #expect(names.count == 4 * HostileRound.names.count + 1)
    #expect(names.allSatisfy { !$0.contains("/") && Payloads.isVisible($0) })
    for name in names where name.hasSuffix(".txt") {
      #expect(Payloads.isVisible(try work.text("letters/\(name)")), "\(name)")
    }
    try check(
      names.filter { $0.hasSuffix(".html") }.map { work.path("letters/\($0)") }, charts: false)
  }

  @Test func `a table of components named by attacks runs nothing`() throws {
    let names = HostileRound.names
    let columns = (0..<5).map { column in
      names.indices.filter { $0 % 5 == column }.map { names[$0] }.joined(separator: " ")
    }
    let rows = names.indices.map { unit in
      [names[unit]] + (0..<5).map { "\(40 + (unit * 7 + $0 * 13) % 47)" }
    }
    try work.write(HostileRound.csv(["unit"] + columns, rows), to: "plain.csv")
    let header = try LongTable(path: work.path("plain.csv")).header
    var recipe = RunRecipe(.report, table: work.path("plain.csv"))
    recipe.plainWeights = PlainWeightOptions(components: Array(header.dropFirst()))
    let pages = try write(try recipe.output(hasFiles: true), "plain")
    try check(pages, charts: true)
    try checkCells("plain")
  }

  @Test func `a table of raters named by attacks runs nothing`() throws {
    let names = HostileRound.names
    let rows = names.indices.flatMap { unit in
      (0..<3).map { rater in
        [
          names[unit], names[(unit * 3 + rater * 5) % names.count],
          "\(40 + (unit * 7 + rater * 13) % 47)",
        ]
      }
    }
    try work.write(HostileRound.csv(["</script>x", "=y", "`z`"], rows), to: "raters.csv")
    let header = try LongTable(path: work.path("raters.csv")).header
    var recipe = RunRecipe(.report, table: work.path("raters.csv"))
    recipe.raters = RaterOptions(
      unit: header[0], rater: header[1], score: header[2],
      words: [
        "unit": Payloads.markup.joined(), "team": Payloads.expressions.joined(separator: " "),
        "onsite": Payloads.terminal.joined(),
      ])
    try check(try write(try recipe.output(hasFiles: true), "raters"), charts: true)
    try checkCells("raters")
  }

  // MARK: tables

  /// No cell of a CSV file begins like a formula, unless it is a number.
  private func checkCells(_ folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: work.path(folder))
    for name in names where name.hasSuffix(".csv") {
      let table = try Table(csv: work.bytes("\(folder)/\(name)"), file: name)
      let cells = (0..<table.rowCount).flatMap { row in
        table.header.indices.map { table.text(row, $0) }
      }
      let wrong = (table.header + cells).filter { cell in
        let start = cell.drop { $0.isWhitespace || !Payloads.isVisible(String($0)) }.first
        return start.map { "=+-@＝＋－＠".contains($0) } == true && Double(cell) == nil
      }
      #expect(wrong.isEmpty, "\(name): \(wrong.prefix(3))")
    }
  }

  /// No cell of a workbook is a formula, and every part is XML.
  private func checkWorkbook(_ name: String) throws {
    let unzip = try #require(Tool.path("unzip"))
    let sheets = try Tool(
      URL(filePath: unzip), ["-p", work.path(name), "xl/worksheets/*.xml", "xl/workbook.xml"])
    #expect(sheets.status == 0 && !sheets.output.contains("<f>"))
    #expect(!sheets.output.contains("TargetMode=\"External\""))
    let book = Book(path: work.path(name))
    #expect(try book.sheetNames().count > 3)
  }
}
