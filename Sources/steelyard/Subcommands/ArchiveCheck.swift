import Appraisals
import Archive
import ArgumentParser
import Phrases
import SteelyardKit

/// Looks through an archive for damage.
struct ArchiveCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Phrase("Look through an archive for damage: every page, row and reference.").asked,
    usage: "steelyard archive check <file> [options]",
    discussion: """
      Examples:
        steelyard archive check rounds.sqlite
        steelyard archive check rounds.sqlite --lang zh
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var common: ConsoleOptions

  func run() throws {
    try common.console.exiting {
      let faults = try RoundArchive.reading(archive.file) { $0.faults() }
      for fault in faults { try common.console.tell(fault.phrase) }
      guard faults.isEmpty else { throw ExitCode(1) }
      try common.console.tell(Phrase("\(archive.file) is sound"))
    }
  }
}

/// Copies what is whole out of a damaged archive.
struct ArchiveSalvageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "salvage",
    abstract: Phrase("Copy every round that is whole out of a damaged archive into a new one.")
      .asked,
    usage: "steelyard archive salvage <file> -o NEW [options]",
    discussion: """
      Examples:
        steelyard archive salvage rounds.sqlite -o saved.sqlite
        steelyard archive salvage rounds.sqlite -o saved.sqlite --lang zh
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var common: ConsoleOptions
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: Phrase("The new archive; nothing may stand there.").help)
  var new: String

  func run() throws {
    try common.console.exiting {
      let found = try RoundArchive.salvaging(archive.file, into: new)
      for key in found.kept { try common.console.tell(Phrase("kept \(key)")) }
      for fault in found.lost { try common.console.tell(Phrase("lost: \(fault.phrase)")) }
      guard found.lost.isEmpty else { throw ExitCode(1) }
    }
  }
}

extension ArchiveFault {
  /// Where and what, in a sentence; the reason is SQLite's or a row's, in English.
  fileprivate var phrase: Phrase {
    round.map { Phrase("\($0): \(reason)") } ?? Phrase(verbatim: reason)
  }
}
