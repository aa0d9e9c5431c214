/// How the size of a change of weights is measured; weights are shares of 1.
public enum WeightNorm: String, CaseIterable, Sendable {
  /// L1: the sum of all changes.
  case sum = "L1"
  /// L2: the root of the sum of squared changes.
  case euclidean = "L2"
  /// L∞: the largest of the changes.
  case largest = "Linf"

  func size(_ move: SIMD3<Double>) -> Double {
    let sizes = SIMD3(abs(move.x), abs(move.y), abs(move.z))
    return switch self {
    case .sum: sizes.sum()
    case .euclidean: (move * move).sum().squareRoot()
    case .largest: sizes.max()
    }
  }

  func size(of move: [Double]) -> Double {
    switch self {
    case .sum: move.reduce(0) { $0 + abs($1) }
    case .euclidean: move.reduce(0) { $0 + $1 * $1 }.squareRoot()
    case .largest: move.reduce(0) { max($0, abs($1)) }
    }
  }
}

/// Distances from one weight vector to points of a segment.
struct SegmentDistance {
  private let offset: SIMD3<Double>
  private let direction: SIMD3<Double>
  /// Positions on the segment's line nearest in L2, and nearest in L1 and L∞ alike.
  let nearestEuclidean: Double
  let nearestLargest: Double

  init(_ segment: WeightSegment, from nominal: SIMD3<Double>) {
    offset = segment.start - nominal
    direction = segment.end - segment.start
    nearestEuclidean = -(offset * direction).sum() / (direction * direction).sum()
    nearestLargest = Self.nearestLargest(offset, direction)
  }

  /// Three changes of sum 0 have their largest as big as the two others together: L1 = 2 L∞.
  func nearest(_ norm: WeightNorm) -> Double {
    norm == .euclidean ? nearestEuclidean : nearestLargest
  }

  /// The distance is convex along the line, so the nearest position of a piece is the nearest of all,
  /// moved to the piece's closer end.
  func distance(_ position: Double, _ norm: WeightNorm) -> Double {
    norm.size(offset + position * direction)
  }

  /// The largest of three |offset + t direction| is least where two of them meet or one is 0.
  private static func nearestLargest(_ a: SIMD3<Double>, _ u: SIMD3<Double>) -> Double {
    var best = (position: 0.0, size: Double.infinity)
    func consider(_ numerator: Double, _ denominator: Double) {
      guard denominator != 0 else { return }
      let position = numerator / denominator
      let size = WeightNorm.largest.size(a + position * u)
      if size < best.size { best = (position, size) }
    }
    for i in 0..<3 {
      consider(-a[i], u[i])
      for j in 0..<i {
        consider(a[j] - a[i], u[i] - u[j])
        consider(-a[j] - a[i], u[i] + u[j])
      }
    }
    return best.position
  }
}
