internal import GRDB

extension ArchiveSnapshot {
  /// A round as it was added, its units with their identities.
  public func round(_ key: RoundKey) throws(ArchiveError) -> ArchivedRound {
    let id = try id(of: key)
    return try ArchiveError.translating(path: path) {
      func rows<Value>(_ columns: String, _ table: String, _ value: (Row) -> Value) throws
        -> [Value]
      {
        let sql = "SELECT \(columns) FROM \(table) WHERE round = ? ORDER BY position"
        return try Row.fetchAll(db, sql: sql, arguments: [id]).map(value)
      }
      var round = ArchivedRound(key: key)
      if let texts = try Row.fetchOne(
        db, sql: "SELECT scheme, recipe FROM rounds WHERE id = ?", arguments: [id])
      {
        round.scheme = texts[0]
        round.recipe = texts[1]
      }
      round.inputs = try rows("name, bytes, sha256", "inputs") {
        .init(name: $0[0], bytes: $0[1], sha256: $0[2])
      }
      round.components = try rows("key, weight, full", "components") {
        .init(key: $0[0], weight: $0[1], full: $0[2])
      }
      round.teams = try rows("name", "teams") { $0[0] }
      round.assessors = try rows("name, team", "assessors") { .init(name: $0[0], team: $0[1]) }
      round.items = try rows("name, category, full", "items") {
        .init(name: $0[0], category: $0[1], full: $0[2])
      }
      let mapped = try lines(year: key.year)
      round.units = try rows("name, long_name, identity, members", "units") {
        var unit = ArchivedRound.Unit(name: $0[0], longName: $0[1], members: $0[3])
        unit.identity = $0[2]
        unit.line = mapped[unit.name]
        return unit
      }
      round.scores = try rows("unit, component, team, value", "unit_scores") {
        .init(unit: $0[0], component: $0[1], team: $0[2], value: $0[3])
      }
      return round
    }
  }

  /// Hands over a round's ratings one after the other, by unit, assessor and item.
  ///
  /// - Throws: `ArchiveError`, and whatever `body` throws, which ends the walk.
  /// - Complexity: one pass; memory does not grow with the ratings.
  public func forEachRating(
    of key: RoundKey, _ body: (ArchivedRating) throws -> Void
  ) throws {
    let id = try id(of: key)
    do {
      let cursor = try Row.fetchCursor(
        db,
        sql: "SELECT unit, assessor, item, score FROM ratings WHERE round = ?1 "
          + "ORDER BY unit, assessor, item", arguments: [id])
      while let row = try cursor.next() {
        try body(ArchivedRating(unit: row[0], assessor: row[1], item: row[2], score: row[3]))
      }
    } catch let error as DatabaseError {
      throw ArchiveError(error, path: path)
    }
  }

  /// A round's ratings as arrays.
  ///
  /// - Complexity: 24 bytes per rating.
  public func ratings(of key: RoundKey) throws -> ArchivedRatings {
    let teams = try round(key).assessors.map { Int32($0.team) }
    var ratings = ArchivedRatings()
    try forEachRating(of: key) { rating in
      ratings.unit.append(rating.unit)
      ratings.team.append(teams[Int(rating.assessor)])
      ratings.assessor.append(rating.assessor)
      ratings.item.append(rating.item)
      ratings.score.append(rating.score)
    }
    return ratings
  }
}
