/// A measure on weights, summed over polygons by their edges (the divergence theorem).
///
/// Each oriented edge is the signed measure of the triangle it spans with a fixed point; around a polygon,
/// counter-clockwise, these sum to the polygon's measure.
protocol EdgeMeasure {
  associatedtype Line
  /// What all pieces of one segment share.
  func line(from start: SIMD3<Double>, to end: SIMD3<Double>) -> Line
  /// Lanes 0, 1 and 2: measure and its first moments in the first two weights, of the triangle over the piece
  /// between two positions of the segment. Lane 3: 0.
  func piece(_ line: Line, _ from: Double, _ to: Double) -> SIMD4<Double>
}

/// Area: every weight vector of the region counts alike.
struct UniformMeasure: EdgeMeasure {
  /// The fixed point; inside the region, so that no digits cancel in small regions.
  let origin: SIMD3<Double>

  struct Line {
    /// Area over the whole segment.
    var area: Double
    /// Three times the centroid is this plus (from + to) times the direction.
    var base: SIMD2<Double>
    var direction: SIMD2<Double>
  }

  func line(from start: SIMD3<Double>, to end: SIMD3<Double>) -> Line {
    let (p, q) = (start - origin, end - origin)
    return Line(
      area: (p.x * q.y - p.y * q.x) / 2,
      base: SIMD2(3 * origin.x + 2 * p.x, 3 * origin.y + 2 * p.y),
      direction: SIMD2(q.x - p.x, q.y - p.y))
  }

  @inline(__always)
  func piece(_ line: Line, _ from: Double, _ to: Double) -> SIMD4<Double> {
    let area = line.area * (to - from)
    let moment = area / 3 * (line.base + (from + to) * line.direction)
    return SIMD4(area, moment.x, moment.y, 0)
  }
}
