import Appraisals
import Foundation
import Phrases
import TableIO
import Testing

@testable import Reporting
@testable import Reports

/// Every output of a founding round, made once for all tests.
private struct Founding: Sendable {
  let year: Int
  let tables: [ResultTable]
  let page: String
  /// Answer and chart data of the page's section on second looks.
  let sentence: String
  let diamonds: [(unit: String, isFlagged: Bool)]
  let assessorMarks: [(assessor: String, isFlagged: Bool)]
  let workbook: [UInt8]
  let summary: [String]
  /// Sentences that explain each flagged unit and some others.
  let explanations: [String: String]

  static let all: [Result<Founding, any Error>] = (2015...2017).map { year in
    Result { try Founding(year) }
  }

  init(_ year: Int) throws {
    self.year = year
    let appraisal = try Appraisal(path: SampleFiles.founding(year))
    let report = try Report(appraisal)
    tables = report.tables
    let page = ReportPage(report)
    self.page = page.html(in: .en).text(vega: nil)
    let section = page.outlierSection(in: .en)
    sentence = section.answer.said(in: .en)
    diamonds = try Self.marks(section.charts, "components", "unit")
    assessorMarks = try Self.marks(
      page.ratingSection(in: .en)?.charts ?? [], "assessors", "assessor")
    workbook = try OutputFile("report.xlsx", report.workbook).bytes
    summary = try report.output(RunRecipe(.report), inputs: []).summary.map(\.description)
    let units = appraisal.ranks.units.map(\.name)
    let told = units.enumerated().filter { $0 % 10 == 0 || appraisal.verdicts.isFlagged(.unit, $1) }
    explanations = try Dictionary(
      uniqueKeysWithValues: told.map { _, unit in
        let sentences = try Explanation(appraisal, unit: unit).sentences
        return (unit, sentences.map(\.description).joined(separator: "\n"))
      })
  }

  private static func marks(
    _ charts: [Chart], _ data: String, _ subject: String
  ) throws -> [(String, Bool)] {
    let found = try #require(charts.flatMap(\.data).first { $0.name == data })
    let names = try #require(found.columns.first { $0.name == subject }).cells
    let flags = try #require(found.columns.first { $0.name == "flagged" }).cells
    return zip(names, flags).map { ($0.written(in: .en), $1 == .flag(true)) }
  }

  /// Rows of a table as texts by column.
  func rows(_ name: String) throws -> [[String: String]] {
    let table = try #require(tables.first { $0.name == name })
    return table.rows.map { row in
      Dictionary(
        uniqueKeysWithValues: zip(table.columnNames, row.map { $0.written(in: .en) }))
    }
  }

  /// Flagged rows of outliers.csv of a kind.
  func flagged(_ kind: String) throws -> [[String: String]] {
    try rows("outliers").filter { $0["flagged"] == "true" && $0["subject_kind"] == kind }
  }

  func flaggedNames(_ kind: String) throws -> Set<String> {
    Set(try flagged(kind).compactMap { $0["subject"] })
  }

  func isFlagged(in table: String, by subject: String) throws -> Set<String> {
    Set(try rows(table).filter { $0["flagged"] == "true" }.compactMap { $0[subject] })
  }

  /// Measures that flag each subject of a kind, as outliers.csv has them.
  func measures(_ kind: String) throws -> [String: Set<String>] {
    try flagged(kind).reduce(into: [:]) { found, row in
      found[row["subject"] ?? "", default: []].insert(row["measure"] ?? "")
    }
  }
}

/// No output contradicts outliers.csv.
@Suite struct FoundingVerdictsTests {
  @Test func `some rounds have flagged units, assessors and cells`() throws {
    let all = try Founding.all.map { try $0.get() }
    #expect(try all.contains { try !$0.flaggedNames("unit").isEmpty })
    #expect(try all.contains { try $0.rows("outliers").count > 100 })
  }

  @Test(arguments: 0..<3) func `units of summary.csv`(place: Int) throws {
    let round = try Founding.all[place].get()
    let units = try round.flaggedNames("unit")
    #expect(try round.isFlagged(in: "summary", by: "unit") == units)
    let measures = try round.measures("unit")
    for row in try round.rows("summary") {
      let reasons = row["flag_reasons"].map { $0.split(separator: "; ").map(String.init) } ?? []
      #expect(Set(reasons) == measures[row["unit"] ?? ""] ?? [], "\(row["unit"] ?? "")")
      #expect(Set(reasons).count == reasons.count)
    }
  }

