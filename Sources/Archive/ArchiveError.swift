public import AtomicFiles
internal import GRDB
public import Phrases

/// Why an archive cannot be opened, read or changed.
public enum ArchiveError: SpokenError, Equatable {
  /// Nothing stands at the path.
  case noFile(path: String)
  /// The file is something else, or empty; holds what it is.
  case notAnArchive(path: String, reason: String)
  /// The file was written by a newer version; holds the migrations this one lacks.
  case newerSchema(path: String, migrations: [String])
  /// SQLite finds the file damaged; holds what it says.
  case damaged(path: String, reason: String)
  /// No round of a damaged file can be read; holds why the first cannot.
  case beyondSalvage(path: String, reason: String)
  /// Another program holds the file for too long.
  case busy(path: String)
  /// The file cannot be opened or read; holds what SQLite says.
  case unreadable(path: String, reason: String)
  /// The file cannot be changed; holds what SQLite says.
  case unwritable(path: String, reason: String)
  /// The file cannot be made; holds why.
  case notWritten(WritingError)
  /// Something stands where a new archive was to be.
  case isThere(path: String)
  /// A round of the same year and name is there already.
  case roundExists(RoundKey)
  /// A round of the same files is there already, under another key.
  case sameFiles(RoundKey, as: RoundKey)
  /// A unit of the round stands in another round of its year.
  case unitInTwoRounds(String, RoundKey, other: RoundKey)
  /// A round names a unit twice.
  case repeatedUnit(String, RoundKey)
  /// A round holds two scores of one item by one assessor for one unit.
  case repeatedRating(unit: String, assessor: String, item: String, RoundKey)
  /// No round of the year, or none of that name.
  case noRound(year: Int, name: String?)
  /// Several rounds of the year, so that a name must choose.
  case severalRounds(year: Int, names: [String])
  /// A line of the mapping names a unit that its year lacks.
  case unknownMappedUnit(MappingLine)
  /// A line of the mapping names a unit-year that an earlier line, by its number, names too.
  case repeatedMapping(MappingLine, first: Int)
  /// A line of the mapping without a unit or an identity.
  case emptyMapping(line: Int)
  /// A line of the mapping with a weight that is no number above 0.
  case wrongWeight(MappingLine)
  /// A line says that a unit has another name, but in this year another unit has the identity too.
  case sharedRename(MappingLine, year: Int, other: String)
  /// A line gives a weight to a part, but another part of this year has none.
  case partialWeights(MappingLine, year: Int, other: String)

  /// The reason as a sentence, with what to do about it.
  public var phrase: Phrase {
    switch self {
    case .noFile(let path): Phrase("\(path): no such archive; 'archive add' makes one")
    case .notAnArchive(let path, let reason):
      Phrase("\(path) is not an archive of rounds: \(reason); name a file that 'archive add' made")
    case .newerSchema(let path, let migrations):
      Phrase(
        "\(path) was written by a newer steelyard (\(migrations)); " + "update steelyard to open it"
      )
    case .damaged(let path, let reason):
      Phrase(
        "\(path) is damaged (\(reason)); restore it from a copy, or copy what is whole with 'archive salvage', "
          + "which lists what is lost")
    case .beyondSalvage(let path, let reason):
      Phrase(
        "\(path) is damaged, and no round of it can be read (\(reason)); restore it from a copy")
    case .busy(let path):
      Phrase("\(path) is in use by another program; try again when that is done")
    case .unreadable(let path, let reason): Phrase("\(path): cannot be read: \(reason)")
    case .unwritable(let path, let reason): Phrase("\(path): cannot be written: \(reason)")
    case .notWritten(let error): error.phrase
    case .isThere(let path): Phrase("\(path) is there already; name a new file with -o")
    case .roundExists(let key):
      Phrase("the archive holds \(key) already; replace it with --replace, or leave it out")
    case .sameFiles(let key, let other):
      Phrase(
        "the files of \(key) are in the archive as \(other); replace that with --replace, or correct the year"
      )
    case .unitInTwoRounds(let unit, let key, let other):
      Phrase(
        "unit '\(unit)' of \(key) is also in \(other); give units of different bodies "
          + "different names, or keep an archive for each")
    case .repeatedUnit(let unit, let key): Phrase("\(key) names unit '\(unit)' twice; drop one")
    case .repeatedRating(let unit, let assessor, let item, let key):
      Phrase("\(key): \(assessor) scored item \(item) of '\(unit)' twice; keep one of the two")
    case .noRound(let year, let name):
      name.map { Phrase("the archive holds no round of \(year) named '\($0)'") }
        ?? Phrase("the archive holds no round of \(year)")
    case .severalRounds(let year, let names):
      Phrase("\(year) has \(names.count) rounds; name one of \(names)")
    case .unknownMappedUnit(let line):
      Phrase(
        "line \(line.line): \(line.year) has no unit '\(line.unit)'; correct the name to that year's, "
          + "or drop the line")
    case .repeatedMapping(let line, let first):
      Phrase(
        "line \(line.line): '\(line.unit)' of \(line.year) is also in line \(first); a "
          + "unit has one identity, so keep one line")
    case .emptyMapping(let line): Phrase("line \(line): unit or identity is blank; fill it in")
    case .wrongWeight(let line):
      Phrase(
        "line \(line.line), column weight: '\((line.weight ?? 0).description)' is not a number above "
          + "0; correct it, or leave the cell blank")
    case .sharedRename(let line, let year, let other):
      Phrase(
        "line \(line.line), column kind: '\(line.unit)' cannot be a rename, for '\(other)' of \(year) "
          + "has the identity '\(line.identity)' too; write merge or split, or give '\(other)' a line "
          + "with an identity of its own")
    case .partialWeights(let line, let year, let other):
      Phrase(
        "line \(line.line), column weight: '\(line.unit)' has a weight, but '\(other)' of \(year), "
          + "another part of '\(line.identity)', has none; give every part a weight, or none")
    }
  }
}

extension ArchiveError {
  /// What SQLite said of the file, as one of ours.
  init(_ error: DatabaseError, path: String) {
    let reason = error.message ?? "\(error.resultCode)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notAnArchive(path: path, reason: "it is not an SQLite file")
      case .SQLITE_CORRUPT: .damaged(path: path, reason: reason)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_TOOBIG:
        .unwritable(path: path, reason: reason)
      case .SQLITE_CANTOPEN, .SQLITE_AUTH: .unreadable(path: path, reason: reason)
      default: .damaged(path: path, reason: reason)
      }
  }

  /// Does what may fail in SQLite, and says failures our way.
  static func translating<Result>(
    path: String, _ work: () throws -> Result
  ) throws(ArchiveError) -> Result {
    do {
      return try work()
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      throw ArchiveError(error, path: path)
    } catch {
      throw .damaged(path: path, reason: "\(error)")
    }
  }
}
