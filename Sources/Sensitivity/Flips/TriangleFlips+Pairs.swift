extension TriangleFlips {
  /// The smallest move after which `below` is strictly above `above`.
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

  /// Units by nominal total, the highest first; equal ones by number.
  public var nominalOrder: [Int] {
    let totals = units.map { $0.dot(whole) }
    return totals.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
  }

  /// The smallest move that lets some other unit pass the winner.
  public func winnerChange(norm: WeightNorm = .euclidean) -> WeightFlip? {
    topSetChange(1, norm: norm)
  }

  /// The smallest move that changes the set of the first k units: the least of k (n − k) pairs.
  public func topSetChange(_ k: Int, norm: WeightNorm = .euclidean) -> WeightFlip? {
    let order = nominalOrder
    return nearest(
      order.prefix(k).flatMap { inside in order.dropFirst(k).map { (inside, $0) } }, norm)
  }

  /// The smallest move that changes the nominal order: some neighbours change places first.
  ///
  /// Units that tie at the nominal weights change places at once, unless they are identical.
  public func orderChange(norm: WeightNorm = .euclidean) -> WeightFlip? {
    let order = nominalOrder
    return nearest(Array(zip(order, order.dropFirst())), norm)
  }

  /// The smallest move that carries some unit over a cut between grades.
  ///
  /// - Parameter cuts: numbers of units from the top to each cut.
  public func gradeChange(cuts: [Int], norm: WeightNorm = .euclidean) -> WeightFlip? {
    cuts.compactMap { topSetChange($0, norm: norm) }.min { $0.distance < $1.distance }
  }

  private func nearest(_ pairs: [(Int, Int)], _ norm: WeightNorm) -> WeightFlip? {
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
