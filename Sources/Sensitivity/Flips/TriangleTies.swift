/// The smallest changes of three nominal weights that let one unit pass another; exact up to rounding.
///
/// They answer every question about a ranking that comes down to pairs; moves of a unit to a rank need
/// `TriangleFlips`.
public struct TriangleTies: FlipSearch {
  let units: [IntegerVector]
  let region: WeightRegion
  let nominal: SIMD3<Double>
  let whole: IntegerVector
  /// Least decimals of printed weights as shares of 1: 4 are hundredths of a per cent.
  let decimals: Int

  /// - Parameters:
  ///   - scores: unit × component, three components; decimals are taken as written.
  ///   - nominal: weights of any positive scale, inside the region.
  ///   - region: weights that may be reached.
  ///   - decimals: fewest decimals of printed weights, as shares of 1; more are used where needed.
  /// - Throws: errors of scores and weights; `weightsOutsideRegion`.
  public init(
    scores: [[Double]], nominal: [Double], region: WeightRegion = .triangle, decimals: Int = 4
  ) throws(SensitivityError) {
    let grid = try ScoreGrid(scores)
    try validate(weights: nominal, components: 3)
    guard region.contains(nominal) else { throw .weightsOutsideRegion(nominal) }
    units = grid.units
    self.region = region
    self.decimals = min(12, max(1, decimals))
    let parts = IntegerScale.integers(nominal)
    whole = IntegerVector(x: parts[0], y: parts[1], z: parts[2])
    self.nominal = SIMD3(nominal[0], nominal[1], nominal[2]) / nominal.reduce(0, +)
  }

  /// The rank of a unit at the nominal weights: 1 plus the number of units strictly above it.
  public func nominalRank(_ unit: Int) -> Int {
    1 + units.count { ($0 - units[unit]).dot(whole) > 0 }
  }

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
