import Appraisals
import Archive
import ArgumentParser
import Assessments
import Phrases
import Reporting
import SteelyardKit

struct ArchiveAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: Phrase("Add rounds (all or none of them), or replace the mapping of units' names.")
      .asked,
    discussion: Phrase(
      """
      A unit continues the one of exactly the same name. Other pairs of names are
      suggested and never joined; a mapping file of columns year,unit,identity joins
      them, for these rounds and for those in the archive. Its columns kind (rename,
      merge, split) and weight may be left out; 'archive suggest' writes one to edit.
      """
    ).asked + """


      Examples:
        steelyard archive add rounds.sqlite founding-2015 founding-2016
        steelyard archive add rounds.sqlite --mapping names.csv
      """)

  @OptionGroup var archive: ArchiveOptions
  @Argument(help: Phrase("Rounds: folders, or CSV or Excel files with one row per unit.").help)
  var rounds: [String] = []
  @Flag(help: Phrase("Replace the round that has the same year and name, or the same files.").help)
  var replace = false
  @Option(
    help: Phrase("CSV of year,unit,identity,kind,weight, which replaces the previous mapping.").help
  )
  var mapping: String?
  @Option(help: Phrase("Year of the round, if one is given and its scheme.yaml has no year.").help)
  var year: Int?
  @Option(help: Phrase("A result folder to keep with the round, if one is given.").help)
  var results: String?
  @Option(help: Phrase("Columns with other names, such as unit=dept,team=grp,onsite=visit.").help)
  var columns: PairList?
  @OptionGroup var files: TableFileOptions
  @OptionGroup var output: OutputOptions

  private var console: Console { output.console }

  func validate() throws {
    guard !rounds.isEmpty || mapping != nil else {
      throw ValidationError(Phrase("give a round to add, or --mapping"))
    }
    guard rounds.count == 1 || (year == nil && results == nil) else {
      throw ValidationError(Phrase("--year and --results need exactly one round"))
    }
    guard !rounds.isEmpty || (!replace && columns == nil && !files.isGiven) else {
      throw ValidationError(
        Phrase("--replace, --columns, --encoding and --sheet are about rounds; give one to add"))
    }
  }

  func run() throws {
    try console.exiting {
      let mapping = try mapping.map { try RoundMapping(path: $0) }
      for notice in mapping?.notices ?? [] { console.notice(notice) }
      // What cannot be read makes no file.
      var next = try rounds.first.map { try prepare($0) }
      let added = try RoundArchive.writing(archive.file, create: !rounds.isEmpty) { editor in
        var keys: [RoundKey] = []
        for place in rounds.indices {
          Progress.stage(Phrase("adding \(rounds[place]), \(place + 1) of \(rounds.count)"))
          let prepared = try next ?? prepare(rounds[place])
          next = nil
          try editor.add(
            prepared.archived, ratings: prepared.round.archivedRatings, replacing: replace)
          if let run = prepared.run { try editor.add(run, to: prepared.archived.key) }
          keys.append(prepared.archived.key)
        }
        for notice in try mapping?.apply(to: editor) ?? [] { console.notice(notice) }
        try editor.settleIdentities()
        return try tables(of: keys, editor.snapshot)
      }
      try output.writeAlone("archive add", [("file", archive.file)], added)
    }
  }

  private func prepare(
    _ path: String
  ) throws -> (archived: ArchivedRound, round: Round, run: ArchivedRun?) {
    let source = RoundSource(
      path: path, columns: columns?.pairs ?? [:], encoding: files.encoding, sheet: files.sheet)
    var reader = source.reader
    reader.columnsMayBeMissing = rounds.count > 1
    let sound = try SoundRound(path: path, reader: reader)
    for notice in sound.reading.notices { console.notice(notice) }
    let round = sound.round
    if let year, let own = round.scheme.year, own != year {
      console.notice(Phrase("\(path): its scheme says \(own); added as \(year)"))
    }
    guard let year = year ?? round.scheme.year else {
      throw AppraisalError(
        .badData,
        Phrase("\(path): the round has no year; add 'year' to scheme.yaml, or give --year"))
    }
    let told =
      source.columns.isEmpty
      ? nil : source.columns.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: ",")
    let archived = try ArchivedRound(
      round, year: year, inputs: sound.reading.inputs, columns: told)
    return (
      archived, round, try results.map { try ArchivedRun(folder: $0, of: archived) }
    )
  }

  private func tables(
    of keys: [RoundKey], _ snapshot: ArchiveSnapshot
  ) throws -> [ResultTable] {
    let rounds = try snapshot.rounds().filter { keys.isEmpty || keys.contains($0.key) }
    let years = Set(rounds.map(\.key.year)).sorted()
    let suggestions = try years.flatMap { try snapshot.suggestions(year: $0) }
    if !suggestions.isEmpty {
      console.notice(
        Phrase(
          "New names that resemble names that are gone: \(suggestions.count). If they are the same "
            + "units, write them to a file with 'archive suggest', edit it and give it with --mapping."
        ))
    }
    return [ArchiveTables.rounds(rounds), ArchiveTables.suggestions(suggestions)]
  }
}
