internal import GRDB
internal import GRDBSQLite

/// Appends ratings of one round.
///
/// Values are bound through SQLite's own interface: a year has a million of them, and boxing each
/// costs more than storing it.
struct RatingInsert {
  private let statement: Statement

  init(round: Int, _ db: Database) throws {
    statement = try db.makeStatement(
      sql: "INSERT INTO ratings (round, unit, assessor, item, score) VALUES (\(round), ?, ?, ?, ?)"
    )
  }

  /// - Throws: `DatabaseError`, with `SQLITE_CONSTRAINT_PRIMARYKEY` for a second score of an item.
  func callAsFunction(_ rating: ArchivedRating) throws {
    let row = statement.sqliteStatement
    sqlite3_bind_int64(row, 1, Int64(rating.unit))
    sqlite3_bind_int64(row, 2, Int64(rating.assessor))
    sqlite3_bind_int64(row, 3, Int64(rating.item))
    sqlite3_bind_double(row, 4, rating.score)
    let outcome = sqlite3_step(row)
    if outcome != SQLITE_DONE {
      let code = sqlite3_extended_errcode(sqlite3_db_handle(row))
      let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(row)))
      sqlite3_reset(row)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    sqlite3_reset(row)
  }
}
