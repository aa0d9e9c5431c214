import Archive
import ArgumentParser
import Assessments
import Phrases
import Reporting

struct ArchiveAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add rounds, all of them or none, or settle units' names anew.",
    discussion: """
      A unit continues the one of exactly the same name. Other pairs of names are
      suggested and never joined; a mapping file of columns year,unit,identity joins
      them, for these rounds and for those in the archive.

      Examples:
        steelyard archive add rounds.sqlite founding-2015 founding-2016
        steelyard archive add rounds.sqlite --mapping names.csv
      """)

  @OptionGroup var archive: ArchiveOptions
  @Argument(help: "Rounds: folders, or CSV or Excel files with one row a unit.")
  var rounds: [String] = []
  @Flag(help: "Take the place of the round of the same year and name, or of the same files.")
  var replace = false
  @Option(help: "CSV of year,unit,identity; it takes the place of the mapping before it.")
  var mapping: String?
  @Option(help: "The year of the one round given, where its scheme.yaml has none.") var year: Int?
  @Option(help: "A report's folder, kept beside the one round given.") var results: String?
  @Option(help: "Columns of other names, as unit=dept,team=grp,onsite=visit.")
  var columns: String?
  @OptionGroup var tables: TableFileOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !rounds.isEmpty || mapping != nil else {
      throw ValidationError("give a round to add, or --mapping")
    }
    guard rounds.count == 1 || (year == nil && results == nil) else {
      throw ValidationError("--year and --results go with one round")
    }
  }

  func run() throws {
    try exiting {
      let lines = try mapping.map(MappingFile.init)
      // What cannot be read makes no file.
      var next = try rounds.first.map { try prepare($0) }
      let added = try archive.write(create: !rounds.isEmpty) { editor in
        var keys: [RoundKey] = []
        for place in rounds.indices {
          Progress.stage(
            Phrase("adding \(rounds[place]), \(place + 1) of \(rounds.count)"))
          let round = try next ?? prepare(rounds[place])
          next = nil
          try editor.add(round.archived, ratings: round.ratings, replacing: replace)
          if let run = round.run { try editor.add(run, to: round.archived.key) }
          keys.append(round.archived.key)
        }
        if let lines { try lines.apply(to: editor) }
        try editor.settleIdentities()
        return try Self.tables(of: keys, editor.snapshot)
      }
      try output.write(added)
    }
  }

  private func prepare(_ path: String) throws -> PreparedRound {
    let reading = try RoundOptions.read(path, columns: columns, weights: nil, tables: tables)
    let round = try RoundOptions.sound(reading).round
    if let year, let own = round.scheme.year, own != year {
      say(Phrase("\(path): its scheme says \(own); added as \(year)"))
    }
    guard let year = year ?? round.scheme.year else {
      throw Failure(
        code: Failure.badData,
        sentence: Phrase(
          "\(path): the round has no year; add 'year' to scheme.yaml, or give --year"))
    }
    let archived = try ArchivedRound(round, year: year, reading: reading, columns: columns)
    return PreparedRound(
      archived: archived, source: round.ratings,
      run: try results.map { try ArchivedRun(folder: $0, of: archived) })
  }

  private static func tables(
    of keys: [RoundKey], _ snapshot: ArchiveSnapshot
  ) throws -> [ResultTable] {
    let rounds = try snapshot.rounds().filter { keys.isEmpty || keys.contains($0.key) }
    let years = Set(rounds.map(\.key.year)).sorted()
    let suggestions = try years.flatMap { try snapshot.suggestions(year: $0) }
    if !suggestions.isEmpty {
      say(
        Phrase(
          "\(suggestions.count) new names resemble names that are gone; if they are the same units, "
            + "put the lines into a mapping file and give it with --mapping"))
    }
    return [archivedRoundsTable(rounds), suggestionsTable(suggestions)]
  }
}

/// A round ready to be added.
private struct PreparedRound {
  let archived: ArchivedRound
  let source: Ratings?
  let run: ArchivedRun?

  var ratings: RatingSequence { RatingSequence(source) }
}

/// The ratings of a round, one after the other.
private struct RatingSequence: Sequence, IteratorProtocol {
  private let source: Ratings?
  private var index = 0

  init(_ source: Ratings?) { self.source = source }

  mutating func next() -> ArchivedRating? {
    guard let source, index < source.score.count else { return nil }
    defer { index += 1 }
    return ArchivedRating(
      unit: source.unit[index], assessor: source.assessor[index], item: source.item[index],
      score: source.score[index])
  }
}
