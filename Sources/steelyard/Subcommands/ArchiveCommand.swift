import Appraisals
import Archive
import ArgumentParser
import Phrases
import Reporting
import SteelyardKit

struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: Phrase("Keep the rounds of many years in one file.").asked,
    discussion: """
      Examples:
        steelyard archive add rounds.sqlite founding-2015 founding-2016
        steelyard archive list rounds.sqlite --format csv
      """,
    subcommands: [
      ArchiveAdd.self, ArchiveSuggest.self, List.self, Show.self, Remove.self,
      ArchiveCheck.self, ArchiveSalvageCommand.self,
    ])
}

extension ArchiveCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Phrase("List the rounds of an archive.").asked,
      usage: "steelyard archive list <file> [options]",
      discussion: """
        Examples:
          steelyard archive list rounds.sqlite
          steelyard archive list rounds.sqlite --format json
        """)

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try output.console.exiting {
        let rounds = try RoundArchive.reading(archive.file) { try $0.rounds() }
        let count = rounds.count == 1 ? Phrase("1 round") : Phrase("\(rounds.count) rounds")
        try output.writeAlone(
          "archive list", [("file", archive.file)], summary: [count],
          [ArchiveTables.rounds(rounds)])
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Phrase("Show one round: units, scores, teams, files, results, unsettled names.")
        .asked,
      usage: "steelyard archive show <file> <year> [options]",
      discussion: """
        Examples:
          steelyard archive show rounds.sqlite 2016
          steelyard archive show rounds.sqlite 2016 --format csv --table units
        """)

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var round: ArchivedRoundOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try output.console.exiting {
        let tables = try RoundArchive.reading(archive.file) { snapshot in
          let key = try snapshot.key(year: round.year, name: round.name)
          return try ArchiveTables.tables(of: snapshot.round(key))
            + [
              ArchiveTables.runs(try snapshot.runs(of: key)),
              ArchiveTables.suggestions(try snapshot.suggestions(year: key.year)),
            ]
        }
        try output.writeAlone(
          "archive show", [("file", archive.file), ("year", "\(round.year)")], tables)
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Phrase("Remove one round with all that belongs to it.").asked,
      usage: "steelyard archive remove <file> <year> [options]",
      discussion: """
        Examples:
          steelyard archive remove rounds.sqlite 2016
          steelyard archive remove rounds.sqlite 2016 --name first
        """)

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var round: ArchivedRoundOptions
    @OptionGroup var common: ConsoleOptions

    func run() throws {
      try common.console.exiting {
        let key = try RoundArchive.writing(archive.file) { editor in
          let key = try editor.snapshot.key(year: round.year, name: round.name)
          try editor.remove(key)
          return key
        }
        common.console.notice(Phrase("removed \(key)"))
      }
    }
  }
}
