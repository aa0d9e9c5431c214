import Statistics

/// A distribution of scores made continuous by a normal kernel that keeps mean and variance.
///
/// Source: von Davier, Holland & Thayer (2004), The Kernel Method of Test Equating, chapter 4.
struct KernelDistribution {
  let discrete: ScoreDistribution
  /// SD of the kernel, points of the scale.
  let bandwidth: Double
  private let scores: [Double]
  private let mean: Double
  private let variance: Double
  /// Shrinks scores towards the mean, so that the kernel adds no variance.
  private let shrinkage: Double

  /// - Parameter bandwidth: above 0; nil takes the one with the least penalty.
  init(_ discrete: ScoreDistribution, bandwidth: Double?) {
    self.init(discrete, width: bandwidth ?? Self.bestBandwidth(discrete))
  }

  private init(_ discrete: ScoreDistribution, width: Double) {
    self.discrete = discrete
    bandwidth = width
    scores = discrete.scale.scores
    let moments = discrete.moments
    mean = moments.mean
    variance = moments.standardDeviation * moments.standardDeviation
    shrinkage = (variance / (variance + width * width)).squareRoot()
  }

  private func distance(_ value: Double, _ score: Double) -> Double {
    (value - shrinkage * score - (1 - shrinkage) * mean) / (shrinkage * bandwidth)
  }

  /// Share below a value.
  func rank(of value: Double) -> Double {
    zip(scores, discrete.probabilities).reduce(0) {
      $0 + $1.1 * Distributions.normalCumulative(distance(value, $1.0))
    }
  }

  /// Share per point at a value.
  func density(_ value: Double) -> Double {
    zip(scores, discrete.probabilities).reduce(0) {
      $0 + $1.1 * Distributions.normalDensity(distance(value, $1.0))
    } / (shrinkage * bandwidth)
  }

  private func densitySlope(_ value: Double) -> Double {
    zip(scores, discrete.probabilities).reduce(0) {
      let z = distance(value, $1.0)
      return $0 - $1.1 * z * Distributions.normalDensity(z)
    } / (shrinkage * bandwidth * shrinkage * bandwidth)
  }

  /// The value whose rank is `share`, by Newton's steps inside a bracket that is halved where they
  /// leave it.
  func value(ofRank share: Double) -> Double {
    let reach = 40 * variance.squareRoot() + 40 * bandwidth
    var (low, high) = (mean - reach, mean + reach)
    var value = discrete.value(ofRank: min(max(share, 0), 1))
    for _ in 0..<Self.mostSteps {
      let gap = rank(of: value) - share
      if gap < 0 { low = value } else { high = value }
      let next = value - gap / density(value)
      let inside = next > low && next < high ? next : (low + high) / 2
      if abs(inside - value) <= 4 * .ulpOfOne * max(1, abs(value)) { return inside }
      value = inside
    }
    return value
  }

  /// Halving alone needs about 60.
  private static let mostSteps = 200

  /// Derivatives of the rank of a value by the share of each score.
  func rankSlopes(_ value: Double) -> [Double] {
    let density = density(value)
    let deviation = variance.squareRoot()
    return scores.map { score in
      let z = (score - mean) / deviation
      let shift =
        (value - mean) * (1 - shrinkage * shrinkage) * z * z / 2 + (1 - shrinkage) * score
      return Distributions.normalCumulative(distance(value, score)) - shift * density
    }
  }

  /// The bandwidth of the least penalty: squared distances of the density from the shares, and one
  /// for every score at which the density turns from falling to rising within a quarter of a step.
  ///
  /// Source: von Davier, Holland & Thayer (2004), chapter 4, with K = 1.
  static func bestBandwidth(_ discrete: ScoreDistribution) -> Double {
    let step = discrete.scale.step
    func penalty(_ width: Double) -> Double {
      let kernel = KernelDistribution(discrete, width: width * step)
      var sum = 0.0
      for (score, share) in zip(kernel.scores, discrete.probabilities) {
        let gap = share - kernel.density(score) * step
        sum += gap * gap
        let left = kernel.densitySlope(score - step / 4)
        let right = kernel.densitySlope(score + step / 4)
        if left < 0 && right > 0 { sum += 1 }
      }
      return sum
    }
    let grid = (1...60).map { 0.05 * Double($0) }
    let values = grid.map(penalty)
    let best = values.indices.min { values[$0] < values[$1] } ?? 0
    var (low, high) = (grid[max(0, best - 1)], grid[min(grid.count - 1, best + 1)])
    let golden = (5.0.squareRoot() - 1) / 2
    var (a, b) = (high - golden * (high - low), low + golden * (high - low))
    var (atA, atB) = (penalty(a), penalty(b))
    // A minimum is known to about the root of the rounding error.
    while high - low > 1e-8 {
      if atA <= atB {
        (high, b, atB) = (b, a, atA)
        a = high - golden * (high - low)
        atA = penalty(a)
      } else {
        (low, a, atA) = (a, b, atB)
        b = low + golden * (high - low)
        atB = penalty(b)
      }
    }
    return (low + high) / 2 * step
  }
}
