internal import GRDB

extension ArchiveSnapshot {
  /// A round as it was added, its units with their identities.
  public func round(_ key: RoundKey) throws(ArchiveError) -> ArchivedRound {
    let id = try id(of: key)
    let mapped = try lines(year: key.year)
    return try ArchiveError.translating(path: path) {
      func rows<Value>(
        _ columns: String, _ table: String, _ value: (SoundRow) throws -> Value
      ) throws -> [Value] {
        try db.soundRows(
          table, "SELECT \(columns) FROM \(table) WHERE round = ? ORDER BY position", [id], value)
      }
      var round = ArchivedRound(key: key)
      let texts = try db.soundRows("rounds", "SELECT scheme, recipe FROM rounds WHERE id = ?", [id])
      {
        row -> (scheme: String, recipe: String) in (try row[0], try row[1])
      }
      if let texts = texts.first { (round.scheme, round.recipe) = texts }
      round.inputs = try rows("name, bytes, sha256", "inputs") {
        try .init(name: $0[0], bytes: $0[1], sha256: $0[2])
      }
      round.components = try rows("key, weight, full", "components") {
        try .init(key: $0[0], weight: $0[1], full: $0[2])
      }
      round.teams = try rows("name", "teams") { try $0[0] }
      round.assessors = try rows("name, team", "assessors") {
        try .init(name: $0[0], team: $0[1])
      }
      round.items = try rows("name, category, full", "items") {
        try .init(name: $0[0], category: $0[1], full: $0[2])
      }
      round.units = try rows("name, long_name, identity, members", "units") {
        var unit = try ArchivedRound.Unit(name: $0[0], longName: $0[1], members: $0[3])
        unit.identity = try $0[2]
        unit.line = mapped[unit.name]
        return unit
      }
      round.scores = try rows("unit, component, team, value", "unit_scores") {
        try .init(unit: $0[0], component: $0[1], team: $0[2], value: $0[3])
      }
      if let fault = round.fault { throw fault }
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
      func count(_ table: String) throws -> Int32 {
        let counts: [Int32] = try db.soundRows(
          table, "SELECT COUNT(*) FROM \(table) WHERE round = ?", [id]
        ) { try $0[0] }
        return counts.first ?? 0
      }
      let (units, assessors, items) = (
        try count("units"), try count("assessors"), try count("items")
      )
      let cursor = try Row.fetchCursor(
        db,
        sql: "SELECT unit, assessor, item, score FROM ratings WHERE round = ?1 "
          + "ORDER BY unit, assessor, item", arguments: [id])
      var place = 0
      while let row = try cursor.next() {
        place += 1
        let rating: ArchivedRating
        do {
          let row = SoundRow(row)
          rating = try ArchivedRating(unit: row[0], assessor: row[1], item: row[2], score: row[3])
        } catch {
          throw TableFault(table: "ratings", row: place, fault: "\(error)")
        }
        guard (0..<units).contains(rating.unit), (0..<assessors).contains(rating.assessor),
          (0..<items).contains(rating.item)
        else {
          throw TableFault(
            table: "ratings", row: place,
            fault: "it names a unit, assessor or item that is not there")
        }
        try body(rating)
      }
    } catch let error as DatabaseError {
      throw ArchiveError(error, path: path)
    } catch let fault as TableFault {
      throw ArchiveError.damaged(path: path, reason: fault.description)
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
