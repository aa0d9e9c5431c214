extension TriangleFlips: FlipSearch {
  /// The smallest change of weights after which `below` is strictly above `above`.
  ///
  /// - Returns: nil when no weights of the region put it there.
  /// - Complexity: a few operations.
  public func overtaking(
    of above: Int, by below: Int, norm: WeightNorm = .euclidean
  ) -> WeightFlip? {
    let form = units[below] - units[above]
    guard let beyond = region.clipped(by: form), !form.isZero else { return nil }
    let boundary: SIMD3<Double>
    if let segment = region.segment(of: form) {
      let distance = SegmentDistance(segment, from: nominal)
      boundary = segment.weights(at: min(1, max(0, distance.nearest(norm))))
    } else {
      // Already above everywhere inside; a tie at most on the region's rim.
      boundary = nominal
    }
    let flipped = form.dot(whole) > 0
    let printed = PrintedWeights.rounded(
      boundary: flipped ? nominal : boundary, inside: beyond.centroid, nominal: nominal,
      norm: norm, decimals: decimals
    ) { point in region.contains(point) && form.dot(point) > 0 }
    return WeightFlip(
      norm: norm, distance: flipped ? 0 : norm.size(boundary - nominal),
      boundary: flipped
        ? [nominal.x, nominal.y, nominal.z] : [boundary.x, boundary.y, boundary.z],
      printed: printed, units: [above, below])
  }

  /// Units by nominal total, the highest first; equal ones in the order of their numbers.
  public var nominalOrder: [Int] {
    let totals = units.map { $0.dot(whole) }
    return totals.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
  }

  /// The smallest of the changes that let one of the second units pass its first; nil when no weights do.
  ///
  /// - Complexity: linear in the pairs.
  public func nearest(_ pairs: [(Int, Int)], norm: WeightNorm) -> WeightFlip? {
    var best: (pair: (Int, Int), distance: Double)?
    for pair in pairs {
      let form = units[pair.1] - units[pair.0]
      guard !form.isZero, let segment = region.segment(of: form) else { continue }
      let distance = SegmentDistance(segment, from: nominal)
      let size = distance.distance(min(1, max(0, distance.nearest(norm))), norm)
      if size < best?.distance ?? .infinity { best = (pair, size) }
    }
    return best.flatMap { overtaking(of: $0.pair.0, by: $0.pair.1, norm: norm) }
  }
}
