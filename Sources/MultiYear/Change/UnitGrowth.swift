import Statistics

extension AdjustedTotals {
  /// Yearly slope of each unit's total adjusted for severity, for series too short for a test
  /// of ranks: the least-squares slope, shrunk towards the mean of all units by what its error
  /// leaves.
  ///
  /// Errors of measurement and of severity make the slope's variance. That units of one team share
  /// the error of its severity is not used.
  ///
  /// - Returns: one entry per unit; nil for units with totals in fewer than two years, and for all
  ///   where fewer than two units have a slope.
  /// - Complexity: draws × units × years.
  public func growth() -> [(slope: Double, standardError: Double)?] {
    var grown: [Int] = []
    var (slopes, variances): ([Double], [Double]) = ([], [])
    for (unit, present) in units where present.count > 1 {
      let middle = present.reduce(0.0) { $0 + Double(years[$1]) } / Double(present.count)
      let times = present.map { Double(years[$0]) - middle }
      let squares = times.reduce(0) { $0 + $1 * $1 }
      func slope(_ value: (Int) -> Double) -> Double {
        zip(present, times).reduce(0) { $0 + $1.1 * value($1.0) } / squares
      }
      let shifts = draws.indices.map { draw in slope { shift($0, unit, draw) } }
      let errors = errorSDDraws.map { errors in
        zip(present, times).reduce(0) {
          $0 + $1.1 * $1.1 * errorVariance($1.0, unit, errors)
        } / (squares * squares)
      }
      grown.append(unit)
      slopes.append(slope { totals[$0][unit] ?? 0 } + (mean(shifts) ?? 0))
      variances.append((mean(errors) ?? 0) + (variance(shifts) ?? 0))
    }
    var result = [(slope: Double, standardError: Double)?](repeating: nil, count: unitCount)
    guard variances.allSatisfy({ $0 > 0 }),
      let fit = RandomEffects(values: slopes, variances: variances)
    else { return result }
    for (unit, own) in zip(grown, fit.predictions) {
      result[unit] = (own.value, own.standardError)
    }
    return result
  }
}
