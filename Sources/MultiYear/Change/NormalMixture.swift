import Statistics

/// An even mixture of normal distributions: draws of a centre with draws of its error.
struct NormalMixture {
  private let centres: [Double]
  private let spreads: [Double]
  let mean: Double
  let variance: Double
  /// Third and fourth cumulants, in units of the SD.
  private let skewness: Double
  private let excess: Double

  /// - Parameters:
  ///   - centres: one or more.
  ///   - spreads: as many; 0 is a point.
  init(centres: [Double], spreads: [Double]) {
    precondition(!centres.isEmpty && centres.count == spreads.count, "one spread a centre")
    self.centres = centres
    self.spreads = spreads
    let count = Double(centres.count)
    let mean = centres.reduce(0, +) / count
    var (second, third, fourth) = (0.0, 0.0, 0.0)
    for (centre, spread) in zip(centres, spreads) {
      let (d, s) = ((centre - mean) * (centre - mean), spread * spread)
      second += d + s
      third += (centre - mean) * (d + 3 * s)
      fourth += d * d + 6 * d * s + 3 * s * s
    }
    self.mean = mean
    variance = second / count
    skewness = variance > 0 ? third / count / (variance * variance.squareRoot()) : 0
    excess = variance > 0 ? fourth / count / (variance * variance) - 3 : 0
  }

  func cumulative(_ x: Double) -> Double {
    zip(centres, spreads).reduce(0) { sum, own in
      if own.1 > 0 { return sum + Distributions.normalCumulative((x - own.0) / own.1) }
      return sum + (own.0 < x ? 1 : own.0 == x ? 0.5 : 0)
    } / Double(centres.count)
  }

  /// Right to a millionth of the distribution's SD.
  ///
  /// Halley's steps from the expansion by four moments; where they do not settle at once (a mixture far
  /// from one hump, or of points), bisection.
  ///
  /// Source: Cornish & Fisher (1938), Revue de l'Institut International de Statistique 5, 307-320.
  func quantile(_ p: Double) -> Double {
    guard variance > 0 else { return mean }
    let sd = variance.squareRoot()
    let z = Distributions.normalQuantile(p)
    let expanded =
      z + (z * z - 1) * skewness / 6 + (z * z * z - 3 * z) * excess / 24
      - (2 * z * z * z - 5 * z) * skewness * skewness / 36
    var x = mean + sd * expanded
    for _ in 0..<6 {
      guard let step = step(towards: p, from: x), abs(step) < sd else { break }
      x += step
      // The error left is of the order of the cube of the step, in SDs.
      if abs(step) < 0.004 * sd { return x }
    }
    return bisected(p, sd: sd)
  }

  /// Halley's step to where the distribution function is `p`; nil where that has no slope.
  private func step(towards p: Double, from x: Double) -> Double? {
    var (below, density, slope) = (0.0, 0.0, 0.0)
    for (centre, spread) in zip(centres, spreads) {
      guard spread > 0 else { return nil }
      let z = (x - centre) / spread
      let height = Distributions.normalDensity(z) / spread
      below += Distributions.normalCumulative(z)
      density += height
      slope -= z / spread * height
    }
    let missing = p * Double(centres.count) - below
    let newton = missing / density
    let step = newton / (1 + newton * slope / (2 * density))
    return step.isFinite ? step : nil
  }

  private func bisected(_ p: Double, sd: Double) -> Double {
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
