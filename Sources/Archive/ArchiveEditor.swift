internal import GRDB

/// Changes to an archive, all of them or none; valid inside the closure that gets it.
public struct ArchiveEditor {
  let db: Database
  let path: String

  /// The archive with the changes so far; identities are settled at the end.
  public var snapshot: ArchiveSnapshot { ArchiveSnapshot(db: db, path: path) }

  /// Removes a round with all that belongs to it; its pages are used again by later rounds.
  ///
  /// - Throws: `noRound`.
  public func remove(_ key: RoundKey) throws(ArchiveError) {
    let id = try snapshot.id(of: key)
    try ArchiveError.translating(path: path) {
      try db.execute(sql: "DELETE FROM rounds WHERE id = ?", arguments: [id])
    }
  }

  /// Puts a mapping in the place of the one before and settles all identities by it.
  ///
  /// Lines of years without rounds wait for their rounds.
  ///
  /// - Throws: `unknownMappedUnit`, `repeatedMapping`, `emptyMapping`, `wrongWeight`, `sharedRename`,
  ///   `partialWeights`, each with its line.
  public func setMapping(_ mapping: [MappingLine]) throws(ArchiveError) {
    try MappingLine.check(mapping)
    try ArchiveError.translating(path: path) {
      try db.execute(sql: "DELETE FROM mapping")
      let insert = try RowInsert("mapping", columns: 6, db)
      for line in mapping {
        try insert([
          line.year, line.unit, line.identity, line.line, line.kind?.rawValue, line.weight,
        ])
      }
    }
    let resolution = try snapshot.resolution().resolution
    if let line = resolution.unknown.first { throw .unknownMappedUnit(line) }
    try resolution.checkParts()
  }

  /// Keeps the results of a run beside its round; the same run again takes the place of the first.
  ///
  /// - Throws: `noRound`.
  public func add(_ run: ArchivedRun, to key: RoundKey) throws(ArchiveError) {
    let id = try snapshot.id(of: key)
    try ArchiveError.translating(path: path) {
      try db.execute(
        sql: "DELETE FROM runs WHERE round = ? AND recipe = ? AND inputs = ?",
        arguments: [id, run.recipe, run.inputs])
      try db.execute(
        sql: "INSERT INTO runs (round, recipe, inputs) VALUES (?, ?, ?)",
        arguments: [id, run.recipe, run.inputs])
      let number = db.lastInsertedRowID
      let insert = try RowInsert("results", columns: 3, db)
      for table in run.tables { try insert([number, table.name, table.text]) }
    }
  }

  /// Writes the identities that rounds and mapping imply; the archive does so before the end.
  public func settleIdentities() throws(ArchiveError) {
    let (units, resolution) = try snapshot.resolution()
    try ArchiveError.translating(path: path) {
      let update = try db.makeStatement(
        sql: "UPDATE units SET identity = ? WHERE round = ? AND position = ?")
      for (unit, identity) in zip(units, resolution.identities) where identity != unit.identity {
        try update.execute(arguments: [identity, unit.round, unit.position])
      }
    }
  }
}

/// A prepared statement that appends whole rows.
struct RowInsert {
  private let statement: Statement

  init(_ table: String, columns: Int, _ db: Database) throws {
    let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
    statement = try db.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
  }

  func callAsFunction(_ values: [(any DatabaseValueConvertible)?]) throws {
    try statement.execute(arguments: StatementArguments(values))
  }
}
