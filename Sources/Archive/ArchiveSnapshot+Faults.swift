internal import GRDB

/// Something that is wrong with an archive.
public struct ArchiveFault: Equatable, Sendable {
  /// The round it is in; nil for the file as a whole.
  public let round: RoundKey?
  /// What is wrong, as SQLite or we say it.
  public let reason: String
}

extension ArchiveSnapshot {
  /// Everything wrong with the archive: what SQLite finds, rows that are not what the schema says, rows
  /// that point nowhere and counts that do not agree; empty when it is sound.
  ///
  /// - Complexity: reads every page and every row.
  public func faults() -> [ArchiveFault] {
    var faults: [ArchiveFault] = []
    func note(_ round: RoundKey?, _ work: () throws -> Void) {
      do {
        try work()
      } catch ArchiveError.damaged(_, let reason) {
        faults.append(ArchiveFault(round: round, reason: reason))
      } catch {
        faults.append(ArchiveFault(round: round, reason: "\(error)"))
      }
    }
    note(nil) {
      faults += try integrityErrors().map { ArchiveFault(round: nil, reason: $0) }
    }
    note(nil) { _ = try mapping() }
    var summaries: [Summary] = []
    note(nil) { summaries = try rounds() }
    for summary in summaries {
      note(summary.key) {
        _ = try round(summary.key)
        var count = 0
        try forEachRating(of: summary.key) { _ in count += 1 }
        guard count == summary.ratings else {
          throw ArchiveError.damaged(
            path: path, reason: "\(count) ratings where \(summary.ratings) were added")
        }
      }
      note(summary.key) { _ = try runs(of: summary.key) }
    }
    return faults
  }
}
