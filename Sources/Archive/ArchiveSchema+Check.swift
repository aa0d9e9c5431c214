internal import GRDB

extension ArchiveSchema {
  /// One entry of a database's schema.
  struct Entry: Hashable {
    let kind: String
    let name: String
    /// The statement that made it; empty for what SQLite makes by itself.
    let statement: String
  }

  /// What the migrations make of an empty file; worked out once.
  static let expected: Result<Set<Entry>, any Error> = Result {
    let queue = try DatabaseQueue()
    try migrator.migrate(queue)
    return try queue.read(entries)
  }

  /// The schema of a database, without the tables in which SQLite keeps statistics and the migrator
  /// its record.
  static func entries(_ db: Database) throws -> Set<Entry> {
    Set(
      try db.soundRows("sqlite_schema", "SELECT type, name, sql FROM sqlite_schema") {
        let statement: String? = try $0[2]
        return try Entry(kind: $0[0], name: $0[1], statement: statement ?? "")
      }.filter { !$0.name.hasPrefix("sqlite_stat") && !$0.name.contains("grdb_migrations") })
  }

  /// The first entry that is too much, or that is missing or another, in words; nil where the schema is
  /// exactly an archive's: no trigger, view or table may be added.
  static func surprise(_ db: Database) throws -> String? {
    let (own, expected) = (try entries(db), try expected.get())
    if let extra = own.subtracting(expected).min(by: { $0.name < $1.name }) {
      return "\(extra.kind) '\(extra.name)' is not an archive's"
    }
    return expected.subtracting(own).min { $0.name < $1.name }
      .map { "\($0.kind) '\($0.name)' is missing" }
  }
}
