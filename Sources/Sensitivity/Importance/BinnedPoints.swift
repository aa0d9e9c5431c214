#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Many points on a line, each shared out between the nearest two points of a regular grid.
///
/// Source: Fan & Marron (1994), Fast implementations of nonparametric curve estimators, Journal of
/// Computational and Graphical Statistics 3, 35-56.
struct BinnedPoints {
  private let y: [Double]
  /// Of each point: the lower of its two points of the grid, and the share that the upper one gets.
  private let places: [(low: Int, share: Double)]
  /// Of each point of the grid: points shared out to it, and the sum of their y.
  private let counts: [Double]
  private let sums: [Double]
  private let spacing: Double

  /// Points of the grid; a seventh of the smallest bandwidth apart over seven standard deviations.
  private static let size = 1_024

  /// - Parameter x: not all equal.
  init(_ x: [Double], _ y: [Double]) {
    let (least, most) = (x.min() ?? 0, x.max() ?? 0)
    let spacing = (most - least) / Double(Self.size - 1)
    let places = x.map { value in
      let place = (value - least) / spacing
      let low = min(Self.size - 2, Int(place))
      return (low: low, share: place - Double(low))
    }
    var (counts, sums) = (
      [Double](repeating: 0, count: Self.size), [Double](repeating: 0, count: Self.size)
    )
    for (place, y) in zip(places, y) {
      counts[place.low] += 1 - place.share
      counts[place.low + 1] += place.share
      sums[place.low] += (1 - place.share) * y
      sums[place.low + 1] += place.share * y
    }
    self.y = y
    self.places = places
    self.counts = counts
    self.sums = sums
    self.spacing = spacing
  }

  /// As `localLinear` of the points themselves.
  func localLinear(_ bandwidth: Double) -> (error: Double, fitted: [Double])? {
    let steps = (0..<Self.size).map { Double($0) * spacing / bandwidth }
    // Beyond 8 bandwidths a weight is below 1e-13 of the largest.
    let reach = (steps.firstIndex { $0 >= 8 } ?? Self.size) - 1
    let kernel = steps.map { exp(-$0 * $0 / 2) }
    var fits: [(value: Double, leverage: Double)?] = []
    for i in counts.indices {
      var (s0, s1, s2, t0, t1) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for j in max(0, i - reach)...min(Self.size - 1, i + reach) {
        let weight = kernel[abs(j - i)]
        let distance = j < i ? -steps[i - j] : steps[j - i]
        s0 += weight * counts[j]
        s1 += weight * distance * counts[j]
        s2 += weight * distance * distance * counts[j]
        t0 += weight * sums[j]
        t1 += weight * distance * sums[j]
      }
      let determinant = s0 * s2 - s1 * s1
      fits.append(
        determinant > 1e-10 * s0 * s0
          ? ((s2 * t0 - s1 * t1) / determinant, s2 / determinant) : nil)
    }
    var fitted: [Double] = []
    var error = 0.0
    for (place, y) in zip(places, y) {
      // A point of the grid that no point touches has no part in any.
      guard let low = place.share < 1 ? fits[place.low] : fits[place.low + 1],
        let high = place.share > 0 ? fits[place.low + 1] : low
      else { return nil }
      let value = low.value + place.share * (high.value - low.value)
      let leverage = low.leverage + place.share * (high.leverage - low.leverage)
      guard leverage < 1 - 1e-10 else { return nil }
      let residual = (y - value) / (1 - leverage)
      fitted.append(value)
      error += residual * residual
    }
    return (error / Double(y.count), fitted)
  }
}
