internal import GRDB

extension ArchiveEditor {
  /// Adds a round.
  ///
  /// - Parameters:
  ///   - ratings: in any order, taken one after the other; memory does not grow with them.
  ///   - replacing: first removes the rounds of the same year and name, or of the same files.
  /// - Throws: `roundExists`, `sameFiles`, `unitInTwoRounds`, `repeatedUnit`, `repeatedRating`.
  /// - Complexity: one insertion per rating; those out of the order of unit, assessor and item cost
  ///   a search in the round's tree each.
  public func add(
    _ round: ArchivedRound, ratings: some Sequence<ArchivedRating>, replacing: Bool = false
  ) throws(ArchiveError) {
    let files =
      round.inputs.isEmpty
      ? nil
      : round.inputs.map(\.sha256).sorted()
        .joined(separator: " ")
    try ArchiveError.translating(path: path) {
      for other in try twins(of: round.key, files: files) {
        guard replacing else {
          throw other == round.key
            ? ArchiveError.roundExists(other) : .sameFiles(round.key, as: other)
        }
        try remove(other)
      }
      try checkUnits(of: round)
      try db.execute(
        sql: "INSERT INTO rounds (year, name, scheme, recipe, files, rating_count) "
          + "VALUES (?, ?, ?, ?, ?, 0)",
        arguments: [round.key.year, round.key.name, round.scheme, round.recipe, files])
      let id = Int(db.lastInsertedRowID)
      try insertParts(of: round, id: id)
      let count = try insert(ratings, of: round, id: id)
      try db.execute(
        sql: "UPDATE rounds SET rating_count = ? WHERE id = ?", arguments: [count, id])
    }
  }

  /// Rounds of the same year and name, or of the same files.
  private func twins(of key: RoundKey, files: String?) throws -> [RoundKey] {
    try db.soundRows(
      "rounds", "SELECT year, name FROM rounds WHERE (year = ? AND name = ?) OR files = ?",
      [key.year, key.name, files]
    ) { try RoundKey(year: $0[0], name: $0[1]) }
  }

  /// A name stands for one unit per year.
  private func checkUnits(of round: ArchivedRound) throws {
    var others: [String: String] = [:]
    let kept = try db.soundRows(
      "units",
      "SELECT units.name, rounds.name FROM units JOIN rounds ON rounds.id = round WHERE year = ?",
      [round.key.year]
    ) { row -> (unit: String, round: String) in (try row[0], try row[1]) }
    for own in kept { others[own.unit] = own.round }
    var seen: Set<String> = []
    for unit in round.units {
      guard seen.insert(unit.name).inserted else {
        throw ArchiveError.repeatedUnit(unit.name, round.key)
      }
      if let other = others[unit.name] {
        throw ArchiveError.unitInTwoRounds(
          unit.name, round.key, other: RoundKey(year: round.key.year, name: other))
      }
    }
  }

  private func insertParts(of round: ArchivedRound, id: Int) throws {
    precondition(round.fault == nil, "a score or assessor points outside its round")
    precondition(round.scores.allSatisfy(\.value.isFinite), "a score is not finite")
    func insert<Part>(
      _ table: String, _ parts: [Part], _ values: (Part) -> [(any DatabaseValueConvertible)?]
    ) throws {
      guard let first = parts.first else { return }
      let row = try RowInsert(table, columns: 2 + values(first).count, db)
      for (position, part) in parts.enumerated() { try row([id, position] + values(part)) }
    }
    try insert("inputs", round.inputs) { [$0.name, $0.bytes, $0.sha256] }
    try insert("components", round.components) { [$0.key, $0.weight, $0.full] }
    try insert("teams", round.teams) { [$0] }
    try insert("assessors", round.assessors) { [$0.name, $0.team] }
    try insert("items", round.items) { [$0.name, $0.category, $0.full] }
    try insert("units", round.units) { [$0.name, $0.longName, $0.name, $0.members] }
    try insert("unit_scores", round.scores) { [$0.unit, $0.component, $0.team, $0.value] }
  }

  /// - Returns: how many there were.
  private func insert(
    _ ratings: some Sequence<ArchivedRating>, of round: ArchivedRound, id: Int
  ) throws -> Int {
    let insert = try RatingInsert(round: id, db)
    var count = 0
    for rating in ratings {
      let (unit, assessor, item) = (Int(rating.unit), Int(rating.assessor), Int(rating.item))
      precondition(
        round.units.indices.contains(unit) && round.assessors.indices.contains(assessor)
          && round.items.indices.contains(item) && rating.score.isFinite,
        "a rating points outside its round, or is not finite")
      do {
        try insert(rating)
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY
      {
        throw ArchiveError.repeatedRating(
          unit: round.units[unit].name, assessor: round.assessors[assessor].name,
          item: round.items[item].name, round.key)
      }
      count += 1
    }
    return count
  }
}
