import Foundation
import Reporting
import TestSupport
import Testing

/// What a command prints where nothing is asked for.
@Suite struct AnswerTests {
  @Test(
    arguments: ["check", "bias", "normalize", "weights", "outliers"], ["en", "zh"])
  func `the answer fits a screen`(command: String, language: String) throws {
    let round = Repository.data("founding-2015")
    let run = try Program.run([command, round, "--lang", language, "--quiet"])
    #expect(run.status == 0 && run.errors.isEmpty)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect((3...25).contains(lines.count), "\(lines.count) lines")
    for line in lines { #expect(displayWidth(String(line)) <= 80, "\(line)") }
  }

  @Test func `the answer to bias names teams in the sign of its words`() throws {
    let work = try TemporaryFolder()
    #expect(try work.run(["init", "round"]).status == 0)
    let text = try work.run(["bias", "round"]).output
    #expect(text.hasPrefix("The 11 teams did not score alike (probability 99."))
    let rows = csvRows(
      try work.run(["bias", "round", "--format", "csv", "--table", "team_severity"]).output)
    let flagged = rows.filter { $0["flagged"] == "true" }
    #expect(flagged.count == 3)
    for row in flagged {
      let severity = try #require(Double(row["severity"] ?? ""))
      let line = text.split(separator: "\n").first { $0.contains("  \(row["team"] ?? "?")  ") }
      let size = severity > 0 ? "took " : "gave "
      #expect(line?.contains(size) == true && line?.hasSuffix("stands out") == true)
    }
    #expect(text.contains("8 other teams, the mildest gave"))
    #expect(text.hasSuffix("Next: steelyard report round -o results\n"))
  }

  @Test func `the README shows what the program says of the sample`() throws {
    let work = try TemporaryFolder()
    #expect(try work.run(["init", "sample"]).status == 0)
    let readme = try String(
      contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
    let shown = "The answer to `bias` on the sample round:\n\n```\n"
    #expect(readme.contains(shown + (try work.run(["bias", "sample"]).output) + "```\n"))
  }

  @Test func `who is first under most weights is not taken for the first by the weights given`()
    throws
  {
    let work = try TemporaryFolder()
    try work.write("unit,a,b,c\nx,9,1,1\ny,4,6,6\nz,2,5,7\n", to: "t.csv")
    let weights = ["weights", "t.csv", "--components", "a,b,c", "--weights", "70,20,10"]
    let all = try work.run(weights).output.replacing("\n", with: " ")
    #expect(
      all.contains(/^y is first under \d+ % of all weights; by the weights given x is first, and/))
    let near = try work.run(weights + ["--box", "5,5,5"]).output
    #expect(near.hasPrefix("x is first under 100 % of the weights allowed"))
    let chinese = try work.run(weights + ["--box", "5,5,5", "--lang", "zh"]).output
    #expect(chinese.hasPrefix("在允许的权重的 100% 下，x为第一"))
  }

  @Test func `units that share the first place are all named`() throws {
    let work = try TemporaryFolder()
    try work.write("unit,a,b\nx,3,3\ny,3,3\nz,1,2\n", to: "t.csv")
    let text = try work.run(["weights", "t.csv", "--components", "a,b"]).output
      .replacing("\n", with: " ")
    #expect(
      text.hasPrefix(
        "x, y are each first under 100 % of all weights; by the weights given x, y share the first place."
      ))
  }

  @Test func `a row that is not ranked is named, on the page too`() throws {
    let work = try TemporaryFolder()
    try work.write("unit,a,b\nx,1,2\ny,2,1\nz,3,\n", to: "t.csv")
    let run = try work.run(["report", "t.csv", "--components", "a,b", "-o", "out"])
    #expect(run.errors.contains("not ranked, for a blank or N.A. cell: 'z'"))
    let page = try String(contentsOf: work.url.appending(path: "out/report.html"), encoding: .utf8)
    #expect(page.contains("not ranked, for a blank or N.A. cell: &#39;z&#39;."))
  }

  @Test func `a regression is answered by its coefficients`() throws {
    let work = try TemporaryFolder()
    try work.write("y,x\n1,2\n2,3\n3,5\n4,4\n6,6\n", to: "t.csv")
    let text = try work.run(["variance", "t.csv", "--response", "y", "--fixed", "x"]).output
    #expect(text.contains("(Intercept)") && text.contains("estimate"))
  }

  @Test func `a command to go on with is quoted for a shell`() throws {
    let work = try TemporaryFolder()
    let text = try String(contentsOfFile: Program.small, encoding: .utf8)
    try work.write(text, to: "it's 1.csv")
    let next = try work.run(["weights", "it's 1.csv"]).output.split(separator: "Next: ").last
    let command = try #require(next).split(whereSeparator: \.isNewline).joined(separator: " ")
    #expect(command.hasPrefix("steelyard explain 'it'\\''s 1.csv' --unit 'Department "))
  }

  @Test func `all adds every table to the answer`() throws {
    let short = try Program.run(["bias", Program.small]).output
    let long = try Program.run(["bias", Program.small, "--all"]).output
    #expect(long.hasPrefix(short + "\n") && long.contains("\nbias_tests\n"))
  }

  @Test func `the language of the environment is heeded, and an option overrides it`() throws {
    func text(_ environment: [String: String], _ more: [String] = []) throws -> String {
      let quiet = ["STEELYARD_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""]
      return try Program.run(
        ["bias", Program.small] + more, environment: quiet.merging(environment) { $1 }
      ).output
    }
    let (english, chinese) = (try text([:]), try text(["STEELYARD_LANG": "zh"]))
    #expect(english.hasPrefix("The 4 teams") && chinese.hasPrefix("4 个考核组"))
    #expect(try text(["LANG": "zh_CN.UTF-8"]) == chinese)
    #expect(try text(["STEELYARD_LANG": "zh_CN"]) == chinese)
    #expect(try text(["LC_ALL": "C", "LANG": "zh_CN.UTF-8"]) == english)
    #expect(try text(["STEELYARD_LANG": "en", "LANG": "zh_CN.UTF-8"]) == english)
    #expect(try text(["LANG": "zh_CN.UTF-8"], ["--lang", "en"]) == english)
  }

  @Test func `years go on with the command that draws them`() throws {
    let rounds = [2015, 2016].map { Repository.data("founding-\($0)") }
    let text = try Program.run(["trend"] + rounds).output
    let next = try #require(text.split(separator: "Next: ").last)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(next == "steelyard trend \(rounds.joined(separator: " ")) -o results")
    #expect(text.split(separator: "\n").count <= 25)
  }

  @Test(arguments: [["bais", "x.csv"], ["help", "bais"], ["BIAS"], ["outlier"], ["xylophone"]])
  func `a mistyped command ends with 64, and a near one is named`(arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    let near =
      ["bais": "bias", "BIAS": "bias", "outlier": "outliers"][arguments.last ?? ""]
      ?? ["bais": "bias"][arguments[0]]
    #expect(run.errors.contains("did you mean '\(near ?? "")'?") == (near != nil))
  }

  @Test func `how things were judged is said to those who ask`() throws {
    let round = Repository.data("founding-2015")
    #expect(try !Program.run(["outliers", round]).errors.contains("dispersion"))
    #expect(try Program.run(["outliers", round, "--verbose"]).errors.contains("dispersion"))
  }
}
