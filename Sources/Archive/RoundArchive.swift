internal import AtomicFiles
internal import CSQLiteDefence
import Dispatch
import Foundation
internal import GRDB
internal import GRDBSQLite

/// Rounds of many years in one SQLite file.
///
/// A rollback journal, not a write-ahead log, guards changes: an archive is a document that is
/// copied, mailed and kept on network and read-only folders, where the shared memory of a
/// write-ahead log does not work, and it is changed once a year. Readers see it as it was until a
/// change is whole, and wait for each other only while one is written out.
public final class RoundArchive: Sendable {
  /// Where the file is.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens an archive.
  ///
  /// - Parameter create: makes the file when nothing, or an empty file, stands there.
  /// - Throws: `noFile`, `notAnArchive`, `newerSchema`, or what keeps the file from being opened.
  public convenience init(path: String, create: Bool = false) throws(ArchiveError) {
    try self.init(path: path, at: path, create: create)
  }

  /// - Parameters:
  ///   - path: what messages call the file.
  ///   - place: where it is.
  ///   - patience: seconds to wait for another program's change, long enough for a year's ratings to be
  ///     written out.
  init(
    path: String, at place: String, create: Bool, patience: Double = 60
  ) throws(ArchiveError) {
    self.path = path
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
    guard !isFolder.boolValue else { throw .notAnArchive(path: path, reason: "it is a folder") }
    guard exists || create else { throw .noFile(path: path) }
    do {
      queue = try ArchiveError.translating(path: path) {
        try DatabaseQueue(path: place, configuration: Self.configuration(patience: patience))
      }
    } catch .unreadable(_, let reason) where !exists {
      throw .unwritable(path: path, reason: reason)
    }
    let state = try ArchiveError.translating(path: path) { try queue.read(Self.state) }
    switch state {
    case .current: break
    case .foreign: throw .notAnArchive(path: path, reason: "it is another program's SQLite file")
    case .newer(let migrations): throw .newerSchema(path: path, migrations: migrations)
    case .blank:
      guard create else {
        throw .notAnArchive(path: path, reason: "the file is empty; 'archive add' fills it")
      }
      try migrate()
    case .older: try migrate()
    }
    let surprise = try ArchiveError.translating(path: path) {
      try queue.read(ArchiveSchema.surprise)
    }
    if let surprise {
      throw .damaged(path: path, reason: surprise)
    }
  }

  /// Opens a file to read from it what can be read, whatever else stands in it.
  ///
  /// - Throws: `noFile`, `notAnArchive`, or what keeps the file from being opened.
  init(damaged path: String) throws(ArchiveError) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else { throw .noFile(path: path) }
    var configuration = Self.configuration()
    configuration.readonly = true
    queue = try ArchiveError.translating(path: path) { [configuration] in
      try DatabaseQueue(path: path, configuration: configuration)
    }
    let application = try ArchiveError.translating(path: path) {
      try queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") }
    }
    guard application == ArchiveSchema.applicationID else {
      throw .notAnArchive(path: path, reason: "it is another program's SQLite file")
    }
  }

  /// Reads from one state of the file, whatever others do to it meanwhile.
  ///
  /// - Throws: `ArchiveError`, and whatever `body` throws.
  public func read<Result>(_ body: (ArchiveSnapshot) throws -> Result) throws -> Result {
    do {
      return try queue.read { db in
        // Rounds are read from first to last, once.
        try db.execute(sql: "PRAGMA cache_size = -8192")
        return try body(ArchiveSnapshot(db: db, path: path))
      }
    } catch let error as DatabaseError {
      throw ArchiveError(error, path: path)
    }
  }

  /// Makes all changes of `body`, or none when it throws or the program dies; the unit identities
  /// of all years are settled before the end.
  ///
  /// - Throws: `ArchiveError`, and whatever `body` throws.
  ///
  /// When the program is told to stop, the transaction is interrupted first, so that its journal goes.
  public func write<Result>(_ body: (ArchiveEditor) throws -> Result) throws -> Result {
    let done = DispatchSemaphore(value: 0)
    let ticket = Unfinished.begin { [queue] in
      for _ in 0..<100 {
        queue.interrupt()
        if done.wait(timeout: .now() + 0.02) == .success { return }
      }
    }
    defer {
      done.signal()
      Unfinished.end(ticket)
    }
    do {
      return try queue.write { db in
        // 64 MB hold a large round, so that readers wait only for its commit.
        try db.execute(sql: "PRAGMA cache_size = -65536")
        let editor = ArchiveEditor(db: db, path: path)
        let result = try body(editor)
        try editor.settleIdentities()
        return result
      }
    } catch let error as DatabaseError {
      throw ArchiveError(error, path: path)
    }
  }
}

extension RoundArchive {
  /// Ends all use of the file.
  func close() throws(ArchiveError) {
    try ArchiveError.translating(path: path) { try queue.close() }
  }

  private enum State {
    case blank, foreign, older, current
    case newer([String])
  }

  private static func configuration(patience: Double = 60) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      // EXTRA also makes the journal's removal outlast a power cut.
      try db.execute(sql: "PRAGMA synchronous = EXTRA")
      // A file may come from anywhere: its schema runs nothing, and its pages are looked at.
      try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      // No cell of ours is longer than a scheme or a table of results.
      sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_LENGTH, 256 << 20)
      let code = sqlite_defend(db.sqliteConnection)
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    return configuration
  }

  private static func state(_ db: Database) throws -> State {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
    let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
    // The migrator's own table appears before the first migration does.
    if application == 0, Set(tables).isSubset(of: ["grdb_migrations"]) { return .blank }
    guard application == ArchiveSchema.applicationID else { return .foreign }
    let migrator = ArchiveSchema.migrator
    let unknown = try migrator.appliedIdentifiers(db).subtracting(migrator.migrations)
    if !unknown.isEmpty { return .newer(unknown.sorted()) }
    return try migrator.hasCompletedMigrations(db) ? .current : .older
  }

  private func migrate() throws(ArchiveError) {
    try ArchiveError.translating(path: path) {
      do {
        try ArchiveSchema.migrator.migrate(queue)
      } catch {
        // Another program may have run the same migrations in between.
        guard case .current = try queue.read(Self.state) else { throw error }
      }
    }
  }
}
