public import Statistics

/// Totals of every year adjusted for the drawn severities.
public struct AdjustedTotals: Sendable {
  /// Where a unit stands in its year, 1 the best.
  public struct Rank: Equatable, Sendable {
    /// Rank of the total adjusted for the mean of the drawn severities.
    public let rank: Double
    /// Best rank of the central 95 % of draws.
    public let lower: Double
    /// Worst rank of the central 95 % of draws.
    public let upper: Double
  }

  /// Calendar years.
  let years: [Int]
  let unitCount: Int
  /// year × unit, points; nil without a total.
  let totals: [[Double?]]
  let draws: [[Double]]
  let commonDraws: [[Double]]
  let errorSDDraws: [[Double]]
  let weights: [[Double]]
  /// year × unit → places of the severities of its visitors.
  let visitors: [[[Int]]]
  private let hasAnchor: [[[Bool]]]
  let combined: CombinedUnits
  /// year × unit; nil without a total.
  public private(set) var ranks: [[Rank?]] = []

  /// - Parameters:
  ///   - totals: year × unit, points; nil without a total.
  ///   - weights: year × component, as they make the totals: shares of each component's points.
  ///   - combined: the units of `totals` as parts, which are units of `data`; nil where they are the
  ///     same.
  ///   - rankings: how each year ranks; nil ranks equal totals by competition in every year.
  ///   - threads: threads the work may use; the answer does not depend on them.
  /// - Complexity: draws × units × years.
  public init(
    _ estimate: MultiYearEstimate, _ data: MultiYearData, totals: [[Double?]],
    weights: [[Double]], combined: CombinedUnits? = nil, rankings: [Ranking]? = nil,
    threads: Int = 1
  ) {
    let rankings = rankings ?? data.years.map { _ in Ranking() }
    precondition(rankings.count == data.years.count, "one ranking per year")
    years = data.years
    unitCount = totals.first?.count ?? 0
    self.combined = combined ?? CombinedUnits(years: data.years.count, units: data.unitCount)
    self.totals = totals
    draws = estimate.draws
    commonDraws = estimate.commonDraws
    errorSDDraws = estimate.errorSDDraws
    self.weights = weights
    visitors = estimate.visitors(data)
    hasAnchor = data.anchors.map { $0.map { $0.map { $0 != nil } } }
    let unranked = self
    ranks = parallelMap(count: years.count, threads: threads) {
      unranked.ranks(of: $0, by: rankings[$0])
    }
  }

  /// Units, and the years in which each has a total.
  var units: [(unit: Int, present: [Int])] {
    (0..<unitCount).map { unit in (unit, years.indices.filter { totals[$0][unit] != nil }) }
  }

  private func ranks(of year: Int, by ranking: Ranking) -> [Rank?] {
    let own = Array(totals[year].enumerated())
    func ranked(_ shift: (Int) -> Double) -> [Double?] {
      ranking.ranks(own.map { unit, total in total.map { $0 + shift(unit) } })
    }
    var seen = [[Double]](repeating: [], count: own.count)
    for draw in draws.indices {
      for (unit, rank) in ranked({ shift(year, $0, draw) }).enumerated() {
        if let rank { seen[unit].append(rank) }
      }
    }
    let mean = (0..<own.count).map { unit in
      draws.indices.reduce(0) { $0 + shift(year, unit, $1) } / Double(max(1, draws.count))
    }
    return ranked { mean[$0] }.enumerated().map { unit, rank in
      guard let rank else { return nil }
      let interval = ranking.centralInterval(seen[unit])
      return Rank(rank: rank, lower: interval.lowerBound, upper: interval.upperBound)
    }
  }

  /// What the severities of one draw add to a unit's total.
  func shift(_ year: Int, _ unit: Int, _ draw: Int) -> Double {
    combined.mean(year, unit) { partShift(year, $0, draw) }
  }

  private func partShift(_ year: Int, _ unit: Int, _ draw: Int) -> Double {
    let own = visitors[year][unit]
    guard !own.isEmpty else { return 0 }
    return weights[year][0] * own.reduce(0) { $0 + draws[draw][$1] } / Double(own.count)
  }

  /// Of a total: errors of its components; visits are averaged.
  func errorVariance(_ year: Int, _ unit: Int, _ errors: [Double]) -> Double {
    combined.variance(year, unit) { partErrorVariance(year, $0, errors) }
  }

  private func partErrorVariance(_ year: Int, _ unit: Int, _ errors: [Double]) -> Double {
    let visits = Double(max(1, visitors[year][unit].count))
    var sum = weights[year][0] * weights[year][0] * errors[0] * errors[0] / visits
    for k in 1..<max(1, errors.count) where hasAnchor[year][unit][k - 1] {
      sum += weights[year][k] * weights[year][k] * errors[k] * errors[k]
    }
    return sum
  }

  /// A change or slope of the totals as they would be without errors of measurement: a normal
  /// distribution of each draw.
  ///
  /// - Parameter raw: of the totals as scored, points.
  func mixture(of unit: Int, _ contrast: YearContrast, raw: Double) -> NormalMixture {
    NormalMixture(
      centres: draws.indices.map { draw in
        raw
          + contrast.sum { year in
            shift(year, unit, draw) + weights[year][0] * commonDraws[draw][year]
          }
      },
      spreads: errorSDDraws.map { errors in
        contrast.variance { errorVariance($0, unit, errors) }.squareRoot()
      })
  }
}
