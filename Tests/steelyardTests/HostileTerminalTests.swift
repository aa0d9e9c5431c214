import Foundation
import TestSupport
import Testing

/// What terminals are sent of names, arguments and paths that would command them, or hide themselves.
@Suite struct HostileTerminalTests {
  private let work: TemporaryFolder
  /// Payloads that a path or an argument may hold.
  private static let words = Payloads.terminal.filter { !$0.contains("/") }

  init() throws {
    work = try TemporaryFolder()
    let names = Self.words.enumerated().map { "\($1)n\($0)" }
    var rows = "unit,team,onsite,routine,peer\n"
    for (place, name) in names.enumerated() {
      rows += "\"\(name)\",\"\(names[place / 2 * 2])team\",\(60 + place),\(70 + place % 9),80\n"
    }
    try work.write(rows, to: "s.csv")
    try work.write(rows.replacing(",80\n", with: ",8\u{1B}[31m0\n"), to: "bad.csv")
  }

  private func check(_ arguments: [String]) throws {
    let run = try work.run(arguments)
    #expect(Payloads.isVisible(run.output), "\(arguments): \(run.output.debugDescription)")
    #expect(Payloads.isVisible(run.errors), "\(arguments): \(run.errors.debugDescription)")
    #expect(![70, 132, 139].contains(run.status))
    #expect(!run.output.isEmpty || !run.errors.isEmpty)
  }

  @Test(arguments: [
    "bias s.csv", "bias s.csv --all", "check s.csv --all", "check bad.csv --all", "bias bad.csv",
    "weights s.csv", "outliers s.csv", "normalize s.csv", "explain s.csv --all",
    "report s.csv -o out", "anonymise s.csv -o copy",
    "icc s.csv --unit unit --rater team --score onsite",
    "variance s.csv --response onsite --random team,unit", "variance s.csv --response \u{1B}[31m",
    "bias s.csv --columns unit=\u{1B}]0;x\u{7}", "explain s.csv --unit \u{9B}31m",
    "bias s.csv --lang zh", "check bad.csv --lang zh", "explain s.csv --all --lang zh",
    "bias s.csv --format csv --table team_severity", "check bad.csv --format csv",
  ])
  func `names in data are made visible`(command: String) throws {
    try check(command.split(separator: " ").map(String.init))
  }

  @Test(arguments: words)
  func `arguments and paths are made visible`(word: String) throws {
    for language in ["en", "zh"] {
      for arguments in [
        [word], ["bias", word], ["bias", "s.csv", "--" + word], ["bias", "s.csv", "--seed", word],
        ["bias", "s.csv", "--format", word], ["help", word], ["columns", word],
        ["archive", "list", word], ["rerun", word], ["diff", word, word],
        ["bias", "s.csv", "-o", "s.csv/" + word], ["check", "s.csv", "--save", "s.csv/" + word],
      ] {
        try check(arguments + ["--lang", language])
      }
      try work.write(try work.text("bad.csv"), to: "\(word)/\(word).csv")
      try check(["bias", "\(word)/\(word).csv", "--lang", language])
      try check(["check", "\(word)/\(word).csv", "--lang", language])
    }
  }
}
