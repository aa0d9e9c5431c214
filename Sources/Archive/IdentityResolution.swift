/// What every unit of every year is called over the years.
///
/// A mapped unit has the identity its line states. Any other continues the unit that had exactly
/// its name in the last year there was one; without one, it starts under its own name. So a rename
/// is stated once, in the year it happened, and no name is ever guessed. The order in which rounds
/// were added plays no part.
struct IdentityResolution {
  /// One per unit, in the order given.
  let identities: [String]
  /// Lines of the mapping that name no unit of their year, for years that have units.
  let unknown: [MappingLine]
  /// Lines whose identity no unit has as its name and no other line states: perhaps misspelt.
  let lone: [MappingLine]

  /// - Parameters:
  ///   - years: one per unit.
  ///   - names: one per unit, different within a year.
  init(years: [Int], names: [String], mapping: [MappingLine]) {
    struct Place: Hashable {
      let year: Int
      let name: String
    }
    let lines = Dictionary(
      mapping.map { (Place(year: $0.year, name: $0.unit), $0) }, uniquingKeysWith: { a, _ in a })
    var last: [String: String] = [:]
    var identities = names
    let order = names.indices.sorted { (years[$0], $0) < (years[$1], $1) }
    for index in order {
      let line = lines[Place(year: years[index], name: names[index])]
      identities[index] = line?.identity ?? last[names[index]] ?? names[index]
      last[names[index]] = identities[index]
    }
    self.identities = identities
    let places = Set(zip(years, names).map { Place(year: $0, name: $1) })
    let known = Set(years)
    unknown = mapping.filter {
      known.contains($0.year) && !places.contains(Place(year: $0.year, name: $0.unit))
    }
    let everyName = Set(names)
    let uses = Dictionary(mapping.map { ($0.identity, 1) }, uniquingKeysWith: +)
    lone = mapping.filter { !everyName.contains($0.identity) && uses[$0.identity] == 1 }
  }
}
