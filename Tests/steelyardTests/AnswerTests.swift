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
