import Foundation
import TestSupport
import Testing

/// Debian's and Ubuntu's base systems have it.
private let hasScript = ConditionTrait.enabled(
  if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "bsdutils is needed")

/// What differs between a terminal, which `script` plays, and a file.
@Suite struct TerminalTests {
  private let work: TemporaryFolder
  private static let escape = "\u{1B}["

  init() throws {
    work = try TemporaryFolder()
    #expect(try work.run(["init", "round"]).status == 0)
  }

  private func onTerminal(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> String {
    let command = ([Program.binary.path] + arguments).joined(separator: " ")
    return try Tool(
      URL(filePath: "/usr/bin/script"), ["-qec", command, "/dev/null"],
      environment: ["TERM": "xterm", "NO_COLOR": ""].merging(environment) { $1 }
    ).output
  }

  @Test(hasScript) func `colours are for terminals alone, and not where they are refused`() throws {
    let command = ["bias", work.path("round"), "--quiet"]
    let colourful = try onTerminal(command)
    #expect(colourful.contains("\(Self.escape)1mteam "))
    for plain in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let text = try onTerminal(command, environment: plain)
      #expect(text.contains("stands out") && !text.contains(Self.escape))
    }
    let file = try Program.run(command)
    #expect(file.output.contains("stands out") && !file.output.contains(Self.escape))
    let bare = colourful.replacing(/\x1B\[[0-9]*m/, with: "").replacing("\r\n", with: "\n")
    #expect(bare == file.output)
  }

  @Test(hasScript) func `long work says how long it takes, and leaves no trace`() throws {
    let text = try onTerminal(["report", work.path("round"), "-o", work.path("out")])
    #expect(text.contains(/working… [0-9.]+ s/))
    let lines = text.split(separator: "\r\n" as Character)
    // What the last carriage return leaves on each line.
    let left = lines.map { $0.split(separator: "\r" as Character).last.map(String.init) ?? "" }
    #expect(!left.contains { $0.contains("working") })
    let file = try work.run(["report", "round", "-o", "again"])
    #expect(!file.errors.contains("working") && !file.errors.contains(Self.escape))
    #expect(try !onTerminal(["bias", work.path("round"), "--quiet"]).contains("working"))
  }

  @Test func `CSV files come in the encodings Excel knows, and are read back`() throws {
    let plain = try work.run(["bias", "round", "--quiet", "-o", "plain"])
    #expect(plain.status == 0)
    let text = try work.text("plain/team_severity.csv")
    #expect(text.contains("第01组"))
    for (name, encoding) in [("utf-8-bom", "UTF-8"), ("gb18030", "GB18030")] {
      let run = try work.run(
        ["bias", "round", "--quiet", "--csv-encoding", name, "-o", name])
      #expect(run.status == 0)
      let bytes = try #require(try work.files(name)["team_severity.csv"])
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) == (name == "utf-8-bom"))
      let decoded = try Tool(
        URL(filePath: "/usr/bin/iconv"),
        ["-f", encoding, "-t", "UTF-8", work.path(name + "/team_severity.csv")])
      #expect(decoded.status == 0 && decoded.output.trimmingPrefix("\u{FEFF}") == text)
      let again = try work.run(
        ["outliers", name + "/team_severity.csv", "--value", "raw_mean", "--format", "csv"])
      #expect(again.status == 0)
    }
  }
}