  @Test(arguments: 0..<3) func `the page's sentence and diamonds`(place: Int) throws {
    let round = try Founding.all[place].get()
    let units = try round.flaggedNames("unit")
    let all = Set(try round.rows("summary").compactMap { $0["unit"] })
    #expect(Self.names(in: round.sentence, of: all) == units, "\(round.sentence)")
    #expect(round.page.contains(round.sentence.split(separator: ".")[0]))
    #expect(Set(round.diamonds.map(\.unit)) == all)
    #expect(Set(round.diamonds.filter(\.isFlagged).map(\.unit)) == units)
    let assessors = try round.flaggedNames("assessor")
    #expect(Set(round.assessorMarks.filter(\.isFlagged).map(\.assessor)) == assessors)
    for assessor in assessors { #expect(round.page.contains(assessor)) }
    if units.isEmpty { #expect(round.sentence.contains("No unit's scores")) }
  }

  @Test(arguments: 0..<3) func `what the terminal says and shows`(place: Int) throws {
    let round = try Founding.all[place].get()
    let units = try round.flaggedNames("unit")
    let all = Set(try round.rows("summary").compactMap { $0["unit"] })
    #expect(Self.names(in: round.summary.joined(separator: " "), of: all) == units)
    let table = try #require(round.tables.first { $0.name == "outliers" })
    let glance = Glance().part(of: table).table
    let subjects = try #require(glance.columnNames.firstIndex(of: "subject"))
    let shown = Set(glance.rows.map { $0[subjects].written(in: .en) })
    let flagged = Set(
      try round.rows("outliers").filter { $0["flagged"] == "true" }.compactMap { $0["subject"] })
    #expect(shown.isSubset(of: flagged))
    #expect(units.isSubset(of: shown))
  }

  @Test(arguments: 0..<3) func `assessors and categories`(place: Int) throws {
    let round = try Founding.all[place].get()
    #expect(
      try round.isFlagged(in: "assessor_severity", by: "assessor") == round.flaggedNames("assessor")
    )
    let measures = try round.measures("assessor")
    for row in try round.rows("assessor_severity") {
      let reasons = row["flag_reasons"].map { $0.split(separator: "; ").map(String.init) } ?? []
      #expect(Set(reasons) == measures[row["assessor"] ?? ""] ?? [])
    }
    let cells = try round.flagged("team").filter { $0["measure"] == "team_category" }
      .map { "\($0["subject"] ?? "") \($0["component"] ?? "")" }
    let categories = try round.rows("team_category").filter { $0["flagged"] == "true" }
      .map { "\($0["team"] ?? "") \($0["category"] ?? "")" }
    #expect(Set(categories) == Set(cells))
  }

  @Test(arguments: 0..<3) func `explanations`(place: Int) throws {
    let round = try Founding.all[place].get()
    let units = try round.flaggedNames("unit")
    #expect(units.isSubset(of: Set(round.explanations.keys)))
    #expect(round.explanations.count > units.count)
    for (unit, text) in round.explanations {
      #expect(text.contains("need a second look") == units.contains(unit), "\(unit): \(text)")
      #expect(text.contains("Nothing about its scores is flagged") != units.contains(unit))
    }
  }

  @Test(arguments: 0..<3) func `cells of the workbook`(place: Int) throws {
    let round = try Founding.all[place].get()
    for (sheet, subject) in [("summary", "unit"), ("assessor_severity", "assessor")] {
      let table = try Table(
        reading: round.workbook, file: "report.xlsx",
        options: TableOptions(sheet: TableTitles.title(of: sheet).description))
      let (name, flag) = (
        try #require(table.header.firstIndex(of: subject)),
        try #require(table.header.firstIndex(of: "flagged"))
      )
      let flagged = (0..<table.rowCount).filter { table.text($0, flag).lowercased() == "true" }
      #expect(
        Set(flagged.map { table.text($0, name) })
          == (try round.isFlagged(in: sheet, by: subject)), "\(sheet)")
    }
  }

  private static func names(in text: String, of all: Set<String>) -> Set<String> {
    all.filter(text.contains)
  }
}
