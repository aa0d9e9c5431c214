import Foundation
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

  /// By bisection to a millionth of the distribution's SD, which looks only at points that Newton's
  /// steps have left undecided.
  func quantile(_ p: Double) -> Double {
    let (mean, sd) = (mean, variance.squareRoot())
    guard sd > 0 else { return mean }
    // Chebyshev: no quantile in question lies beyond.
    let reach = sd / min(p, 1 - p).squareRoot()
    var (low, high) = (mean - reach, mean + reach)
    var known = bracket(p, from: mean + sd * Distributions.normalQuantile(p), sd: sd)
    while high - low > 1e-6 * sd {
      let middle = (low + high) / 2
      if known.contains(middle) {
        if cumulative(middle) < p {
          known = middle...known.upperBound
        } else {
          known = known.lowerBound...middle
        }
      }
      if middle <= known.lowerBound { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Points below and from the quantile on; mostly within a hundred-millionth of the SD.
  private func bracket(_ p: Double, from start: Double, sd: Double) -> ClosedRange<Double> {
    var (below, above) = (-Double.infinity, Double.infinity)
    func look(_ x: Double) -> Double {
      let missing = p - cumulative(x)
      if missing > 0 { below = max(below, x) } else { above = min(above, x) }
      return missing
    }
    var x = start
    for _ in 0..<6 {
      let step = look(x) / density(x)
      guard step.isFinite, abs(step) < sd else { break }
      x += step
      if abs(step) < 1e-5 * sd { break }  // Its square, the error left, is below the bracket.
    }
    _ = look(x - 1e-8 * sd)
    _ = look(x + 1e-8 * sd)
    return below <= above ? below...above : -Double.infinity...Double.infinity
  }

  private func density(_ x: Double) -> Double {
    zip(centres, spreads).reduce(0) { sum, own in
      guard own.1 > 0 else { return sum }
      let z = (x - own.0) / own.1
      return sum + exp(-0.5 * z * z) / own.1
    } / (Double(centres.count) * (2 * Double.pi).squareRoot())
  }
}
