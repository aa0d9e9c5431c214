import MultiYear
import Statistics

/// How fast one unit's adjusted total rose over the years, points per year.
public struct UnitSlope: Sendable {
  /// How the slope is found.
  public enum Method: String, Sendable {
    /// The median of the slopes of all pairs of years, with a test of ranks; from four years on.
    case pairs = "Mann-Kendall, Theil-Sen"
    /// Least squares, shrunk towards the mean of all units; for fewer years.
    case mixedModel = "mixed model"
  }

  /// What the unit is called in all years.
  public let name: String
  /// Years in which it has a total.
  public let yearCount: Int
  /// Kendall's tau-b of totals and years; nil for the mixed model.
  public let tau: Double?
  /// Two-sided p that the total has no trend.
  public let p: Double?
  /// That p value adjusted over all units (Benjamini-Hochberg).
  public let q: Double?
  /// Whether p counts permutations; nil for the mixed model.
  public let isExact: Bool?
  /// Points per year.
  public let slope: Double
  /// Lower end of the 95 % interval; nil with too few pairs of years for one.
  public let lower: Double?
  /// Upper end of the 95 % interval; nil with too few pairs of years for one.
  public let upper: Double?
  /// How the slope is found.
  public let method: Method

  /// Years from which on ranks can be tested.
  static let fewestForRanks = 4

  /// Units with a slope, in the units' order.
  static func all(_ years: EstimatedYears, _ adjusted: AdjustedTotals) -> [UnitSlope] {
    years.joined.rounds.count >= fewestForRanks ? ofPairs(years) : shrunken(years, adjusted)
  }

  private static func shrunken(
    _ years: EstimatedYears, _ adjusted: AdjustedTotals
  ) -> [UnitSlope] {
    let growth = adjusted.growth()
    let p = growth.map { own in
      own.map { 2 * Distributions.normalCumulative(-abs($0.slope) / $0.standardError) }
    }
    let q = benjaminiHochberg(p)
    let reach = Distributions.normalQuantile(0.975)
    return years.joined.units.enumerated().compactMap { unit, name in
      growth[unit].map { own in
        UnitSlope(
          name: name, yearCount: years.joined.totals.count { $0[unit] != nil }, tau: nil,
          p: p[unit], q: q[unit], isExact: nil, slope: own.slope,
          lower: own.slope - reach * own.standardError,
          upper: own.slope + reach * own.standardError, method: .mixedModel)
      }
    }
  }

  /// Mann-Kendall tests and Theil-Sen slopes.
  private static func ofPairs(_ years: EstimatedYears) -> [UnitSlope] {
    let joined = years.joined
    let series = joined.units.indices.map { unit -> (times: [Double], values: [Double]) in
      let present = joined.rounds.indices.filter { joined.totals[$0][unit] != nil }
      let values = present.map {
        (joined.totals[$0][unit] ?? 0) + joined.weights[$0][0] * years.visitSeverities[$0][unit]
      }
      return (present.map { Double(joined.data.years[$0]) }, values)
    }
    let tests = series.map {
      $0.values.count >= fewestForRanks ? MannKendall($0.values) : nil
    }
    let q = benjaminiHochberg(tests.map { $0?.p })
    return joined.units.enumerated().compactMap { unit, name in
      guard let test = tests[unit],
        let slope = SenSlope(times: series[unit].times, values: series[unit].values)
      else { return nil }
      return UnitSlope(
        name: name, yearCount: series[unit].values.count, tau: test.tau, p: test.p, q: q[unit],
        isExact: test.isExact, slope: slope.slope, lower: slope.lower, upper: slope.upper,
        method: .pairs)
    }
  }
}
