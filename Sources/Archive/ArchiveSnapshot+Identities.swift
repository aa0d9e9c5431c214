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
      try Row.fetchAll(
        db,
        sql: "SELECT year, units.name, identity FROM units JOIN rounds ON rounds.id = round "
          + "ORDER BY year, round, position"
      ).map { UnitYear(year: $0[0], name: $0[1], identity: $0[2]) }
    }
  }

  /// New names of a year beside units that earlier years have and this year lacks.
  public func suggestions(year: Int) throws(ArchiveError) -> [IdentitySuggestion] {
    let units = try unitYears()
    let present = Set(units.filter { $0.year == year }.map(\.identity))
    var before: [String: VanishedUnit] = [:]
    for unit in units where unit.year < year {
      before[unit.identity] = VanishedUnit(
        identity: unit.identity, name: unit.name, year: unit.year)
    }
    let arrivals = units.filter { $0.year == year && before[$0.identity] == nil }.map(\.name)
    let vanished = before.values.filter { !present.contains($0.identity) }
      .sorted { $0.identity < $1.identity }
    return identitySuggestions(year: year, arrivals: arrivals, vanished: vanished)
  }

  /// Lines of the mapping whose identity is no unit's name and stands in no other line: perhaps
  /// misspelt, perhaps a body that took over the name of another.
  public func loneIdentities() throws(ArchiveError) -> [MappingLine] {
    let units = try unitYears()
    return IdentityResolution(
      years: units.map(\.year), names: units.map(\.name), mapping: try mapping()
    ).lone
  }
}
