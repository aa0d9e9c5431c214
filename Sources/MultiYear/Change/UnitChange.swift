import Statistics

/// How one unit's total changed between two years, adjusted for severity.
public struct UnitChange: Sendable {
  /// Index of the unit.
  public let unit: Int
  /// Index of the earlier year.
  public let from: Int
  /// Index of the later year.
  public let to: Int
  /// Later total less earlier, points of the total; as scored.
  public let raw: Double
  /// The same adjusted for each year's severities.
  public let adjusted: Double
  /// Of `adjusted` as an estimate of the change without errors: both years' severities and errors of
  /// measurement.
  public let standardError: Double
  /// Lower end of the central 95 % interval.
  public let lower: Double
  /// Upper end of the central 95 % interval.
  public let upper: Double
  /// Posterior probability that the total without errors rose.
  public let probabilityImproved: Double
  /// Two-sided, that the total without errors did not change.
  public let p: Double
  /// Rank among the adjusted totals of the earlier year.
  public let rankFrom: AdjustedTotals.Rank
  /// Rank among the adjusted totals of the later year.
  public let rankTo: AdjustedTotals.Rank
}

/// Which years of a unit are compared, of those in which it has a total.
public enum YearPairs: String, Codable, CaseIterable, Sendable {
  /// Each year with the one before.
  case consecutive
  /// The first with the last.
  case ends
  /// Every two.
  case all
  /// The first with the last, then each year with the one before.
  case both

  /// - Parameter present: years of the unit, ascending.
  public func pairs(_ present: [Int]) -> [(from: Int, to: Int)] {
    switch self {
    case .consecutive: zip(present, present.dropFirst()).map { ($0, $1) }
    case .ends: present.count > 1 ? [(present[0], present[present.count - 1])] : []
    case .both:
      Self.ends.pairs(present) + (present.count > 2 ? Self.consecutive.pairs(present) : [])
    case .all:
      present.indices.flatMap { place in present[(place + 1)...].map { (present[place], $0) } }
    }
  }
}

extension AdjustedTotals {
  /// Changes of all units between the years that `pairs` names.
  ///
  /// The interval is that of the total as it would be without errors of measurement in either year:
  /// each draw of severities and error SDs gives a normal distribution, and the intervals are of
  /// their mixture. A change that all units share (another mean of a component that year) is part of
  /// it, and so is what the severity that all teams of a year share may have been (`commonDraws`).
  ///
  /// - Parameter threads: threads the work may use; the answer does not depend on them.
  /// - Returns: by unit; with `both`, first all changes from first to last, then the others.
  /// - Complexity: draws × changes.
  ///
  /// Source: Jacobson & Truax (1991), J. Consulting Clin. Psych. 59, 12-19, for the reliable change
  /// index, which this is with the severities' error added.
  public func changes(
    between pairs: YearPairs = .consecutive, threads: Int = 1
  ) -> [UnitChange] {
    let compared = units.flatMap { unit, present in
      pairs.pairs(present).enumerated().map { (place: $0, unit: unit, pair: $1) }
    }
    let ordered =
      pairs == .both
      ? compared.filter { $0.place == 0 } + compared.filter { $0.place > 0 } : compared
    return parallelMap(count: ordered.count, threads: threads) { [ordered] place in
      let own = ordered[place]
      return change(of: own.unit, from: own.pair.from, to: own.pair.to)
    }.compactMap(\.self)
  }

  private func change(of unit: Int, from: Int, to: Int) -> UnitChange? {
    guard let before = totals[from][unit], let after = totals[to][unit],
      let rankFrom = ranks[from][unit], let rankTo = ranks[to][unit]
    else { return nil }
    let raw = after - before
    let change = mixture(of: unit, .change(from: from, to: to), raw: raw)
    let improved = 1 - change.cumulative(0)
    return UnitChange(
      unit: unit, from: from, to: to, raw: raw, adjusted: change.mean,
      standardError: change.variance.squareRoot(), lower: change.quantile(0.025),
      upper: change.quantile(0.975), probabilityImproved: improved,
      p: 2 * min(improved, 1 - improved), rankFrom: rankFrom, rankTo: rankTo)
  }
}
