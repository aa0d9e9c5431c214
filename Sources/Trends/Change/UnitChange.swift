import Statistics

/// How one unit's total changed between two years, severities given back.
public struct UnitChange: Sendable {
  public let unit: Int
  /// Indices into the years.
  public let from: Int
  public let to: Int
  /// Later total less earlier, points of the total; as scored.
  public let raw: Double
  /// The same with each year's severities given back.
  public let adjusted: Double
  /// Of `adjusted` as an estimate of the change without errors: both years' severities and errors of
  /// measurement.
  public let standardError: Double
  /// Ends of the central 95 % interval.
  public let lower: Double
  public let upper: Double
  public let probabilityImproved: Double
  /// Two-sided, that the total without errors did not change.
  public let p: Double
  /// Among adjusted totals of each year, 1 the best; with the central 95 % over severities.
  public let rankFrom: RankWithInterval
  public let rankTo: RankWithInterval

  public struct RankWithInterval: Equatable, Sendable {
    public let rank: Int
    public let lower: Int
    public let upper: Int
  }
}

/// Changes of all units between consecutive years in which they have a total.
///
/// The interval is that of the total as it would be without errors of measurement in either year:
/// each draw of severities and error SDs gives a normal distribution, and the intervals are of their
/// mixture. A change that all units share (another mean of a component that year) is part of it.
///
/// - Parameters:
///   - totals: year × unit, points; nil without a total.
///   - weights: year × component, as they make the totals: shares of each component's points.
/// - Complexity: draws × units × years.
///
/// Source: Jacobson & Truax (1991), J. Consulting Clin. Psych. 59, 12-19, for the reliable change
/// index, which this is with the severities' error added.
public func unitChanges(
  _ estimate: YearsEstimate, _ data: YearsData, totals: [[Double?]], weights: [[Double]]
) -> [UnitChange] {
  let adjusted = AdjustedTotals(estimate, data, totals: totals, weights: weights)
  var result: [UnitChange] = []
  for unit in 0..<data.unitCount {
    let present = data.years.indices.filter { totals[$0][unit] != nil }
    for (from, to) in zip(present, present.dropFirst()) {
      guard let before = totals[from][unit], let after = totals[to][unit] else { continue }
      let moves = estimate.draws.indices.map { draw in
        adjusted.shift(to, unit, draw) - adjusted.shift(from, unit, draw)
      }
      let raw = after - before
      let spreads = estimate.errorSDDraws.map { errors in
        (adjusted.errorVariance(from, unit, errors) + adjusted.errorVariance(to, unit, errors))
          .squareRoot()
      }
      let change = NormalMixture(centres: moves.map { raw + $0 }, spreads: spreads)
      let improved = 1 - change.cumulative(0)
      result.append(
        UnitChange(
          unit: unit, from: from, to: to, raw: raw, adjusted: change.mean,
          standardError: change.variance.squareRoot(), lower: change.quantile(0.025),
          upper: change.quantile(0.975), probabilityImproved: improved,
          p: 2 * min(improved, 1 - improved), rankFrom: adjusted.rank(from, unit),
          rankTo: adjusted.rank(to, unit)))
    }
  }
  return result
}

/// Yearly slope of each unit's total with severities given back, for series too short for a test of
/// ranks: the least-squares slope, shrunk towards the mean of all units by what its error leaves.
///
/// Errors of measurement and of severity make the slope's variance. That units of one team share the
/// error of its severity is not used.
///
/// - Parameters: as `unitChanges` has them.
/// - Returns: one entry a unit; nil for units with totals in fewer than two years, and for all where
///   fewer than two units have a slope.
/// - Complexity: draws × units × years.
public func unitGrowth(
  _ estimate: YearsEstimate, _ data: YearsData, totals: [[Double?]], weights: [[Double]]
) -> [(slope: Double, standardError: Double)?] {
  let adjusted = AdjustedTotals(estimate, data, totals: totals, weights: weights)
  var units: [Int] = []
  var (slopes, variances): ([Double], [Double]) = ([], [])
  for unit in 0..<data.unitCount {
    let present = data.years.indices.filter { totals[$0][unit] != nil }
    guard present.count > 1 else { continue }
    let middle = present.reduce(0.0) { $0 + Double(data.years[$1]) } / Double(present.count)
    let times = present.map { Double(data.years[$0]) - middle }
    let squares = times.reduce(0) { $0 + $1 * $1 }
    func slope(_ value: (Int) -> Double) -> Double {
      zip(present, times).reduce(0) { $0 + $1.1 * value($1.0) } / squares
    }
    let shifts = estimate.draws.indices.map { draw in
      slope { adjusted.shift($0, unit, draw) }
    }
    let errors = estimate.errorSDDraws.map { errors in
      zip(present, times).reduce(0) {
        $0 + $1.1 * $1.1 * adjusted.errorVariance($1.0, unit, errors)
      } / (squares * squares)
    }
    units.append(unit)
    slopes.append(slope { totals[$0][unit] ?? 0 } + (mean(shifts) ?? 0))
    variances.append((mean(errors) ?? 0) + (variance(shifts) ?? 0))
  }
  var result = [(slope: Double, standardError: Double)?](repeating: nil, count: data.unitCount)
  guard variances.allSatisfy({ $0 > 0 }),
    let fit = RandomEffects(values: slopes, variances: variances)
  else { return result }
  for (unit, own) in zip(units, fit.predictions) { result[unit] = (own.value, own.standardError) }
  return result
}

