internal import GRDB

/// One state of an archive; valid inside the closure that gets it.
public struct ArchiveSnapshot {
  let db: Database
  let path: String

  /// What a list of rounds says of each.
  public struct Summary: Equatable, Sendable {
    /// Year and name of the round.
    public let key: RoundKey
    /// Rises with every round added.
    public let added: Int
    /// Number of units.
    public let units: Int
    /// Number of teams.
    public let teams: Int
    /// Number of assessors.
    public let assessors: Int
    /// Number of items.
    public let items: Int
    /// Number of item ratings.
    public let ratings: Int
    /// Number of files the round was read from.
    public let inputs: Int
    /// Number of runs kept with the round.
    public let runs: Int
  }

  /// Every round, by year and then as added.
  public func rounds() throws(ArchiveError) -> [Summary] {
    try ArchiveError.translating(path: path) {
      func count(_ table: String) -> String {
        "(SELECT COUNT(*) FROM \(table) WHERE round = rounds.id)"
      }
      let counts = ["units", "teams", "assessors", "items", "inputs", "runs"].map(count)
      return try db.soundRows(
        "rounds",
        "SELECT year, name, id, rating_count, \(counts.joined(separator: ", ")) FROM rounds "
          + "ORDER BY year, id"
      ) {
        try Summary(
          key: RoundKey(year: $0[0], name: $0[1]), added: $0[2], units: $0[4], teams: $0[5],
          assessors: $0[6], items: $0[7], ratings: $0[3], inputs: $0[8], runs: $0[9])
      }
    }
  }

  /// The one round of a year, or the one of that name.
  ///
  /// - Throws: `noRound`, or `severalRounds` when only a name could tell.
  public func key(year: Int, name: String? = nil) throws(ArchiveError) -> RoundKey {
    let keys = try rounds().map(\.key).filter { $0.year == year && $0.name == name ?? $0.name }
    guard let first = keys.first else { throw .noRound(year: year, name: name) }
    guard keys.count == 1 else { throw .severalRounds(year: year, names: keys.map(\.name)) }
    return first
  }

  /// The mapping last applied, by line.
  public func mapping() throws(ArchiveError) -> [MappingLine] {
    try ArchiveError.translating(path: path) {
      try db.soundRows(
        "mapping", "SELECT year, unit, identity, line, kind, weight FROM mapping ORDER BY line"
      ) { row in
        let kind: String? = try row[4]
        let known = kind.flatMap { MappingLine.Kind(rawValue: $0) }
        guard known != nil || kind == nil else {
          throw CellFault(column: 4, kind: "kind of a mapping")
        }
        return try MappingLine(
          year: row[0], unit: row[1], identity: row[2], kind: known, weight: row[5], line: row[3])
      }
    }
  }

  /// The runs kept with a round, as added.
  public func runs(of key: RoundKey) throws(ArchiveError) -> [ArchivedRun] {
    let id = try id(of: key)
    return try ArchiveError.translating(path: path) {
      let runs = try db.soundRows(
        "runs", "SELECT id, recipe, inputs FROM runs WHERE round = ? ORDER BY id", [id]
      ) { row -> (number: Int, recipe: String, inputs: String) in
        (try row[0], try row[1], try row[2])
      }
      return try runs.map { run in
        ArchivedRun(
          recipe: run.recipe, inputs: run.inputs,
          tables: try db.soundRows(
            "results", "SELECT name, text FROM results WHERE run = ? ORDER BY name", [run.number]
          ) { try ArchivedRun.Table(name: $0[0], text: $0[1]) })
      }
    }
  }

  /// What SQLite finds wrong with the whole file; empty when it is sound.
  ///
  /// - Complexity: reads every page.
  public func integrityErrors() throws(ArchiveError) -> [String] {
    try ArchiveError.translating(path: path) {
      let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check")
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "orphan: \($0)" }
      return lines.filter { $0 != "ok" } + orphans
    }
  }

  func id(of key: RoundKey) throws(ArchiveError) -> Int {
    let id = try ArchiveError.translating(path: path) {
      try Int.fetchOne(
        db, sql: "SELECT id FROM rounds WHERE year = ? AND name = ?",
        arguments: [key.year, key.name])
    }
    guard let id else { throw .noRound(year: key.year, name: key.name) }
    return id
  }
}
