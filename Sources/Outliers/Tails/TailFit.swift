import Foundation
import Statistics

/// p values from the tail that many statistics show themselves, for where they are heavier than their
/// nominal distribution.
///
/// With e = −log p by the nominal distribution, e is exponential with mean 1 where that distribution
/// holds. Where the largest e are significantly more or larger than that, the excesses over a high
/// threshold are fitted by a generalised Pareto distribution, which has tails as light as the exponential
/// and as heavy as a power, and p comes from the fit. No p becomes smaller than the nominal one.
///
/// Source: Pickands (1975), Annals of Statistics 3, 119-131, for the tail; Zhang & Stephens (2009),
/// Technometrics 51, 316-325, for the fit.
struct TailFit {
  /// Whether the tail is heavier than its nominal distribution.
  private(set) var isHeavy = false
  private var threshold = Double.infinity
  private var share = 0.0
  private var shape = 0.0
  private var scale = 1.0

  /// Share of the statistics beyond which the tail is looked at.
  private static let look = 0.01
  /// Share of the statistics that the fit is made to.
  private static let fitted = 0.03
  /// The fewest statistics that the fit is made to.
  private static let fewest = 25
  /// How many standard errors a tail has to lie above its nominal distribution.
  private static let certain = 3.5

  /// - Parameters:
  ///   - p: nominal p values below some bound, of any order.
  ///   - count: how many statistics there are, those above the bound included.
  init(_ p: [Double], of count: Int) {
    let e = Array(p.map { -log(max($0, 1e-300)) }.ascending().reversed())
    let total = Double(count)
    isHeavy = Self.isHeavy(e, total)
    guard isHeavy else { return }
    let size = min(max(Int((Self.fitted * total).rounded()), Self.fewest), e.count - 1)
    guard size >= 5 else { return }
    threshold = e[size]
    share = Double(size) / total
    (shape, scale) = Self.pareto(e.prefix(size).map { $0 - threshold }.reversed())
  }

  /// p of a statistic whose nominal p is `nominal`.
  func p(_ nominal: Double) -> Double {
    let excess = -log(max(nominal, 1e-300)) - threshold
    guard isHeavy, excess > 0 else { return nominal }
    let tail =
      shape > 1e-6 ? -log1p(shape * excess / scale) / shape : -excess / scale
    return max(nominal, min(1, share * exp(tail)))
  }

  /// Whether the largest e are more, or larger, than those of an exponential distribution of mean 1.
  ///
  /// A twentieth of them, and three at least, may be outliers: they count as large as the next.
  private static func isHeavy(_ e: [Double], _ total: Double) -> Bool {
    let size = max(Int((look * total).rounded()), fewest)
    guard size < e.count else { return false }
    if e[size] > log(total / Double(size)) + certain / Double(size).squareRoot() { return true }
    let skipped = max(3, size / 20)
    let kept = Double(size - skipped)
    let sum =
      e[skipped..<size].reduce(0) { $0 + $1 - e[size] }
      + Double(skipped) * (e[skipped] - e[size])
    return sum / kept > 1 + certain / kept.squareRoot()
  }

  /// Shape, at least 0, and scale, at least 1, of ascending excesses.
  private static func pareto(_ excesses: [Double]) -> (shape: Double, scale: Double) {
    let n = Double(excesses.count)
    let mean = excesses.reduce(0, +) / n
    let largest = excesses[excesses.count - 1]
    let quarter = excesses[max(0, Int(n / 4 + 0.5) - 1)]
    guard quarter > 0, largest > 0 else { return (0, max(1, mean)) }
    let count = 30 + Int(n.squareRoot())
    func shape(_ theta: Double) -> Double {
      excesses.reduce(0) { $0 + log1p(-theta * $1) } / n
    }
    let candidates = (1...count).map { place in
      1 / largest
        + (1 - (Double(count) / (Double(place) - 0.5)).squareRoot()) / (3 * quarter)
    }
    let likelihoods = candidates.map { theta -> Double in
      let k = shape(theta)
      let ratio = -theta / k
      return ratio > 0 ? n * (log(ratio) - k - 1) : -.infinity
    }
    let best = likelihoods.max() ?? 0
    guard best.isFinite else { return (0, max(1, mean)) }
    let weights = likelihoods.map { exp($0 - best) }
    let whole = weights.reduce(0, +)
    let theta = zip(candidates, weights).reduce(0) { $0 + $1.0 * $1.1 } / whole
    let xi = shape(theta)
    guard xi > 0, theta < 0 else { return (0, max(1, mean)) }
    return (xi, max(1, -xi / theta))
  }
}
