import Statistics

/// A least-squares slope of one unit's adjusted totals, points per year.
public struct SlopeEstimate: Sendable {
  /// Posterior mean.
  public let value: Double
  /// Lower end of the central 95 % interval, of the slope without errors of measurement.
  public let lower: Double
  /// Upper end of the central 95 % interval.
  public let upper: Double
}

extension AdjustedTotals {
  /// The yearly slope of each unit's total, from the draws that changes come from.
  ///
  /// - Parameter threads: threads the work may use; the answer does not depend on them.
  /// - Returns: one per unit; nil with totals in fewer than two years.
  /// - Complexity: draws × units × years.
  public func slopes(threads: Int = 1) -> [SlopeEstimate?] {
    let units = units
    return parallelMap(count: unitCount, threads: threads) { place in
      let (unit, present) = units[place]
      guard present.count > 1 else { return SlopeEstimate?.none }
      let contrast = YearContrast.slope(present, calendar: years)
      let own = mixture(of: unit, contrast, raw: contrast.sum { totals[$0][unit] ?? 0 })
      return SlopeEstimate(
        value: own.mean, lower: own.quantile(0.025), upper: own.quantile(0.975))
    }
  }
}