/// Totals of every year with the drawn severities given back.
private struct AdjustedTotals {
  private let draws: [[Double]]
  private let weights: [[Double]]
  /// year × unit → places of the severities of its visitors.
  private let visitors: [[[Int]]]
  private let hasAnchor: [[[Bool]]]
  private var ranks: [[UnitChange.RankWithInterval?]] = []

  init(
    _ estimate: YearsEstimate, _ data: YearsData, totals: [[Double?]], weights: [[Double]]
  ) {
    draws = estimate.draws
    self.weights = weights
    let place = Dictionary(
      uniqueKeysWithValues: estimate.severities.enumerated().map { ($1.place, $0) })
    var visitors = [[[Int]]](
      repeating: Array(repeating: [], count: data.unitCount), count: data.years.count)
    for visit in data.visits {
      if let own = place[TeamYear(team: visit.team, year: visit.year)] {
        visitors[visit.year][visit.unit].append(own)
      }
    }
    self.visitors = visitors
    hasAnchor = data.anchors.map { $0.map { $0.map { $0 != nil } } }
    ranks = data.years.indices.map { year in
      let own = Array(totals[year].enumerated())
      func ranked(_ shift: (Int) -> Double) -> [Int?] {
        competitionRanks(own.map { unit, total in total.map { $0 + shift(unit) } })
      }
      var seen = [[Double]](repeating: [], count: own.count)
      for draw in draws.indices {
        for (unit, rank) in ranked({ self.shift(year, $0, draw) }).enumerated() {
          if let rank { seen[unit].append(Double(rank)) }
        }
      }
      let mean = (0..<own.count).map { unit in
        draws.indices.reduce(0) { $0 + self.shift(year, unit, $1) } / Double(max(1, draws.count))
      }
      return ranked { mean[$0] }.enumerated().map { unit, rank in
        guard let rank else { return nil }
        let sorted = seen[unit].sorted()
        return UnitChange.RankWithInterval(
          rank: rank, lower: Int(quantile(sorted: sorted, 0.025).rounded(.down)),
          upper: Int(quantile(sorted: sorted, 0.975).rounded(.up)))
      }
    }
  }

  /// What the severities of one draw add to a unit's total.
  func shift(_ year: Int, _ unit: Int, _ draw: Int) -> Double {
    let own = visitors[year][unit]
    guard !own.isEmpty else { return 0 }
    return weights[year][0] * own.reduce(0) { $0 + draws[draw][$1] } / Double(own.count)
  }

  /// Of a total: errors of its components; visits are averaged.
  func errorVariance(_ year: Int, _ unit: Int, _ errors: [Double]) -> Double {
    let visits = Double(max(1, visitors[year][unit].count))
    var sum = weights[year][0] * weights[year][0] * errors[0] * errors[0] / visits
    for k in 1..<max(1, errors.count) where hasAnchor[year][unit][k - 1] {
      sum += weights[year][k] * weights[year][k] * errors[k] * errors[k]
    }
    return sum
  }

  func rank(_ year: Int, _ unit: Int) -> UnitChange.RankWithInterval {
    ranks[year][unit] ?? .init(rank: 0, lower: 0, upper: 0)
  }
}
