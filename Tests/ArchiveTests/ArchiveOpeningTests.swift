import Foundation
import GRDB
import Testing

@testable import Archive

@Suite struct ArchiveOpeningTests {
  private let sample: SampleArchive

  init() throws { sample = try SampleArchive() }

  private func raw(_ sql: String) throws {
    let queue = try DatabaseQueue(path: sample.path)
    try queue.write { try $0.execute(sql: sql) }
  }

  @Test func `nothing is made by reading`() throws {
    #expect(throws: ArchiveError.noFile(path: sample.path)) { try RoundArchive(path: sample.path) }
    #expect(!FileManager.default.fileExists(atPath: sample.path))
  }

  @Test func `an empty file is filled, not read`() throws {
    try Data().write(to: URL(fileURLWithPath: sample.path))
    #expect {
      try RoundArchive(path: sample.path)
    } throws: {
      "\($0)".contains("empty")
    }
    #expect(try sample.open().read { try $0.rounds() }.isEmpty)
    #expect(try RoundArchive(path: sample.path).read { try $0.rounds() }.isEmpty)
  }

  @Test func `other files are left as they are`() throws {
    let text = Data(String(repeating: "unit,team,onsite\n", count: 200).utf8)
    try text.write(to: URL(fileURLWithPath: sample.path))
    #expect {
      try sample.open()
    } throws: {
      if case ArchiveError.notAnArchive = $0 { true } else { false }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: sample.path)) == text)
  }

  @Test func `another program's database is no archive`() throws {
    try raw("CREATE TABLE rounds (id INTEGER PRIMARY KEY)")
    #expect {
      try sample.open()
    } throws: {
      "\($0)".contains("another program")
    }
  }

  @Test func `a folder is no archive, and a missing folder cannot be written to`() {
    #expect {
      try RoundArchive(path: "/tmp", create: true)
    } throws: {
      "\($0)".contains("folder")
    }
    #expect {
      try RoundArchive(path: "/nowhere/a.sqlite", create: true)
    } throws: {
      if case ArchiveError.unwritable = $0 { true } else { false }
    }
  }

  @Test func `a newer archive is refused, with its migrations named`() throws {
    _ = try sample.open()
    try raw("INSERT INTO grdb_migrations VALUES ('regions')")
    let newer = ArchiveError.newerSchema(path: sample.path, migrations: ["regions"])
    #expect(throws: newer) { try RoundArchive(path: sample.path) }
    #expect("\(newer)".contains("update steelyard"))
  }

  @Test func `an archive without parts is brought up to date, its mapping kept`() throws {
    let queue = try DatabaseQueue(path: sample.path)
    try ArchiveSchema.migrator.migrate(queue, upTo: "rounds")
    try raw("INSERT INTO mapping VALUES (2016, 'B', 'A', 2)")
    try raw(
      "INSERT INTO rounds VALUES (1, 2016, 'r', '', '{}', NULL, 0);"
        + "INSERT INTO units VALUES (1, 0, 'B', NULL, 'A')")
    let archive = try RoundArchive(path: sample.path)
    let line = MappingLine(year: 2016, unit: "B", identity: "A", line: 2)
    #expect(try archive.read { try $0.mapping() } == [line])
    let units = try archive.read { try $0.round($0.key(year: 2016)).units }
    #expect(units.map(\.members) == [nil] && units.map(\.line) == [line])
  }

  @Test func `a file left before its first table is filled`() throws {
    try raw("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    #expect(try sample.open().read { try $0.rounds() }.isEmpty)
  }

  @Test func `damage is found and said`() throws {
    try sample.open().write { editor in
      for year in 2000..<2020 { try editor.add(sampleRound(year), ratings: sampleRatings()) }
    }
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: sample.path))
    try file.seek(toOffset: 4096)
    try file.write(contentsOf: Data(repeating: 0x55, count: 60_000))
    try file.close()
    #expect {
      try RoundArchive(path: sample.path).read { try $0.rounds() }
    } throws: {
      if case ArchiveError.damaged = $0 { true } else { false }
    }
  }

  // MARK: defensive mode

  /// What the journal is after a statement has turned it off; without one a change can damage the file.
  private func journal(_ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "PRAGMA journal_mode = OFF")
  }

  @Test func `no statement can write the schema or turn the journal off, however it is opened`()
    throws
  {
    try sample.open().write { try $0.add(sampleRound(2015), ratings: []) }
    let archive = try RoundArchive(path: sample.path)
    #expect(try archive.read { try journal($0.db) } == "delete")
    #expect(try RoundArchive(damaged: sample.path).read { try journal($0.db) } == "delete")
    #expect {
      try archive.write {
        try $0.db.execute(
          sql: "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '' WHERE name = 'units'"
        )
      }
    } throws: {
      "\($0)".contains("may not be modified")
    }
    // Without the mode both are let in.
    let other = try DatabaseQueue(path: sample.path)
    #expect(try other.read(journal) == "off")
    try other.write {
      try $0.execute(
        sql: "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '' WHERE name = 'units'")
    }
  }
}
