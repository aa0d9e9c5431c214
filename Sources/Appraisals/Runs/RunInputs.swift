public import Assessments
import Foundation
import Phrases
import Statistics
import TableIO

/// The inputs of a run, read once.
public struct RunInputs: Sendable {
  /// Rounds, in the order of the recipe; empty for plain tables.
  public let rounds: [RoundReading]
  /// The plain table; nil for rounds.
  public let table: LongTable?
  /// The table of form Y, where it is another file; nil for all else.
  public let secondTable: LongTable?
  /// Tables of sums that stand for a plain table; nil for all else.
  public let varianceTables: VarianceTables?
  /// Every file that was read, by name and hash; tables and rounds only where a record is wanted.
  public let files: [RunRecord.File]
  /// Where the archive of the recipe is; nil for none.
  public let archivePath: String?
  /// Which units of which years are the same, without an archive; nil where only names say so.
  public let mapping: RoundMapping?

  /// Reads what a recipe names.
  ///
  /// - Parameters:
  ///   - recipe: its paths say what is read.
  ///   - place: from a path of the recipe to where the input is; messages and records use the path
  ///     of the recipe.
  ///   - threads: threads that may read a table, or rounds of several years.
  ///   - isRecorded: whether tables and rounds are hashed for a record.
  /// - Throws: `AppraisalError` where a file cannot be opened.
  public init(
    _ recipe: RunRecipe, at place: (String) -> String = { $0 }, threads: Int = 1,
    isRecorded: Bool = true
  ) throws(AppraisalError) {
    if let problem = recipe.problem { throw AppraisalError(.badData, problem) }
    var rounds: [RoundReading] = []
    var files: [RunRecord.File] = []
    func reader(_ source: RoundSource) -> (path: String, reader: RoundReader) {
      var reader = source.reader
      reader.columnsMayBeMissing = recipe.years?.rounds.count ?? 0 > 1
      let path = place(source.path)
      reader.shownPath = path == source.path ? nil : source.path
      reader.scheme = source.scheme.map(place)
      reader.threads = threads
      return (path, reader)
    }
    func read(_ source: TableSource) throws(AppraisalError) -> LongTable {
      if let uses = recipe.columns {
        return try LongTable(
          path: place(source.path), options: source.options, shownPath: source.path, uses: uses,
          threads: threads, isRecorded: isRecorded)
      }
      return try LongTable(
        path: place(source.path), options: source.options, shownPath: source.path,
        isRecorded: isRecorded)
    }
    secondTable = try recipe.secondTable.map { source throws(AppraisalError) in try read(source) }
    varianceTables =
      try recipe.variance?.isFromTables == true
      ? recipe.table.map { source throws(AppraisalError) in
        try VarianceTables(path: place(source.path), shownPath: source.path)
      } : nil
    if let varianceTables {
      table = nil
      files = varianceTables.inputs.map { RunRecord.File($0) }
    } else if let source = recipe.table {
      let found = try read(source)
      table = found
      files = [found.input, secondTable?.input].compactMap(\.self)
    } else {
      table = nil
      if let source = recipe.round {
        let (path, reader) = reader(source)
        let reading = try RoundReading(path: path, reader: reader)
        rounds.append(reading)
        if isRecorded { files += reading.inputs.map { RunRecord.File($0) } }
      }
    }
    let sources = recipe.years?.rounds ?? []
    let readers = sources.map(reader)
    let readings = parallelMap(count: readers.count, threads: threads) { place in
      Result { () throws(AppraisalError) in
        let reading = try RoundReading(path: readers[place].path, reader: readers[place].reader)
        // Folders of several years hold files of the same names.
        let folder = sources[place].path
        let files = (isRecorded ? reading.inputs : []).map { input in
          RunRecord.File(
            name: input.name == folder ? input.name : "\(folder)/\(input.name)", input.bytes)
        }
        return (reading, files)
      }
    }
    for result in readings {
      let read = try result.get()
      rounds.append(read.0)
      files += read.1
    }
    let archive = recipe.years?.archive.map(place)
    archivePath = archive
    if let archive, let shown = recipe.years?.archive {
      do {
        files.append(try RunRecord.File(name: shown, at: archive))
      } catch {
        throw AppraisalError(
          .unreadable, Phrase("\(shown): cannot be read: \(error)"))
      }
    }
    mapping = try recipe.years?.mapping.map { path throws(AppraisalError) in
      try RoundMapping(path: place(path), shownPath: path)
    }
    if let input = mapping?.input { files.append(input) }
    self.rounds = rounds
    self.files = files
  }

  /// A round built in memory, which no file holds.
  public init(_ round: Round) {
    rounds = [RoundReading(round: round, diagnostics: [], inputs: [])]
    table = nil
    secondTable = nil
    varianceTables = nil
    files = []
    archivePath = nil
    mapping = nil
  }
}
