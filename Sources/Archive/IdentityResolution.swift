/// What every unit of every year is called over the years.
///
/// A mapped unit has the identity its line states. Any other continues the unit that had exactly
/// its name in the last year there was one; without one, it starts under its own name. So a rename
/// is stated once, in the year it happened, and no name is ever guessed. The order in which rounds
/// were added plays no part.
public struct IdentityResolution: Sendable {
  /// One per unit, in the order given.
  public let identities: [String]
  /// The line that holds for each unit, of its own year or of an earlier one; nil without any.
  public let lines: [MappingLine?]
  /// Lines of the mapping that name no unit of their year, for years that have units.
  public let unknown: [MappingLine]
  /// Lines whose identity no unit has as its name and no other line states: perhaps misspelt.
  public let lone: [MappingLine]

  private let years: [Int]
  private let names: [String]

  private struct Place: Hashable {
    let year: Int
    let name: String
  }

  /// - Parameters:
  ///   - years: one per unit.
  ///   - names: one per unit, different within a year.
  ///   - mapping: lines of any years; of two for one unit the first counts.
  public init(years: [Int], names: [String], mapping: [MappingLine]) {
    let stated = Dictionary(
      mapping.map { (Place(year: $0.year, name: $0.unit), $0) }, uniquingKeysWith: { a, _ in a })
    var last: [String: (identity: String, line: MappingLine?)] = [:]
    var identities = names
    var lines = [MappingLine?](repeating: nil, count: names.count)
    let order = names.indices.sorted { (years[$0], $0) < (years[$1], $1) }
    for index in order {
      let name = names[index]
      let line = stated[Place(year: years[index], name: name)]
      let own = line.map { ($0.identity, $0) } ?? last[name] ?? (name, nil)
      (identities[index], lines[index]) = own
      last[name] = own
    }
    self.identities = identities
    self.lines = lines
    self.years = years
    self.names = names
    let places = Set(zip(years, names).map { Place(year: $0, name: $1) })
    let known = Set(years)
    unknown = mapping.filter {
      known.contains($0.year) && !places.contains(Place(year: $0.year, name: $0.unit))
    }
    let everyName = Set(names)
    let uses = Dictionary(mapping.map { ($0.identity, 1) }, uniquingKeysWith: +)
    lone = mapping.filter { !everyName.contains($0.identity) && uses[$0.identity] == 1 }
  }

  /// Refuses units of one year that share an identity in contradiction to their lines.
  ///
  /// - Throws: `sharedRename`, `partialWeights`, each with its line.
  public func checkParts() throws(ArchiveError) {
    let groups = Dictionary(grouping: names.indices) {
      Place(year: years[$0], name: identities[$0])
    }
    let shared = groups.filter { $0.value.count > 1 }
      .sorted { ($0.key.year, $0.key.name) < ($1.key.year, $1.key.name) }
    for (place, units) in shared {
      for unit in units {
        guard let line = lines[unit], line.kind == .rename,
          let other = units.first(where: { $0 != unit })
        else { continue }
        throw .sharedRename(line, year: place.year, other: names[other])
      }
      if let line = units.lazy.compactMap({ lines[$0] }).first(where: { $0.weight != nil }),
        let bare = units.first(where: { lines[$0]?.weight == nil })
      {
        throw .partialWeights(line, year: place.year, other: names[bare])
      }
    }
  }
}
