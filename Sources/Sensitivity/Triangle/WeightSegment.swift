/// The part of a line of weights inside a convex region, from corner `start` to corner `end`.
///
/// It runs with the line's positive side on its left, in the plane of the first two weights.
struct WeightSegment {
  let line: IntegerVector
  /// Lines that cut off the two ends.
  let startSide: IntegerVector
  let endSide: IntegerVector
  /// Weights of sum 1.
  let start: SIMD3<Double>
  let end: SIMD3<Double>

  /// - Parameters: sides not parallel to the line; `startSide` is the one where the line enters.
  init(line: IntegerVector, startSide: IntegerVector, endSide: IntegerVector) {
    self.line = line
    self.startSide = startSide
    self.endSide = endSide
    start = line.cross(startSide).weights
    end = line.cross(endSide).weights
  }

  func weights(at position: Double) -> SIMD3<Double> { start + position * (end - start) }

  /// Exact sign of `other · start`; the homogeneous start has a negative sum.
  func signAtStart(_ other: IntegerVector) -> Int8 {
    Int8(-other.determinantSign(line, startSide))
  }

  /// Exact sign of `other · end`; the homogeneous end has a positive sum.
  func signAtEnd(_ other: IntegerVector) -> Int8 {
    Int8(other.determinantSign(line, endSide))
  }
}

extension WeightRegion {
  /// Where a line crosses the inside of the region; nil when all of the inside is on one side.
  func segment(of line: IntegerVector) -> WeightSegment? {
    var startSide: IntegerVector?
    var endSide: IntegerVector?
    var before = points[points.count - 1].sign(on: line)
    var (above, below) = (false, false)
    for b in sides.indices {
      let sign = points[b].sign(on: line)
      if before > 0 && sign <= 0 { startSide = sides[b] }
      if before <= 0 && sign > 0 { endSide = sides[b] }
      if sign > 0 { above = true }
      if sign < 0 { below = true }
      before = sign
    }
    guard above, below, let startSide, let endSide else { return nil }
    return WeightSegment(line: line, startSide: startSide, endSide: endSide)
  }

  /// Side b from its first corner to its second, the region on its left.
  func boundary(_ b: Int) -> WeightSegment {
    WeightSegment(
      line: sides[b], startSide: sides[b == 0 ? sides.count - 1 : b - 1],
      endSide: sides[(b + 1) % sides.count])
  }
}
