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
  let commonDraws: [[Double]]
  /// component × draw: error variances, squared points.
  let errorVariances: [[Double]]
  let weights: [[Double]]
  /// year × unit × draw: mean severity of the unit's visitors, points.
  let visitorSeverities: [[[Double]]]
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
    commonDraws = estimate.commonDraws
    errorVariances = (0...data.anchorCount).map { k in
      estimate.errorSDDraws.map { $0[k] * $0[k] }
    }
    self.weights = weights
    let visitors = estimate.visitors(data)
    self.visitors = visitors
    let severities = estimate.severities.indices.map { place in estimate.draws.map { $0[place] } }
    let combination = self.combined
    // Units with the same visitors share one array: there are few teams and many units.
    var shared: [[Int]: [Double]] = [:]
    visitorSeverities = data.years.indices.map { year in
      totals[year].indices.map { unit -> [Double] in
        let parts = combination.parts[year][unit]
        let alone = parts.count == 1 && parts[0].share == 1 ? visitors[year][parts[0].unit] : nil
        if let alone, let known = shared[alone] { return known }
        var sums = [Double](repeating: 0, count: estimate.draws.count)
        defer { if let alone { shared[alone] = sums } }
        for part in parts {
          let own = visitors[year][part.unit]
          for place in own { sums.add(part.share / Double(own.count), times: severities[place]) }
        }
        return sums
      }
    }
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
    let present = totals[year].indices.filter { totals[year][$0] != nil }
    let raw = present.map { totals[year][$0] ?? 0 }
    let severities = present.map { visitorSeverities[year][$0] }
    let weight = weights[year][0]
    func ranked(_ severity: ([Double]) -> Double) -> [Double] {
      ranking.ranks(zip(raw, severities).map { $0 + weight * severity($1) })
    }
    var seen = [[Double]](repeating: [], count: present.count)
    for draw in commonDraws.indices {
      for (place, rank) in ranked({ $0[draw] }).enumerated() { seen[place].append(rank) }
    }
    var ranks = [Rank?](repeating: nil, count: unitCount)
    for (place, rank) in ranked({ mean($0) ?? 0 }).enumerated() {
      let interval = ranking.centralInterval(seen[place])
      ranks[present[place]] = Rank(
        rank: rank, lower: interval.lowerBound, upper: interval.upperBound)
    }
    return ranks
  }

  /// By component: how often its error variance is in that of a contrast of a unit's totals; visits are
  /// averaged.
  private func errorFactors(_ unit: Int, _ contrast: YearContrast) -> [Double] {
    errorVariances.indices.map { k in
      contrast.variance { year in
        let weight = weights[year][k]
        return combined.variance(year, unit) { part in
          if k > 0 { return hasAnchor[year][part][k - 1] ? weight * weight : 0 }
          return weight * weight / Double(max(1, visitors[year][part].count))
        }
      }
    }
  }

  /// A change or slope of the totals as they would be without errors of measurement: a normal
  /// distribution of each draw.
  ///
  /// - Parameter raw: of the totals as scored, points.
  func mixture(of unit: Int, _ contrast: YearContrast, raw: Double) -> NormalMixture {
    var centres = [Double](repeating: raw, count: commonDraws.count)
    for (year, coefficient) in zip(contrast.years, contrast.coefficients) {
      let scale = coefficient * weights[year][0]
      centres.add(scale, times: visitorSeverities[year][unit])
      for draw in centres.indices { centres[draw] += scale * commonDraws[draw][year] }
    }
    var variances = [Double](repeating: 0, count: centres.count)
    for (factor, own) in zip(errorFactors(unit, contrast), errorVariances) where factor > 0 {
      variances.add(factor, times: own)
    }
    return NormalMixture(centres: centres, spreads: variances.map { $0.squareRoot() })
  }
}

extension [Double] {
  /// Adds a multiple of other numbers, as many.
  mutating func add(_ factor: Double, times other: [Double]) {
    for place in indices { self[place] += factor * other[place] }
  }
}
