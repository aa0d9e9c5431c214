import Appraisals
import Assessments
import Foundation
import Normalization
import Phrases
import TestSupport
import Testing

@testable import Reports

@Suite struct RoundRunTests {
  private func run(_ command: RunRecipe.Command, _ analysis: Recipe = Recipe()) throws -> RunOutput
  {
    try RunRecipe(command, round: smallRound, analysis).output()
  }

  /// A round of one CSV file.
  private func run(
    _ command: RunRecipe.Command, text: String, weights: [String: Double] = [:],
    _ analysis: Recipe = Recipe()
  ) throws -> RunOutput {
    let work = try TemporaryFolder()
    try work.write(text, to: "scores.csv")
    return try RunRecipe(command, round: work.path("scores.csv"), weights: weights, analysis)
      .output()
  }

  @Test func `severities have the promised columns and add to zero`() throws {
    let output = try run(.bias)
    #expect(
      output.table("team_severity")?.columnNames == [
        "team", "n_units", "raw_mean", "raw_deviation", "severity", "se", "lower", "upper",
        "lower_mc_error", "upper_mc_error", "p_positive", "p", "q", "flagged", "identified_by",
        "estimable", "linked_group",
        "tipping_bias", "tipping_component", "severity_ordinary",
      ])
    let table = output.rows("team_severity")
    let sum = table.reduce(0) { $0 + $1.number("severity") }
    #expect(table.count == 4 && abs(sum) < 1e-8)
    #expect(table.allSatisfy { $0["identified_by"] == "anchors" })
    #expect(table.map { $0["team"] } == ["East", "North", "South", "West"])
    let severities = table.map { $0.number("severity").fixed(4) }
    #expect(severities == ["-0.1848", "2.1021", "-0.7664", "-1.1508"])
  }

  @Test func `ties and named schemes are as asked for`() throws {
    let weights = WeightRecipe(schemes: [NamedWeights(name: "flat", weights: [50, 40, 10])])
    let output = try run(.weights, Recipe(ties: .mid, weights: weights))
    let agreement = output.rows("scheme_agreement")
    #expect(agreement.map { $0["scheme"] } == ["equal", "flat"])
    #expect(agreement[1]["onsite"] == "50")
    #expect(output.recipe.analysis?.ties == .mid)
  }

  @Test func `official rounding prints the decimals of hand arithmetic`() throws {
    let text = "unit,team,onsite\na,1,81.37\nb,1,85.22\nc,1,90.46\nd,2,78.15\ne,2,83.5\n"
    let rounding = OfficialRounding(
      mode: .halfUp, meanDecimals: 2, coefficientDecimals: 4, scoreDecimals: 2)
    let rules = RuleRecipe(rules: [.ratioTeamMeans], rounding: rounding)
    let output = try run(
      .normalize, text: text, weights: ["onsite": 100, "routine": 0, "peer": 0],
      Recipe(rules: rules))
    #expect(
      output.rows("adjusted_scores").map { $0["adjusted"] }
        == ["79.08", "82.82", "87.91", "80.5", "86.01"])
  }

  @Test func `a component nobody has a score of stops totals until it has no weight`() throws {
    let onsite = [80, 82, 85, 79, 88, 87]
    let routine = [70, 73, 71, 70, 80, 83]
    let text =
      "unit,team,onsite,routine\n"
      + zip(onsite, routine).enumerated().map { "u\($0),t\($0 / 2),\($1.0),\($1.1)\n" }.joined()
    let without = failure { _ = try run(.weights, text: text) }
    #expect(without?.kind == .badData)
    #expect(without?.description.contains("none has a score of 'peer'") == true)
    let two = try run(
      .weights, text: text, weights: ["onsite": 65, "routine": 35, "peer": 0])
    for name in ["central_weights", "effective_weights", "rank_acceptability"] {
      let table = try #require(two.table(name))
      #expect(!table.columnNames.contains("peer") && !table.csvText().contains("peer"), "\(name)")
    }
    #expect(two.rows("effective_weights").map { $0["component"] } == ["onsite", "routine"])
  }

  // Words of an organizer's own table, and the sums below it.
  @Test func `a Chinese table with a row of totals is read, the totals left out with a notice`()
    throws
  {
    let text =
      "单位,小组,现场,日常,民主评议\n办公室,一组,85,80,88\n人事处,一组,82,78,85\n财务处,二组,90,85,92\n"
      + "审计处,二组,88,81,86\n合计,,345,324,351\n"
    let found = try run(.check, text: text).rows("diagnostics").filter { $0["rule"] == "SY028" }
    #expect(
      found.count == 1 && found.first?["value"]?.hasPrefix("合计") == true
        && found.first?["row"] == "6")
    let work = try TemporaryFolder()
    try work.write(text.replacing(",88,81", with: ",,81"), to: "s.csv")
    var recipe = RunRecipe(.check, round: work.path("s.csv"))
    recipe.language = .zh
    let sentences = try recipe.output().rows("diagnostics").map { $0["sentence"] ?? "" }
    #expect(sentences.contains { $0.contains("审计处没有实地考核得分") })
  }

  @Test func `errors end a check with what was found, and any analysis`() throws {
    let text = "unit,team,onsite,routine,peer\na,1,x,2,3\n"
    let check = try run(.check, text: text)
    #expect(check.hasErrors && check.rows("diagnostics").first?["rule"] == "SY001")
    #expect(check.rows("diagnostics").first?["letter"] == "C")
    for command in [RunRecipe.Command.bias, .normalize, .weights, .outliers, .report] {
      let error = failure { _ = try run(command, text: text) }
      #expect(error?.kind == .badData)
      #expect(error?.details.first?.description.contains("!C2 SY001") == true)
    }
  }

  @Test func `one team cannot be compared, which a check says with what it found`() throws {
    let text = "unit,team,onsite,routine,peer\na,1,5,2,3\nb,1,6,3,4\n"
    let error = failure { _ = try run(.bias, text: text) }
    #expect(error?.kind == .impossible && error?.description.contains("two") == true)
    let check = try run(.check, text: text)
    #expect(check.hasErrors && check.summary.last == error?.phrase)
  }

  @Test(arguments: [RunRecipe.Command.bias, .weights, .outliers, .normalize])
  func `a workbook gives what its CSV file gives`(command: RunRecipe.Command) throws {
    let rules = Recipe(rules: RuleRecipe(rules: [.ratioPooled]))
    let csv = try run(command, rules)
    let book = try RunRecipe(
      command, round: Repository.golden("TableIOTests", "small-english.xlsx"), rules
    ).output()
    #expect(book.tables.map { $0.csvText() } == csv.tables.map { $0.csvText() })
    let told = book.warnings.contains {
      $0.description.contains("!1 SY028")
        && $0.description.contains("'Scores of the year 2024' is left out")
    }
    #expect(told)
  }

  @Test func `a report of a workbook says what of it was left out`() throws {
    let output = try RunRecipe(
      .report, round: Repository.golden("TableIOTests", "small-english.xlsx")
    ).output()
    let found = output.rows("diagnostics").filter { $0["rule"] == "SY028" }
    #expect(found.contains { $0["sheet"] == "scores 2024" })
  }

  @Test func `an encoding that is found is said, one that is named is not`() throws {
    var recipe = RunRecipe(.check, round: Repository.golden("TableIOTests", "encoding-gb18030.csv"))
    func sentences() throws -> String {
      try recipe.output().rows("diagnostics").map { $0["sentence"] ?? "" }.joined(separator: "\n")
    }
    #expect(try sentences().contains("the text is read as GB18030"))
    recipe.round?.encoding = .gb18030
    #expect(try !sentences().contains("GB18030"))
    recipe.round?.encoding = .utf8
    #expect(try recipe.output().hasErrors && sentences().contains("byte 0xB5 is not UTF-8"))
  }

  @Test func `a round's folder gets the map of regions`() throws {
    let output = try RunRecipe(.weights, round: smallRound, Recipe(top: 10, tops: [3, 10]))
      .output(hasFiles: true)
    let map = try #require((try output.files()).first { $0.name == "regions.geojson" })
    let object = try JSONSerialization.jsonObject(with: Data(map.bytes)) as? [String: Any]
    #expect(object?["type"] as? String == "FeatureCollection")
    let features = object?["features"] as? [[String: Any]] ?? []
    let maps = Set(features.compactMap { ($0["properties"] as? [String: Any])?["map"] as? String })
    #expect(maps == ["first 1", "first 3", "first 10"])
    let sums = Dictionary(grouping: output.rows("rank_acceptability"), by: { $0["unit"] ?? "" })
      .mapValues { $0.reduce(0) { $0 + $1.number("acceptability") } }
    #expect(sums.count == 24 && sums.values.allSatisfy { abs($0 - 1) < 1e-8 })
  }
}
