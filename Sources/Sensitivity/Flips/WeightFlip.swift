/// The smallest change of weights that alters a ranking in a given way.
public struct WeightFlip: Equatable, Sendable {
  /// How `distance` is measured.
  public let norm: WeightNorm
  /// Size of the change, weights being shares of 1: no smaller one will do.
  public let distance: Double
  /// Weights of sum 1 at which the alteration begins: there, units tie.
  public let boundary: [Double]
  /// Weights beyond the boundary, at which the ranking has exactly been altered; nil where even
  /// twelve decimals are too coarse.
  public let printed: PrintedWeights?
  /// The two units that tie at the boundary: first the one that was above, then the one that is
  /// above afterwards.
  public let units: [Int]
}

/// Weights with few decimals: whole numbers of sum 10^decimals.
public struct PrintedWeights: Equatable, Sendable {
  /// The weights times 10^decimals, one per component.
  public let parts: [Int]
  /// Decimals of the weights as shares of 1.
  public let decimals: Int

  /// The weights as shares of 1.
  public var shares: [Double] { parts.map { Double($0) / scale } }
  /// The weights in per cent, exact to decimals − 2 places.
  public var percent: [Double] { parts.map { Double($0) * 100 / scale } }

  private var scale: Double { Double(parts.reduce(0, +)) }

  /// Weights with few decimals near a boundary that pass a test.
  ///
  /// Steps away from the boundary double until the lattice of decimals has a point that passes; when
  /// four lattice steps are not enough, the lattice gets another decimal.
  /// - Parameters:
  ///   - boundary: where the change begins.
  ///   - inside: weights where it has happened.
  ///   - accepts: the exact test, of whole numbers in proportion to weights.
  /// - Returns: of those that pass at one step, the nearest to `nominal`; nil when even twelve decimals
  ///   are too coarse.
  static func rounded(
    boundary: SIMD3<Double>, inside: SIMD3<Double>, nominal: SIMD3<Double>, norm: WeightNorm,
    decimals: Int, accepts: (IntegerVector) -> Bool
  ) -> PrintedWeights? {
    let way = inside - boundary
    let length = WeightNorm.largest.size(way)
    for places in decimals...max(decimals, 12) {
      let scale = (0..<places).reduce(1.0) { value, _ in value * 10 }
      for step in [0, 0.5, 1, 2, 4] {
        let share = length > 0 ? min(1, step / (scale * length)) : 0
        let point = (boundary + share * way) * scale
        var best: (parts: SIMD3<Int>, distance: Double)?
        for a in Int(point.x.rounded(.down)) - 1...Int(point.x.rounded(.down)) + 2 {
          for b in Int(point.y.rounded(.down)) - 1...Int(point.y.rounded(.down)) + 2 {
            let c = Int(scale) - a - b
            guard a >= 0, b >= 0, c >= 0 else { continue }
            let move = SIMD3(Double(a), Double(b), Double(c)) / scale - nominal
            let distance = norm.size(move)
            guard distance < best?.distance ?? .infinity,
              accepts(IntegerVector(x: Int64(a), y: Int64(b), z: Int64(c)))
            else { continue }
            best = (SIMD3(a, b, c), distance)
          }
        }
        if let parts = best?.parts {
          return PrintedWeights(parts: [parts.x, parts.y, parts.z], decimals: places)
        }
      }
    }
    return nil
  }
}
