/// How well several chains agree on one quantity, and how many independent draws they are worth.
///
/// Source: Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Rank-normalization, folding, and
/// localization: an improved R-hat, Bayesian Analysis 16, 667-718.
public struct ChainDiagnostics: Equatable, Sendable {
  /// The larger of the rank-normalised split R-hats of the draws and of their distances from the
  /// median: 1 when the chains agree; the authors accept up to 1.01 for final results.
  public let splitRHat: Double
  /// Number of independent draws that would locate the middle of the distribution as precisely.
  public let bulkEffectiveSampleSize: Double

  /// Diagnoses several quantities of the same chains.
  ///
  /// - Parameters:
  ///   - count: number of quantities.
  ///   - threads: threads the work may use.
  ///   - quantity: chain × draw of a quantity; chains of one length, at least 8 draws. An odd middle
  ///     draw is left out. A quantity that never changes counts as known: R-hat 1 and all draws
  ///     effective.
  /// - Complexity: S log S per quantity of S draws, and lags until autocorrelation is noise.
  public static func all(
    count: Int, threads: Int = 1, _ quantity: @Sendable (Int) -> [[Double]]
  ) -> [ChainDiagnostics] {
    guard count > 0 else { return [] }
    let first = quantity(0)
    let length = first.first?.count ?? 0
    precondition(length >= 8, "half a chain needs at least four draws")
    let half = length / 2
    let normalize = RankNormalization(count: 2 * half * first.count)
    return parallelMap(count: count, threads: threads) {
      ChainDiagnostics(quantity($0), half: half, normalize)
    }
  }

  private init(_ chains: [[Double]], half: Int, _ normalize: RankNormalization) {
    let draws = chains.flatMap { $0[..<half] + $0[($0.count - half)...] }
    let order = draws.ascendingOrder()
    // The middle draw of an odd chain has a part in the median alone.
    let count = chains.reduce(0) { $0 + $1.count }
    let sorted =
      count == draws.count ? order.map { draws[$0] } : chains.flatMap(\.self).ascending()
    guard let low = sorted.first, let high = sorted.last, low < high else {
      splitRHat = 1
      bulkEffectiveSampleSize = Double(count)
      return
    }
    // Not interpolated: the two middle draws should be equally far from their midpoint.
    let centre = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    func halves(_ draws: [Double]) -> [[Double]] {
      stride(from: 0, to: draws.count, by: half).map { Array(draws[$0..<($0 + half)]) }
    }
    let normal = halves(normalize(draws, order: order))
    let folded = normalize(
      draws.map { abs($0 - centre) }, order: Self.outwards(order, of: draws, from: centre))
    splitRHat = max(Self.rHat(normal), Self.rHat(halves(folded)))
    bulkEffectiveSampleSize = effectiveSampleSize(normal)
  }

  /// An ascending order of numbers as one of their distances from a centre: the numbers below it and those
  /// above are in order already.
  private static func outwards(
    _ order: [Int], of numbers: [Double], from centre: Double
  ) -> [Int] {
    var above = order.firstIndex { numbers[$0] >= centre } ?? order.count
    var below = above - 1
    var outwards: [Int] = []
    outwards.reserveCapacity(order.count)
    while below >= 0 || above < order.count {
      let isBelow =
        above == order.count
        || below >= 0 && centre - numbers[order[below]] < numbers[order[above]] - centre
      outwards.append(order[isBelow ? below : above])
      if isBelow { below -= 1 } else { above += 1 }
    }
    return outwards
  }

  /// Equation 3 of the source; 1 when no chain moves and all stand on one value.
  private static func rHat(_ chains: [[Double]]) -> Double {
    let n = Double(chains[0].count)
    let within = mean(chains.compactMap { variance($0) }) ?? 0
    let between = variance(chains.compactMap { mean($0) }) ?? 0
    guard within > 0 else { return between > 0 ? .infinity : 1 }
    return ((n - 1) / n + between / within).squareRoot()
  }
}
