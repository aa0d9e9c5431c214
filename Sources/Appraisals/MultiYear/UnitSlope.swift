public import MultiYear
import Statistics

/// How fast one unit's adjusted total rose over the years, points per year.
public struct UnitSlope: Sendable {
  /// What the unit is called in all years.
  public let name: String
  /// Years in which it has a total.
  public let yearCount: Int
  /// Kendall's tau-b of totals and years; nil for fewer than four years.
  public let tau: Double?
  /// Mann-Kendall p value; nil for fewer than four years, and where so many units are looked at that
  /// not even a total that rises every year could be found.
  public let rankP: Double?
  /// Whether `rankP` counts permutations; nil with it.
  public let isExact: Bool?
  /// Least-squares slope of the adjusted totals as each year weights them, with its interval.
  public let slope: SlopeEstimate
  /// What of the slope other units do not share; nil where the unit lacks a component in a year.
  public let own: OwnChange?
  /// The p value of the own slope, adjusted together with the changes from first to last.
  public let q: Double?

  /// Years from which on ranks can be tested.
  static let fewestForRanks = 4

  /// Units with totals in two years, in the units' order.
  static func all(
    _ years: EstimatedYears, _ adjusted: AdjustedTotals, _ own: [OwnChange?], q: [Double?],
    threads: Int
  ) -> [UnitSlope] {
    let joined = years.joined
    let tests = joined.units.indices.map { unit -> MannKendall? in
      let present = joined.rounds.indices.filter { joined.totals[$0][unit] != nil }
      guard present.count >= fewestForRanks else { return nil }
      return MannKendall(
        present.map {
          (joined.totals[$0][unit] ?? 0) + joined.weights[$0][0] * years.visitSeverities[$0][unit]
        })
    }
    let tested = Double(tests.count { $0 != nil })
    let slopes = adjusted.slopes(threads: threads)
    return joined.units.indices.compactMap { unit in
      guard let slope = slopes[unit] else { return nil }
      let count = joined.totals.count { $0[unit] != nil }
      let canFlag =
        MannKendall((0..<count).map(Double.init)).map { $0.p * tested <= UnitTrend.level } ?? false
      let test = tests[unit]
      return UnitSlope(
        name: joined.units[unit], yearCount: count, tau: test?.tau,
        rankP: canFlag ? test?.p : nil, isExact: canFlag ? test?.isExact : nil, slope: slope,
        own: own[unit], q: q[unit])
    }
  }
}
