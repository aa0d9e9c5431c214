import Archive
import ArgumentParser
import Phrases
import Reporting

struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Keep the rounds of many years in one file.",
    discussion: """
      Examples:
        steelyard archive add rounds.sqlite founding-2015 founding-2016
        steelyard archive list rounds.sqlite --format csv
      """,
    subcommands: [ArchiveAdd.self, List.self, Show.self, Remove.self])
}

/// What every command on an archive takes.
struct ArchiveOptions: ParsableArguments {
  @Argument(help: "The archive, one SQLite file.") var file: String

  @Flag(help: "No notices on standard error; errors stay.")
  var quiet = false

  func validate() throws { if quiet { Console.silence() } }

  /// Reads the archive; what it has to say becomes a failure with its exit code.
  func read<Result>(_ body: (ArchiveSnapshot) throws -> Result) throws -> Result {
    do {
      return try RoundArchive(path: file).read(body)
    } catch let error as ArchiveError {
      throw error.failure(busy: Failure.cannotRead)
    }
  }

  func write<Result>(
    create: Bool = false, _ body: (ArchiveEditor) throws -> Result
  ) throws -> Result {
    do {
      return try RoundArchive(path: file, create: create).write(body)
    } catch let error as ArchiveError {
      throw error.failure(busy: Failure.cannotWrite)
    }
  }
}

/// Which round of an archive.
struct ArchivedRoundOptions: ParsableArguments {
  @Argument(help: "The round's year.") var year: Int
  @Option(help: "The round's name, where the year has several.") var name: String?
}

extension ArchiveError {
  /// - Parameter busy: the code when another program holds the file.
  func failure(busy: Int32) -> Failure {
    let code =
      switch self {
      case .noFile, .unreadable: Failure.cannotRead
      case .unwritable: Failure.cannotWrite
      case .busy: busy
      default: Failure.badData
      }
    return Failure(code: code, sentence: phrase)
  }
}

extension ArchiveCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the rounds of an archive.",
      discussion: """
        Examples:
          steelyard archive list rounds.sqlite
          steelyard archive list rounds.sqlite --format json
        """)

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try exiting {
        let rounds = try archive.read { try $0.rounds() }
        try output.write([archivedRoundsTable(rounds)])
        say(Phrase("\(rounds.count) rounds"))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one round: units, scores, teams, files, results, unsettled names.",
      discussion: """
        Examples:
          steelyard archive show rounds.sqlite 2016
          steelyard archive show rounds.sqlite 2016 --format csv
        """)

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var round: ArchivedRoundOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try exiting {
        let tables = try archive.read { snapshot in
          let key = try snapshot.key(year: round.year, name: round.name)
          return try snapshot.round(key).tables
            + [
              runsTable(try snapshot.runs(of: key)),
              suggestionsTable(try snapshot.suggestions(year: key.year)),
            ]
        }
        try output.write(tables)
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove one round with all that belongs to it.",
      discussion: """
        Examples:
          steelyard archive remove rounds.sqlite 2016
          steelyard archive remove rounds.sqlite 2016 --name "first round"
        """)

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var round: ArchivedRoundOptions

    func run() throws {
      try exiting {
        let key = try archive.write { editor in
          let key = try editor.snapshot.key(year: round.year, name: round.name)
          try editor.remove(key)
          return key
        }
        say(Phrase("removed \(key)"))
      }
    }
  }
}
