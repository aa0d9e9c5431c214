public import MultiYear

/// Why one unit's total changed between two years.
public struct ChangeDecomposition: Sendable {
  /// What the unit is called in all years.
  public let name: String
  /// The earlier calendar year.
  public let yearFrom: Int
  /// The later calendar year.
  public let yearTo: Int
  /// The five parts and their sum, points of the total.
  public let parts: ChangeParts

  /// By pair of years, then in the units' order; units that lack a component in one of the years are
  /// left out.
  static func all(
    _ years: EstimatedYears, _ changes: [UnitChange], drifts: [YearPair: [ScaleDrift?]],
    links: [YearPair: CommonItems]
  ) -> [ChangeDecomposition] {
    let compared = Dictionary(grouping: changes) { YearPair(from: $0.from, to: $0.to) }
    return compared.sorted { $0.key < $1.key }.flatMap { pair, changes in
      let shifts = years.joined.components.indices.map { drifts[pair]?[$0]?.drift ?? 0 }
      let points = links[pair]?.instrumentPoints(years.joined) ?? [:]
      return changes.compactMap { change in
        one(years, pair, unit: change.unit, shifts: shifts, instrument: points[change.unit])
      }
    }
  }

  private static func one(
    _ years: EstimatedYears, _ pair: YearPair, unit: Int, shifts: [Double],
    instrument: (before: Double, after: Double)?
  ) -> ChangeDecomposition? {
    let joined = years.joined
    let before = TotalMakeup(
      weights: joined.weights[pair.from], scores: joined.scores[pair.from][unit],
      severity: years.visitSeverities[pair.from][unit], instrument: instrument?.before ?? 0,
      scale: shifts.map { _ in 0 })
    let after = TotalMakeup(
      weights: joined.weights[pair.to], scores: joined.scores[pair.to][unit],
      severity: years.visitSeverities[pair.to][unit], instrument: instrument?.after ?? 0,
      scale: shifts)
    return ChangeParts(from: before, to: after).map {
      ChangeDecomposition(
        name: joined.units[unit], yearFrom: joined.data.years[pair.from],
        yearTo: joined.data.years[pair.to], parts: $0)
    }
  }
}
