import Archive
import MultiYear

extension YearRound {
  /// Calls the units what they are called over the years.
  ///
  /// - Parameters:
  ///   - identities: one per unit.
  ///   - lines: the line of a mapping that holds for each unit; nil without one.
  mutating func identify(as identities: [String], by lines: [MappingLine?]) {
    precondition(
      identities.count == units.count && lines.count == units.count, "one identity per unit")
    units = identities
    for (unit, line) in lines.enumerated() {
      ownUnits[unit].weight = line?.weight
      ownUnits[unit].isPart = line?.namesPart ?? false
    }
  }

  /// The weighted means of what the parts of each unit have, by name over the years; units are absent
  /// of which a part lacks the value.
  func means(of value: (Int) -> Double?) -> [String: Double] {
    let groups = Dictionary(grouping: units.indices) { units[$0] }
    return groups.compactMapValues { own in
      let values = own.compactMap(value)
      guard values.count == own.count else { return nil }
      let shares = CombinedUnits.shares(
        weights: own.map { ownUnits[$0].weight }, sizes: own.map { ownUnits[$0].members })
      return zip(shares, values).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}

extension IdentityResolution {
  /// What a mapping makes of the units of some rounds.
  init(_ rounds: [YearRound], mapping: [MappingLine]) {
    self.init(
      years: rounds.flatMap { round in round.ownUnits.map { _ in round.year } },
      names: rounds.flatMap { $0.ownUnits.map(\.name) }, mapping: mapping)
  }

  /// The rounds it was made for, their units under the names they have over the years.
  func identified(_ rounds: [YearRound]) -> [YearRound] {
    var next = 0
    return rounds.map { round in
      let own = next..<(next + round.ownUnits.count)
      next = own.upperBound
      var round = round
      round.identify(as: Array(identities[own]), by: Array(lines[own]))
      return round
    }
  }
}
