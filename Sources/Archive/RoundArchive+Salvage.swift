internal import GRDB

/// What was copied out of a damaged archive, and what was lost.
public struct ArchiveSalvage: Equatable, Sendable {
  /// Rounds that were whole, by year.
  public internal(set) var kept: [RoundKey] = []
  /// What could not be read or does not fit, in words.
  public internal(set) var lost: [ArchiveFault] = []
}

extension RoundArchive {
  /// Copies every round that is whole, with its ratings, runs and the mapping, into a new archive.
  ///
  /// The damaged file is only read.
  ///
  /// - Parameters:
  ///   - path: the damaged file.
  ///   - new: where nothing stands yet.
  /// - Throws: `ArchiveError` where the file is no archive at all, none of its rounds can be read, or the new
  ///   archive cannot be written.
  public static func salvage(_ path: String, into new: String) throws -> ArchiveSalvage {
    do {
      let damaged = try RoundArchive(damaged: path)
      return try make(new) {
        let found = try copy(damaged, into: $0)
        guard let first = found.lost.first, found.kept.isEmpty else { return found }
        throw ArchiveError.beyondSalvage(path: path, reason: first.reason)
      }
    } catch ArchiveError.damaged(let path, let reason) {
      throw ArchiveError.beyondSalvage(path: path, reason: reason)
    }
  }

  private static func copy(
    _ damaged: RoundArchive, into archive: RoundArchive
  ) throws -> ArchiveSalvage {
    var found = ArchiveSalvage()
    let keys = try damaged.read { snapshot in snapshot.keys(&found) }
    for key in keys {
      do {
        try damaged.read { snapshot in
          let round = try snapshot.round(key)
          var ratings: [ArchivedRating] = []
          try snapshot.forEachRating(of: key) { ratings.append($0) }
          let runs: [ArchivedRun]
          do {
            runs = try snapshot.runs(of: key)
          } catch {
            runs = []
            found.lost.append(ArchiveFault(round: key, reason: "runs: \(Self.reason(error))"))
          }
          try archive.write { editor in
            try editor.add(round, ratings: ratings)
            for run in runs { try editor.add(run, to: key) }
          }
        }
        found.kept.append(key)
      } catch ArchiveError.unwritable(let path, let reason) {
        // What is lost then is not the damaged file's fault.
        throw ArchiveError.unwritable(path: path, reason: reason)
      } catch {
        found.lost.append(ArchiveFault(round: key, reason: Self.reason(error)))
      }
    }
    do {
      let mapping = try damaged.read { try $0.mapping() }
      try archive.write { try $0.setMapping(mapping) }
    } catch {
      found.lost.append(ArchiveFault(round: nil, reason: "mapping: \(Self.reason(error))"))
    }
    return found
  }

  private static func reason(_ error: any Error) -> String {
    if case ArchiveError.damaged(_, let reason) = error { reason } else { "\(error)" }
  }
}

extension ArchiveSnapshot {
  /// Keys of the rounds that can be read, and a note of where that ended.
  fileprivate func keys(_ found: inout ArchiveSalvage) -> [RoundKey] {
    var keys: [RoundKey] = []
    do {
      let cursor = try Row.fetchCursor(db, sql: "SELECT year, name FROM rounds ORDER BY id")
      while let row = try cursor.next() {
        do {
          let row = SoundRow(row)
          keys.append(try RoundKey(year: row[0], name: row[1]))
        } catch {
          found.lost.append(ArchiveFault(round: nil, reason: "a round without year or name"))
        }
      }
    } catch {
      found.lost.append(ArchiveFault(round: nil, reason: "the list of rounds: \(error)"))
    }
    return keys.sorted()
  }
}
