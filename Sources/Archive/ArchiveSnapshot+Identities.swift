internal import GRDB

extension ArchiveSnapshot {
  /// One unit of one year, with what it is called over the years.
  public struct UnitYear: Equatable, Sendable {
    /// Calendar year.
    public let year: Int
    /// Name in that year.
    public let name: String
    /// Name over the years.
    public let identity: String
  }

  /// Every unit of every year, by year, round and the round's order.
  public func unitYears() throws(ArchiveError) -> [UnitYear] {
    try ArchiveError.translating(path: path) {
      try db.soundRows(
        "units",
        "SELECT year, units.name, identity FROM units JOIN rounds ON rounds.id = round "
          + "ORDER BY year, round, position"
      ) { try UnitYear(year: $0[0], name: $0[1], identity: $0[2]) }
    }
  }

  /// New names of a year beside units that earlier years have and this year lacks.
  public func suggestions(year: Int) throws(ArchiveError) -> [IdentitySuggestion] {
    identitySuggestions(year: year, units: try unitYears())
  }

  /// The lines in force and, after them, lines for every suggestion, to be looked through and put
  /// into a file; nothing is changed here.
  ///
  /// - Parameter year: the only year whose new names are looked at; nil for all years.
  /// - Throws: `noRound` where the archive has no round of the year.
  public func suggestedMapping(year: Int? = nil) throws(ArchiveError) -> [SuggestedLine] {
    let units = try unitYears()
    if let year, !units.contains(where: { $0.year == year }) {
      throw .noRound(year: year, name: nil)
    }
    var draft = MappingDraft(
      years: units.map(\.year), names: units.map(\.name), mapping: try mapping())
    for own in Set(units.map(\.year)).sorted() where own == year ?? own { draft.suggest(own) }
    return draft.lines
  }

  /// Lines of the mapping whose identity is no unit's name and stands in no other line: perhaps
  /// misspelt, perhaps a body that took over the name of another.
  public func loneIdentities() throws(ArchiveError) -> [MappingLine] {
    try resolution().resolution.lone
  }

  /// A unit where the archive keeps it.
  struct StoredUnit {
    let round: Int
    let position: Int
    let identity: String
  }

  /// Every unit of every year with what the mapping makes of it.
  func resolution() throws(ArchiveError) -> (units: [StoredUnit], resolution: IdentityResolution) {
    let mapping = try mapping()
    return try ArchiveError.translating(path: path) {
      let rows = try db.soundRows(
        "units",
        "SELECT year, units.name, round, position, identity FROM units "
          + "JOIN rounds ON rounds.id = round ORDER BY round, position"
      ) { row -> (year: Int, name: String, unit: StoredUnit) in
        (
          try row[0], try row[1],
          try StoredUnit(round: row[2], position: row[3], identity: row[4])
        )
      }
      return (
        rows.map(\.unit),
        IdentityResolution(years: rows.map(\.year), names: rows.map(\.name), mapping: mapping)
      )
    }
  }

  /// The lines that hold for the units of a year, by the names they have in it.
  func lines(year: Int) throws(ArchiveError) -> [String: MappingLine] {
    let mapping = try mapping()
    guard !mapping.isEmpty else { return [:] }
    let units = try unitYears()
    let resolution = IdentityResolution(
      years: units.map(\.year), names: units.map(\.name), mapping: mapping)
    var lines: [String: MappingLine] = [:]
    for (unit, line) in zip(units, resolution.lines) where unit.year == year {
      lines[unit.name] = line
    }
    return lines
  }
}
