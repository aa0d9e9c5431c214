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
    func halves(_ chains: [[Double]]) -> [[Double]] {
      chains.flatMap { [Array($0[..<half]), Array($0[($0.count - half)...])] }
    }
    let sorted = chains.flatMap(\.self).sorted()
    guard let low = sorted.first, let high = sorted.last, low < high else {
      splitRHat = 1
      bulkEffectiveSampleSize = Double(sorted.count)
      return
    }
    // Not interpolated: the two middle draws should be equally far from their midpoint.
    let centre = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    let normal = normalize(halves(chains))
    let folded = normalize(halves(chains.map { $0.map { abs($0 - centre) } }))
    splitRHat = max(Self.rHat(normal), Self.rHat(folded))
    bulkEffectiveSampleSize = effectiveSampleSize(normal)
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
