import Foundation
import TestSupport
import Testing

/// Questions of `check` about columns, on a terminal that `script` plays.
@Suite(
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs bsdutils"))
struct QuestionTests {
  private let work: TemporaryFolder

  init() throws {
    work = try TemporaryFolder()
    let rows = (0..<12).map {
      "u\($0),t\($0 % 3),\(70 + $0),\(80 + $0 * 5 % 12),\(60 + $0 * 7 % 12),\($0)\n"
    }
    try work.write("unit,team,onsite,Office view,peer,Bonus\n" + rows.joined(), to: "s.csv")
  }

  /// What a terminal shows, with lines typed in.
  private func onTerminal(_ words: String, typing lines: [String]) throws -> Tool {
    let typed = lines.map { "sleep 0.3; printf '%s\\n' '\($0)'" }.joined(separator: "; ")
    let command = "\(Program.binary.path) check \(work.path("s.csv")) \(words)"
    return try Tool(
      URL(filePath: "/bin/sh"),
      [
        "-c", "(\(typed.isEmpty ? ":" : typed); sleep 1) | script -qec \"$1\" /dev/null", "sh",
        command,
      ],
      environment: ["TERM": "dumb"])
  }

  @Test func `each column in doubt is asked about once, with the default shown`() throws {
    let run = try onTerminal("--save \(work.path("kept.yaml"))", typing: ["", ""])
    let text = run.output
    #expect(text.contains("is it routine?") && text.contains("Return takes routine"))
    #expect(text.contains("Bonus") && text.contains("Return takes ignore"))
    #expect(text.components(separatedBy: "which is it").count == 3, "\(text)")
    #expect(text.contains("--columns 'routine=Office view,ignore=Bonus'"))
    let again = try work.run(["check", "s.csv", "--scheme", "kept.yaml"])
    #expect(again.status == 0 && !again.output.contains("SY040"), "\(again.output)")
  }

  @Test func `an answer may be a number or a word`() throws {
    let text = try onTerminal("", typing: ["nonsense", "IGNORE", "4"]).output
    #expect(text.components(separatedBy: "which is it").count == 4, "\(text)")
  }

  @Test func `nobody is asked without a terminal, or where no input is wanted`() throws {
    #expect(try !onTerminal("--no-input", typing: []).output.contains("which is it"))
    let run = try Program.run(["check", work.path("s.csv")], input: "\n\n")
    #expect(run.status == 1 && !(run.output + run.errors).contains("which is it"))
  }
}
