import Foundation
import TestSupport
import Testing

/// No option of any command is accepted and not used: each changes what comes out, or is refused.
@Suite struct OptionUseTests {
  private struct Dump: Decodable {
    struct Command: Decodable {
      struct Argument: Decodable {
        struct Name: Decodable {
          let kind: String
          let name: String
        }
        let kind: String
        let names: [Name]?
      }
      let commandName: String
      let subcommands: [Command]?
      let arguments: [Argument]?
    }
    let command: Command
  }

  /// Long names of options and flags by command.
  private func options() throws -> [String: [String]] {
    let dump = try Program.run(["--experimental-dump-help"])
    var found: [String: [String]] = [:]
    func walk(_ command: Dump.Command, _ path: [String]) {
      let own = (command.subcommands ?? []).filter { $0.commandName != "help" }
      if !path.isEmpty, own.isEmpty {
        found[path.joined(separator: " ")] = (command.arguments ?? [])
          .filter { $0.kind != "positional" }
          .compactMap { $0.names?.first { $0.kind == "long" }?.name }
          .filter { $0 != "help" && $0 != "version" }
      }
      for command in own { walk(command, path + [command.commandName]) }
    }
    walk(try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command, [])
    return found
  }

  /// All that a run leaves: status, both streams, and the files of a folder `o`.
  private struct Outcome: Equatable {
    let status: Int32
    let output: [UInt8]
    let errors: String
    let files: [String: [UInt8]]
  }

  private func outcome(_ words: [String]) throws -> Outcome {
    let folder = try TemporaryFolder()
    try OptionTrials.prepare(folder, for: words)
    let run = try folder.run(words)
    var files = (try? folder.files("o")) ?? [:]
    // These repeat the options and say when they were written.
    for name in ["run.json", "datapackage.json"] { files[name] = nil }
    return Outcome(status: run.status, output: run.outputBytes, errors: run.errors, files: files)
  }

  @Test(arguments: OptionTrials.commands)
  func `every option of a command is used or refused`(command: String) throws {
    let found = try #require(try options()[command])
    var bases: [[String]: Outcome] = [:]
    for option in found {
      let trials = try #require(
        OptionTrials.trials(command, option), "'\(command) --\(option)' has no trial")
      for trial in trials {
        let base = try bases[trial.base] ?? outcome(trial.base)
        bases[trial.base] = base
        let own = try outcome(trial.base + trial.added)
        let call = (trial.base + trial.added).joined(separator: " ")
        switch trial.effect {
        case .changes:
          #expect(base.status == 0, "\(trial.base): \(base.errors)")
          #expect(own.status == 0, "\(call): \(own.errors)")
          // Not in the expectation itself: a failure would print all of it.
          let differs = own != base
          #expect(differs, "\(call): the option changes nothing")
        case .unlocks:
          #expect(base.status != 0 && own.status == 0, "\(call): \(own.errors)")
        case .refused:
          #expect([1, 64, 65, 66].contains(own.status), "\(call): accepted")
        case .same:
          let isSame = own == base
          #expect(isSame, "\(call): differs")
        }
      }
    }
  }

  @Test func `every command is walked`() throws {
    #expect(try options().keys.sorted() == OptionTrials.commands.sorted())
  }
}
