import Foundation
import GRDB
import Statistics
import TestSupport
import Testing

@testable import Archive

/// Files that are not what they should be: an error says so, and nothing traps.
@Suite struct ArchiveDamageTests {
  private let sample: SampleArchive

  init() throws {
    sample = try SampleArchive()
    try sample.open().write { editor in
      for year in [2014, 2015, 2016] {
        try editor.add(sampleRound(year), ratings: sampleRatings())
        try editor.add(
          ArchivedRun(recipe: "{}", inputs: "", tables: [.init(name: "a.csv", text: "x\n")]),
          to: RoundKey(year: year, name: "round \(year)"))
      }
      try editor.setMapping([
        MappingLine(year: 2014, unit: "a", identity: "b2", kind: nil, weight: nil, line: 2)
      ])
    }
  }

  private func raw(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: sample.path, configuration: configuration)
    try queue.write { try $0.execute(sql: sql) }
  }

  /// Everything an archive can be asked for.
  private func readAll() throws {
    let archive = try RoundArchive(path: sample.path)
    try archive.read { snapshot in
      for round in try snapshot.rounds() {
        _ = try snapshot.round(round.key)
        _ = try snapshot.ratings(of: round.key)
        _ = try snapshot.runs(of: round.key)
        _ = try snapshot.suggestions(year: round.key.year)
      }
      _ = try snapshot.suggestedMapping()
      _ = snapshot.faults()
    }
  }

  @Test func `a sound archive has no faults, and all of it is salvaged`() throws {
    #expect(try RoundArchive(path: sample.path).read { $0.faults() }.isEmpty)
    let work = try TemporaryFolder()
    let found = try RoundArchive.salvage(sample.path, into: work.path("new.sqlite"))
    #expect(found.kept.map(\.year) == [2014, 2015, 2016] && found.lost.isEmpty)
    let copy = try RoundArchive(path: work.path("new.sqlite"))
    for year in [2014, 2016] {
      let key = RoundKey(year: year, name: "round \(year)")
      let (one, other) = try (
        RoundArchive(path: sample.path).read { try ($0.round(key), $0.ratings(of: key)) },
        copy.read { try ($0.round(key), $0.ratings(of: key)) }
      )
      #expect(one.0 == other.0 && one.1.score == other.1.score)
    }
    #expect(try copy.read { try $0.mapping() }.count == 1)
  }

  @Test func `changed bytes end in an error or are read, never in a trap`() throws {
    let url = URL(fileURLWithPath: sample.path)
    let whole = try Data(contentsOf: url)
    var stream = PhiloxStream(seed: 4, tag: 9_622)
    var refused = 0
    for _ in 0..<600 {
      var bytes = whole
      for _ in 0..<(1 + Int(stream.next() % 4)) {
        bytes[Int(stream.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: stream.next())
      }
      try bytes.write(to: url)
      do {
        try readAll()
      } catch is ArchiveError {
        refused += 1
      }
    }
    #expect(refused > 100)
  }

  @Test(arguments: [
    "CREATE TRIGGER t AFTER INSERT ON rounds BEGIN DELETE FROM units; END",
    "CREATE VIEW v AS SELECT * FROM rounds", "CREATE TABLE extra (x)",
    "CREATE INDEX i ON units (name)", "ALTER TABLE units ADD COLUMN x", "DROP TABLE results",
  ])
  func `tables that are not exactly an archive's are refused`(change: String) throws {
    try raw(change)
    #expect {
      try RoundArchive(path: sample.path)
    } throws: {
      if case ArchiveError.damaged = $0 { true } else { false }
    }
  }

  @Test func `a round that points nowhere is named, and the others are salvaged`() throws {
    try raw(
      "UPDATE ratings SET unit = 999 WHERE round = 2 AND unit = 1 AND assessor = 2 AND item = 0;"
        + "UPDATE unit_scores SET team = 7 WHERE round = 3 AND position = 0")
    let archive = try RoundArchive(path: sample.path)
    let faults = try archive.read { $0.faults() }
    #expect(faults.map { $0.round?.year } == [2015, 2016])
    #expect(faults[0].reason.contains("ratings") && faults[1].reason.contains("unit_scores"))
    #expect {
      try archive.read { try $0.ratings(of: RoundKey(year: 2015, name: "round 2015")) }
    } throws: {
      "\($0)".contains("ratings, row")
    }
    let work = try TemporaryFolder()
    let found = try RoundArchive.salvage(sample.path, into: work.path("new.sqlite"))
    #expect(found.kept.map(\.year) == [2014] && found.lost.map { $0.round?.year } == [2015, 2016])
  }
}
