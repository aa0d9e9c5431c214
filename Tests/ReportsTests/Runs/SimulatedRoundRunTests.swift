import Appraisals
import TestSupport
import Testing

@testable import Reports

/// The three simulated rounds, whose truth is known: what was planted is found, and all that is
/// written says the same.
@Suite struct SimulatedRoundRunTests {
  private static let years = [2015, 2016, 2017]

  private func path(_ year: Int) -> String { Repository.data("founding-\(year)") }

  @Test func `categories and assessors that were planted are found`() throws {
    let output = try RunRecipe(.bias, round: path(2015)).output()
    let flagged = output.rows("team_category").filter { $0["flagged"] == "true" }
    #expect(flagged.map { $0["team"] } == ["第07组"])
    #expect(flagged.map { $0["category"] } == ["责任落实"])
    let assessors = output.rows("assessor_severity")
    let narrow = assessors.min { $0.number("item_spread") < $1.number("item_spread") }
    #expect(assessors.count == 55 && narrow?["assessor"] == "考核员04-2")
    #expect(narrow?["flagged"] == "true")
    #expect(narrow?["flag_reasons"]?.contains("item_spread_ratio") == true)
  }

  @Test func `what was planted is flagged, by family, and nothing else`() throws {
    let recipe = Recipe(outliers: OutlierSettings(isInOrder: true))
    let output = try RunRecipe(.outliers, round: path(2016), recipe).output()
    let rows = output.rows("outliers")
    let flagged = rows.filter { $0["flagged"] == "true" }
    func subjects(_ measure: String) -> Set<String> {
      Set(flagged.filter { $0["measure"] == measure }.compactMap { $0["subject"] })
    }
    #expect(subjects("onsite_deletion_residual") == ["单位018", "单位041", "单位082"])
    #expect(subjects("item_spread_ratio") == ["考核员04-2"])
    #expect(subjects("same_score_share") == ["考核员04-2"])
    #expect(subjects("team_category") == ["第07组"])
    #expect(subjects("identical_score_share").isEmpty && subjects("severity_drift").isEmpty)
    #expect(subjects("onsite_spread").isEmpty && subjects("item_rest_correlation").isEmpty)
    #expect(subjects("highlights_reported").isEmpty && subjects("problems_reported").isEmpty)
    let told = output.warnings.contains {
      $0.description.contains("last digits are compared among colleagues only")
    }
    #expect(told)
    let judged = rows.filter { $0["measure"] == "left_out_effect" }
    #expect(judged.contains { $0["subject"] == "单位018" })
  }

  @Test(arguments: years)
  func `units that were planted are found, and no output contradicts outliers`(year: Int) throws {
    let output = try RunRecipe(.report, round: path(year)).output(hasFiles: true)
    let truth = csvRows(try String(contentsOfFile: path(year) + "/truth.csv", encoding: .utf8))
    let planted = truth.filter { $0["kind"] == "planted" }.compactMap { $0["subject"] }
    let flagged = output.rows("outliers").filter { $0["flagged"] == "true" }
    func measures(_ kind: String) -> [String: Set<String>] {
      Dictionary(
        flagged.filter { $0["subject_kind"] == kind }.map {
          ($0["subject"] ?? "", [$0["measure"] ?? ""])
        }, uniquingKeysWith: { $0.union($1) })
    }
    let units = measures("unit")
    let found = units.filter { $0.value.contains("onsite_deletion_residual") }.keys
    #expect(planted.count == 3 && Set(found) == Set(planted))

    // Tables.
    func said(_ table: String, _ name: String) -> [String: Set<String>] {
      let rows = output.rows(table)
      #expect(rows.allSatisfy { ($0["flagged"] == "true") == ($0["flag_reasons"] != "") })
      return Dictionary(
        uniqueKeysWithValues: rows.filter { $0["flagged"] == "true" }.map {
          let reasons = ($0["flag_reasons"] ?? "").split(separator: "; ").map(String.init)
          return ($0[name] ?? "", Set(reasons))
        })
    }
    #expect(said("summary", "unit") == units)
    #expect(said("assessor_severity", "assessor") == measures("assessor"))
    let cells = flagged.filter { $0["measure"] == "team_category" }.map { $0["subject"] }
    let categories = output.rows("team_category").filter { $0["flagged"] == "true" }
    #expect(categories.map { $0["team"] }.sorted { $0 ?? "" < $1 ?? "" } == cells)

    // Sentences on the terminal and the page.
    let names = Set(units.keys)
    let told = output.summary.last?.description ?? ""
    let page = try #require((try output.files()).first { $0.name == "report.html" }).text
    for unit in output.rows("summary").compactMap({ $0["unit"] }) {
      #expect(told.contains(unit) == names.contains(unit), "\(unit)")
    }
    let isOnPage = page.contains(told)
    #expect(isOnPage)

    // Explanations.
    let appraisal = try Appraisal(path: path(year))
    for unit in names.sorted() + [
      try #require(
        appraisal.round.units.map(\.id).first {
          !names.contains($0)
        })
    ] {
      let last = try Explanation(appraisal, unit: unit).sentences.last?.description
      #expect(
        last?.hasPrefix("Its scores need a second look") == names.contains(unit), "\(unit)")
    }
  }
}
