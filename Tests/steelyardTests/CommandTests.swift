import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
  private let small = Program.small

  @Test(arguments: [
    ("bias", "team_severity", "team,n_units,raw_mean,raw_deviation,severity,se,lower,upper"),
    ("normalize", "adjusted_scores", "unit,team,rule,component,raw,adjusted"),
    (
      "weights", "ranks",
      "unit,team,total_raw,rank_raw,total_adjusted,rank_adjusted,rank_lower,rank_upper"
    ),
    (
      "outliers", "outliers",
      "subject_kind,subject,measure,value,statistic,threshold,p,q,flagged,reason"
    ),
    ("check", "diagnostics", "rule,level,file,row,column,letter,value,sentence,suggestion"),
  ])
  func `a command prints a table as CSV`(command: String, table: String, header: String) throws {
    let run = try Program.run([command, small, "--format", "csv", "--table", table])
    #expect(run.status == 0 && run.output.hasPrefix(header))
  }

  @Test func `one table of several is chosen, and the others are named`() throws {
    let first = try Program.run(["bias", small, "--format", "csv"])
    #expect(first.status == 65 && first.output.isEmpty)
    #expect(first.errors.contains("team_severity") && first.errors.contains("bias_tests"))
    let other = try Program.run(["bias", small, "--format", "csv", "--table", "bias_tests"])
    #expect(other.status == 0 && other.output.hasPrefix("question,test,statistic"))
    let none = try Program.run(["bias", small, "--format", "csv", "--table", "ranks"])
    #expect(none.status == 65 && none.errors.contains("no table 'ranks'"))
  }

  @Test func `standard input is a round too, as text or as a workbook`() throws {
    let text = try String(contentsOfFile: small, encoding: .utf8)
    let asked = ["--format", "csv", "--table", "team_severity"]
    let own = try Program.run(["bias", small] + asked).output
    #expect(own.hasPrefix("team,"))
    #expect(try Program.run(["bias", "-"] + asked, input: text).output == own)
    let book = Repository.golden("TableIOTests", "small-english.xlsx")
    #expect(try Program.run(["bias", "-"] + asked, file: book).output == own)
  }

  @Test func `JSON is one object with the tables' names, on standard output alone`() throws {
    let run = try Program.run(["bias", small, "--format", "json"])
    let object = try jsonObject(run.output)
    #expect(object["command"] as? String == "bias" && object["format_version"] as? Int == 1)
    let tables = try jsonTables(run.output)
    #expect(tables["team_severity"]?.count == 4 && tables["bias_tests"] != nil)
    let summary = try #require((object["summary"] as? [String])?.first)
    #expect(run.errors.contains(summary))
  }

  @Test func `options reach the analysis`() throws {
    let run = try Program.run([
      "weights", small, "--weights", "onsite=50,routine=40,peer=10", "--ties", "mid", "--seed", "7",
      "--scheme-weights", "flat=50,40,10", "--top", "3,10", "--box", "5,5,5", "--grade-cuts", "5",
      "--constraint", "onsite>=routine", "--format", "json",
    ])
    let object = try jsonObject(run.output)
    let options = try #require(object["options"] as? [String: Any])
    let analysis = try #require(options["analysis"] as? [String: Any])
    #expect(object["seed"] as? Int == 7 && analysis["ties"] as? String == "mid")
    #expect(analysis["top"] as? Int == 10 && analysis["tops"] as? [Int] == [3, 10])
    let weights = try #require(analysis["weights"] as? [String: Any])
    #expect(weights["box"] as? [Int] == [5, 5, 5] && weights["gradeCuts"] as? [Int] == [5])
    #expect(weights["constraints"] as? [String] == ["onsite>=routine"])
    #expect((weights["schemes"] as? [[String: Any]])?.first?["name"] as? String == "flat")
    let round = (options["round"] as? [String: Any])?["weights"] as? [String: Int]
    #expect(round == ["onsite": 50, "routine": 40, "peer": 10])
  }

  @Test func `rules and their rounding reach the analysis`() throws {
    let run = try Program.run([
      "normalize", small, "--rule", "ratio-team-means", "--rule", "ratio-pooled-trimmed",
      "--rounding", "half-up",
      "--digits", "2", "--mean-digits", "2", "--ratio-digits", "4", "--trim", "2", "--format",
      "json",
    ])
    let options = try jsonObject(run.output)["options"] as? [String: Any]
    let analysis = options?["analysis"] as? [String: Any]
    let rules = try #require(analysis?["rules"] as? [String: Any])
    #expect(rules["rules"] as? [String] == ["ratio-team-means", "ratio-pooled-trimmed"])
    #expect(rules["trim"] as? Int == 2)
    let rounding = rules["rounding"] as? [String: Any]
    #expect(rounding?["mode"] as? String == "half-up" && rounding?["scoreDecimals"] as? Int == 2)
  }

  @Test func `plain tables are read by their columns`() throws {
    let text = "g,y\na,1\na,2\nb,4\nb,\nb,5.5\nc,9\nc,8\n"
    let variance = try Program.run(
      [
        "variance", "-", "--response", "y", "--random", "g", "--format", "csv", "--table",
        "variance_components",
      ], input: text)
    #expect(variance.status == 0 && variance.errors.contains("1 of 7 rows"))
    #expect(csvRows(variance.output).map { $0["term"] } == ["g", "Residual"])
    let outliers = try Program.run(
      [
        "outliers", "-", "--value", "y", "--most", "1", "--scale", "qn", "--control", "holm",
        "--format", "json",
      ], input: "y\n1\n2\n3\n4\n5\n6\n7\n8\n9\n90\n")
    let rows = try jsonTables(outliers.output)["outliers"]
    #expect(rows?.contains { $0["method"] as? String == "robust z (Qn)" } == true)
    let weights = try Program.run(
      [
        "weights", "-", "--unit", "name", "--components", "a,b,c", "--weights", "60,30,10",
        "--format", "json",
      ], input: "name,a,b,c\nx,3,1,2\ny,1,3,2\nz,2,2,2.5\n")
    #expect(try jsonTables(weights.output)["reachable_ranks"]?.count == 3)
    let ratings =
      "unit,assessor,score\n"
      + (0..<12).map { "\($0 / 3),\($0 % 3),\($0 * 7 % 5)\n" }
      .joined()
    #expect(
      try jsonTables(Program.run(["icc", "-", "--format", "json"], input: ratings).output)["icc"]
        != nil)
    let study = try Program.run(
      ["gstudy", "-", "--object", "unit", "--facets", "assessor", "--format", "json"],
      input: ratings)
    #expect(try jsonTables(study.output)["dstudy"] != nil)
    let equating = try Program.run(
      ["equate", "-", "--score", "s", "--frequency", "x,y", "--format", "json"],
      input: "s,x,y\n0,3,2\n1,5,4\n2,2,6\n")
    #expect(try jsonTables(equating.output)["conversion"]?.count == 3)
  }

  @Test(arguments: [("consecutive", 36), ("ends", 18), ("all", 54)])
  func `years are given, and compared in the pairs asked for`(between: String, count: Int) throws {
    let work = try TemporaryFolder()
    let years = [2015, 2016, 2018]
    for (place, year) in years.enumerated() {
      var text = "unit,team,onsite,routine,peer\n"
      for unit in 0..<18 {
        let quality = Double(unit * 7 % 18) - 9
        let team = place == 0 ? unit % 3 : unit / 6
        let noise = Double((unit * 5 + place * 3) % 7) / 3 - 1
        text += "u\(unit),t\(team),\(80 + quality + noise - (team == 1 ? 3 : 0)),"
        text += "\(78 + 0.8 * quality - noise + Double(place)),"
        text += "\(82 + 0.5 * quality + Double(unit * 3 % 5) / 2)\n"
      }
      try work.write(text, to: "\(year).csv")
    }
    let run = try work.run(
      ["trend"] + years.map { "\($0).csv" }
        + ["--years", "2015,2016,2018", "--between", between, "--format", "json"])
    #expect(run.status == 0 && run.errors.contains("contrasts between team-years"))
    let tables = try jsonTables(run.output)
    #expect(tables["unit_trends"]?.count == count && tables["trend_decomposition"]?.count == count)
  }

  @Test func `of long tables a terminal gets a part, with --all the whole`() throws {
    let round = Repository.data("founding-2015")
    let part = try Program.run(["normalize", round, "--format", "table"])
    #expect(part.output.contains("… the first 10 of 105 rows of anchored, of 1470 in all\n"))
    #expect(part.errors.contains("--all shows"))
    let whole = try Program.run(["normalize", round, "--format", "table", "--all"])
    let table = whole.output.components(separatedBy: "\n\n")[0]
    #expect(table.split(separator: "\n").count == 2 + 1470)
    #expect(!whole.errors.contains("--all"))
  }

  @Test func `explain tells one unit's number on standard output`() throws {
    let run = try Program.run(["explain", small, "--unit", "Department 07"])
    #expect(run.status == 0 && run.output.contains("onsite, weight 60"))
    #expect(run.output.contains("rank") && !run.errors.contains("onsite, weight"))
    let none = try Program.run(["explain", small, "--unit", "Nobody"])
    #expect(none.status == 65 && none.errors.contains("no unit 'Nobody'"))
  }

  @Test func `columns are explained as text, CSV and JSON`() throws {
    let text = try Program.run(["columns", "team_severity"])
    #expect(text.status == 0 && text.output.hasPrefix("team_severity: How many points"))
    let all = try Program.run(["columns", "--format", "csv"])
    #expect(all.output.hasPrefix("table,column,meaning") && all.output.contains("\nranks,unit,"))
    let none = try Program.run(["columns", "team_bias"])
    #expect(none.status == 65 && none.errors.contains("no table 'team_bias'"))
  }

  @Test func `the terminal and explain speak the language asked for`() throws {
    let work = try TemporaryFolder()
    #expect(try work.run(["init", "round"]).status == 0)
    func isChinese(_ text: some StringProtocol) -> Bool {
      text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
    let bias = try work.run(["bias", "round", "--lang", "zh", "--format", "table"])
    #expect(bias.output.contains("考核组") && bias.output.contains("锚定分"))
    #expect(bias.errors.split(separator: "\n").allSatisfy { isChinese($0) })
    let unit = try #require(csvRows(try work.text("round/scores.csv")).first?["unit"])
    let told = try work.run(["explain", "round", "--unit", unit, "--lang", "zh"])
    #expect(told.status == 0)
    for line in told.output.split(separator: "\n") { #expect(isChinese(line), "\(line)") }
  }
}
