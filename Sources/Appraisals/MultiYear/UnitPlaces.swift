import MultiYear
import TableIO

/// Where the units of several rounds stand in the model of several years, and of which units of the
/// comparison they are parts.
struct UnitPlaces {
  /// Names over the years, sorted: the units of the comparison, which are the first of the model.
  let names: [String]
  /// Units of the model: after those of the comparison, parts of combined ones; the same part in
  /// several years is one.
  let count: Int
  /// round × unit of the round: its place in the model.
  let places: [[Int]]
  /// One per place in the model: the unit of the comparison.
  let unitOfPlace: [Int]
  /// The units of the comparison by parts.
  let combined: CombinedUnits
  /// Units and years with parts, by unit and year.
  let combinedYears: [CombinedYear]

  private struct Part: Hashable, Comparable {
    let unit: Int
    let name: String

    static func < (a: Part, b: Part) -> Bool { (a.unit, a.name) < (b.unit, b.name) }
  }

  init(_ rounds: [YearRound]) {
    let names = Set(rounds.flatMap(\.units)).naturallySorted()
    let unitPlaces = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    // A part is not the whole, even under its name: its quality is its own.
    let parts = rounds.map { round -> [Part?] in
      let isShared = Dictionary(round.units.map { ($0, false) }, uniquingKeysWith: { _, _ in true })
      return zip(round.units, round.ownUnits).map { name, own in
        guard own.isPart || isShared[name] == true, let unit = unitPlaces[name] else { return nil }
        return Part(unit: unit, name: own.name)
      }
    }
    let every = Set(parts.flatMap { $0.compactMap(\.self) }).sorted()
    let partPlaces = Dictionary(
      uniqueKeysWithValues: every.enumerated().map { ($1, names.count + $0) })
    let places = zip(rounds, parts).map { round, parts in
      zip(round.units, parts).map { name, part in
        part.flatMap { partPlaces[$0] } ?? unitPlaces[name] ?? 0
      }
    }
    var combined = rounds.map { _ in names.map { _ in [CombinedUnits.Part]() } }
    var combinedYears: [CombinedYear] = []
    for (year, round) in rounds.enumerated() {
      for (name, own) in Dictionary(grouping: round.units.indices, by: { round.units[$0] }) {
        guard let unit = unitPlaces[name] else { continue }
        let members = own.sorted { round.ownUnits[$0].name < round.ownUnits[$1].name }
        let shares = CombinedUnits.shares(
          weights: members.map { round.ownUnits[$0].weight },
          sizes: members.map { round.ownUnits[$0].members })
        combined[year][unit] = zip(members, shares).map {
          CombinedUnits.Part(unit: places[year][$0], share: $1)
        }
        guard parts[year][own[0]] != nil else { continue }
        combinedYears.append(
          CombinedYear(
            unit: name, year: round.year,
            parts: zip(members, shares).map { .init(name: round.ownUnits[$0].name, share: $1) }))
      }
    }
    self.names = names
    count = names.count + every.count
    self.places = places
    unitOfPlace = Array(names.indices) + every.map(\.unit)
    self.combined = CombinedUnits(combined)
    self.combinedYears = combinedYears.sorted { ($0.unit, $0.year) < ($1.unit, $1.year) }
  }
}
