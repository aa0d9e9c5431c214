import Statistics

/// An even mixture of normal distributions: draws of a centre with draws of its error.
struct NormalMixture {
  private let centres: [Double]
  private let spreads: [Double]

  /// - Parameters:
  ///   - centres: one or more.
  ///   - spreads: as many; 0 is a point.
  init(centres: [Double], spreads: [Double]) {
    precondition(!centres.isEmpty && centres.count == spreads.count, "one spread a centre")
    self.centres = centres
    self.spreads = spreads
  }

  var mean: Double { centres.reduce(0, +) / Double(centres.count) }

  var variance: Double {
    let mean = mean
    return zip(centres, spreads).reduce(0) { sum, own in
      sum + (own.0 - mean) * (own.0 - mean) + own.1 * own.1
    } / Double(centres.count)
  }

  func cumulative(_ x: Double) -> Double {
    zip(centres, spreads).reduce(0) { sum, own in
      if own.1 > 0 { return sum + Distributions.normalCumulative((x - own.0) / own.1) }
      return sum + (own.0 < x ? 1 : own.0 == x ? 0.5 : 0)
    } / Double(centres.count)
  }

  /// By bisection to a millionth of the distribution's SD.
  func quantile(_ p: Double) -> Double {
    let (mean, sd) = (mean, variance.squareRoot())
    guard sd > 0 else { return mean }
    // Chebyshev: no quantile in question lies beyond.
    let reach = sd / min(p, 1 - p).squareRoot()
    var (low, high) = (mean - reach, mean + reach)
    while high - low > 1e-6 * sd {
      let middle = (low + high) / 2
      if cumulative(middle) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
