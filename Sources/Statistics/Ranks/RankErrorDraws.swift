/// Draws of the errors of all units, each sorted within classes of units.
struct RankErrorDraws: Sendable {
  /// Number of draws.
  let count: Int
  /// draws × n, by position.
  let values: [Double]
  /// draws × n: the positions of each class, largest error first, class after class.
  let order: [Int32]
  /// draws × classes: the largest error of each class.
  let tops: [Double]
  /// draws × classes: the smallest error of each class.
  let bottoms: [Double]

  /// Draw d comes from the stream (seed, d), so threads never change it.
  ///
  /// - Complexity: draws · n (r + log n) for r parts in common.
  init(
    _ pairs: StudentisedPairs, errors: RankErrors, count: Int, seed: UInt64, threads: Int
  ) {
    let drawn = parallelMap(count: count, threads: threads) { draw in
      var stream = PhiloxStream(seed: seed, purpose: .rankConfidence, replicate: draw)
      let byUnit = errors.drawn(using: &stream)
      let values = pairs.units.map { byUnit[$0] }
      var order = values.indices.map { Int32($0) }
      for members in pairs.classes {
        order[members].sort { values[Int($0)] > values[Int($1)] }
      }
      return (values: values, order: order)
    }
    self.count = count
    values = Array(drawn.map(\.values).joined())
    order = Array(drawn.map(\.order).joined())
    tops = drawn.flatMap { draw in
      pairs.classes.map { draw.values[Int(draw.order[$0.lowerBound])] }
    }
    bottoms = drawn.flatMap { draw in
      pairs.classes.map { draw.values[Int(draw.order[$0.upperBound - 1])] }
    }
  }
}
