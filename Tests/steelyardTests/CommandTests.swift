import Foundation
import Testing

@Suite struct CommandTests {
  private let small = Program.data("small-english/scores.csv")

  @Test(arguments: [
    ("bias", "team,n_units,raw_mean,raw_deviation,severity,se,lower,upper"),
    ("normalize", "unit,team,rule,component,raw,adjusted"),
    ("weights", "unit,team,total_raw,rank_raw,total_adjusted,rank_adjusted,rank_lower,rank_upper"),
    ("outliers", "subject_kind,subject,measure,value,statistic,threshold,p,q,flagged,reason"),
    ("check", "rule,level,file,row,column,letter,value,sentence,suggestion"),
  ])
  func `a command prints its table as CSV`(command: String, header: String) throws {
    let run = try Program([command, small, "--format", "csv"])
    #expect(run.status == 0 && run.output.hasPrefix(header))
  }

  @Test func `severities have the promised columns and add to zero`() throws {
    let table = rows(try Program(["bias", small, "--format", "csv"]).output)
    let columns = [
      "team", "n_units", "raw_mean", "raw_deviation", "severity", "se", "lower", "upper", "p", "q",
      "flagged", "basis",
    ]
    #expect(table.count == 4 && columns.allSatisfy { table[0][$0] != nil })
    let sum = table.reduce(0) { $0 + (Double($1["severity"] ?? "") ?? .nan) }
    #expect(abs(sum) < 0.001 && table.allSatisfy { $0["basis"] == "anchors" })
  }

  @Test func `standard input is a round too`() throws {
    let text = try String(contentsOfFile: small, encoding: .utf8)
    let piped = try Program(["bias", "-", "--format", "csv"], input: text)
    #expect(piped.output == (try Program(["bias", small, "--format", "csv"]).output))
  }

