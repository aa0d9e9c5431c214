/// Forecasts in ten bins of equal width.
struct Calibration {
  struct Bin {
    var count = 0
    var forecast = 0.0
    var observed = 0.0
    /// Observed less forecast share.
    var gap: Double { count > 0 ? (observed - forecast) / Double(count) : 0 }
  }

  private(set) var bins = [Bin](repeating: Bin(), count: 10)

  init(_ forecasts: some Sequence<Forecast>) {
    for own in forecasts {
      let bin = min(9, Int(own.probability * 10))
      bins[bin].count += 1
      bins[bin].forecast += own.probability
      bins[bin].observed += own.isTrue ? 1 : 0
    }
  }

  /// The gap of the bin where it is largest; bins of fewer than 100 forecasts say little.
  var worst: Double {
    bins.filter { $0.count >= 100 }.map(\.gap).max { abs($0) < abs($1) } ?? .nan
  }

  /// Mean size of the gap, each forecast counting once.
  var mean: Double {
    let count = bins.reduce(0) { $0 + $1.count }
    return bins.reduce(0) { $0 + Double($1.count) * abs($1.gap) } / Double(count)
  }
}
