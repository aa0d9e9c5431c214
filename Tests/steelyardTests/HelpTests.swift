import Foundation
import TestSupport
import Testing

/// The help of every subcommand, found by walking them.
@Suite struct HelpTests {
  private struct Dump: Decodable {
    struct Command: Decodable {
      let commandName: String
      let superCommands: [String]?
      let subcommands: [Command]?
      let discussion: String?
    }
    let command: Command
  }

  /// A subcommand and all below it, with the words that call them.
  private func leaves(_ command: Dump.Command, _ path: [String]) -> [(path: [String], text: String)]
  {
    let own = (command.subcommands ?? []).filter { $0.commandName != "help" }
    return (path.isEmpty ? [] : [(path, command.discussion ?? "")])
      + own.flatMap { leaves($0, path + [$0.commandName]) }
  }

  private func examples(_ discussion: String) -> [String] {
    guard let start = discussion.range(of: "Examples:\n") else { return [] }
    return discussion[start.upperBound...].split(separator: "\n").map {
      String($0.trimmingPrefix { $0 == " " })
    }
  }

  @Test func `each help ends with two examples under 80 columns that can be pasted`() throws {
    let dump = try Program.run(["--experimental-dump-help"])
    let commands = leaves(
      try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command, [])
    #expect(commands.count > 20)
    let work = try TemporaryFolder()
    for (path, text) in commands {
      let name = path.joined(separator: " ")
      let help = try Program.run(path + ["--help"])
      #expect(help.status == 0 && help.output.contains("Examples:"), "\(name)")
      #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(name)")
      let examples = examples(text)
      #expect(examples.count == 2, "\(name)")
      for example in examples {
        #expect(example.hasPrefix("steelyard \(name)") && example.count < 78, "\(example)")
        // In an empty folder no input is found, but the command is understood.
        let words = example.split(separator: " ").dropFirst().map(String.init)
        let run = try work.run(words)
        #expect(run.status != 64, "\(example): \(run.errors)")
      }
    }
  }
}