  @Test func `JSON is one object with the tables' names`() throws {
    let run = try Program(["bias", small, "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(object?["team_severity"] is [Any] && object?["bias_tests"] is [Any])
  }

  @Test func `of long tables a terminal gets a part, with --all the whole`() throws {
    let round = Program.data("founding-2015")
    let part = try Program(["normalize", round])
    #expect(part.output.contains("… the first 10 of 105 rows of anchored, of 1365 in all\n"))
    #expect(part.errors.contains("--all shows all of it"))
    let whole = try Program(["normalize", round, "--all"])
    let table = whole.output.components(separatedBy: "\n\n")[0]
    #expect(table.split(separator: "\n").count == 2 + 1365)
    #expect(!whole.errors.contains("--all"))
  }

  @Test func `explain tells one unit's number`() throws {
    let run = try Program(["explain", small, "--unit", "Department 07"])
    #expect(run.status == 0 && run.output.contains("onsite, weight 60"))
    #expect(run.output.contains("rank"))
  }

  @Test func `ties and named schemes are as asked for`() throws {
    let folder = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try Program([
      "weights", small, "--ties", "mid", "--scheme-weights", "flat=50,40,10", "-o", folder,
    ])
    #expect(run.status == 0)
    let agreement = rows(
      try String(contentsOfFile: folder + "/scheme_agreement.csv", encoding: .utf8))
    #expect(agreement.map { $0["scheme"] } == ["equal", "flat"])
    #expect(agreement[1]["onsite"] == "50.0000")
  }

  @Test func `official rounding prints the decimals of hand arithmetic`() throws {
    let text = "unit,team,onsite\na,1,81.37\nb,1,85.22\nc,1,90.46\nd,2,78.15\ne,2,83.5\n"
    let run = try Program(
      [
        "normalize", "-", "--weights", "onsite=100,routine=0,peer=0", "--rule", "ratio-team-means",
        "--rounding", "half-up", "--digits", "2", "--mean-digits", "2", "--ratio-digits", "4",
        "--format", "csv",
      ], input: text)
    #expect(
      rows(run.output).map { $0["adjusted"] } == ["79.08", "82.82", "87.91", "80.50", "86.01"])
  }

  @Test func `each help ends with examples under 80 columns`() throws {
    for command in [
      "init", "template", "check", "bias", "normalize", "weights", "outliers", "report", "rerun",
      "diff", "anonymise", "explain",
      "archive",
    ] {
      let help = try Program([command, "--help"])
      #expect(help.status == 0 && help.output.contains("Examples:"))
    }
  }

  @Test func `outliers of a plain table need no round`() throws {
    let hbk = Program.root.appendingPathComponent("Tests/OutliersTests/Goldens/hbk.csv").path
    let several = rows(
      try Program(["outliers", hbk, "--columns", "X1,X2,X3", "--format", "csv"]).output)
    #expect(several.count == 75 && several.count { $0["flagged"] == "true" } == 14)
    let one = try Program(
      ["outliers", "-", "--value", "x", "--most", "2", "--format", "csv"],
      input: "x\n199.31\n199.53\n200.19\n200.82\n201.92\n201.95\n202.18\n245.57\n")
    let first = rows(one.output).first
    #expect(first?["subject"] == "9" && first?["flagged"] == "true")
    #expect(first?["statistic"]?.hasPrefix("2.468764") == true)
  }

  @Test func `outliers of the founding round are what was planted, by family`() throws {
    let run = try Program(
      ["outliers", Program.data("founding-2016"), "--in-order", "--format", "csv"])
    let flagged = rows(run.output).filter { $0["flagged"] == "true" }
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
    #expect(run.errors.contains("last digits are compared among colleagues only"))
    let judged = rows(run.output).filter { $0["measure"] == "left_out_effect" }
    #expect(judged.contains { $0["subject"] == "单位018" })
  }

  @Test func `a component nobody has a score of stops totals until it has no weight`() throws {
    let onsite = [80, 82, 85, 79, 88, 87]
    let routine = [70, 73, 71, 70, 80, 83]
    let text =
      "unit,team,onsite,routine\n"
      + zip(onsite, routine).enumerated().map { "u\($0),t\($0 / 2),\($1.0),\($1.1)\n" }.joined()
    let without = try Program(["weights", "-"], input: text)
    #expect(without.status == 65 && without.errors.contains("none has a score of 'peer'"))
    let two = try Program(
      ["weights", "-", "--weights", "onsite=65,routine=35,peer=0", "--format", "json"], input: text)
    #expect(two.status == 0 && two.output.contains("\"routine\"") && !two.output.contains("peer"))
  }

  // Words of an organizer's own table, and the sums below it.
  @Test func `a Chinese table with a row of totals is read, the totals left out and told`() throws {
    let text =
      "单位,小组,现场,日常,民主评议\n办公室,一组,85,80,88\n人事处,一组,82,78,85\n财务处,二组,90,85,92\n"
      + "审计处,二组,88,81,86\n合计,,345,324,351\n"
    let check = try Program(["check", "-", "--format", "csv"], input: text)
    let found = rows(check.output).filter { $0["rule"] == "SY028" }
    #expect(check.status == 0 && found.count == 1 && found.first?["value"] == "合计")
    #expect(found.first?["row"] == "6")
    let blank = try Program(
      ["check", "-", "--lang", "zh"], input: text.replacing(",88,81", with: ",,81"))
    #expect(blank.output.contains("审计处没有实地考核得分"))
  }

  @Test(arguments: [2015, 2016, 2017])
  func `units planted in a founding round are the ones found`(year: Int) throws {
    let folder = Program.data("founding-\(year)")
    let truth = rows(try String(contentsOfFile: folder + "/truth.csv", encoding: .utf8))
    let planted = truth.filter { $0["kind"] == "planted" }.compactMap { $0["subject"] }
    let found = rows(try Program(["outliers", folder, "--format", "csv"]).output)
      .filter { $0["measure"] == "onsite_deletion_residual" && $0["flagged"] == "true" }
    #expect(planted.count == 3 && Set(found.compactMap { $0["subject"] }) == Set(planted))
  }

  @Test(arguments: ["bh", "by", "holm"])
  func `a table's groups are judged for far values, trend and digits`(control: String) throws {
    let lines = (0..<120).map { row in
      let value = row == 7 ? 900 : (row * 37) % 100 + (row % 2 == 1 ? row : 0)
      return "\(row % 2 == 0 ? "a" : "b"),\(row),\(value)"
    }
    let run = try Program(
      [
        "outliers", "-", "--value", "x", "--by", "g", "--order", "day", "--digits", "--scale", "qn",
        "--control", control, "--format", "csv",
      ], input: "g,day,x\n" + lines.joined(separator: "\n") + "\n")
    let found = rows(run.output)
    let far = found.filter { $0["method"] == "robust z (Qn)" && $0["flagged"] == "true" }
    #expect(far.map { $0["subject"] } == ["9"])
    #expect(found.count { $0["measure"] == "x_trend" } == 2)
    #expect(found.count { $0["measure"] == "x_last_digit" } == 2)
    let wrong = try Program(["outliers", "-", "--columns", "x,g", "--digits"], input: "g,x\n1,2\n")
    #expect(wrong.status == 64)
  }
}
