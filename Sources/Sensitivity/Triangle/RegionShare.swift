/// Measures on the two sides of a line.
struct SidedMeasure {
  var positive: Double
  var negative: Double

  static func / (a: SidedMeasure, total: Double) -> SidedMeasure {
    SidedMeasure(positive: a.positive / total, negative: a.negative / total)
  }
}

extension WeightRegion {
  /// The measure of the region where a linear form is positive, and where it is negative.
  ///
  /// The zero form is neither anywhere.
  func share<Measure: EdgeMeasure>(_ form: IntegerVector, _ measure: Measure) -> SidedMeasure {
    guard !form.isZero else { return SidedMeasure(positive: 0, negative: 0) }
    func mass(_ part: WeightRegion?) -> Double {
      guard let part else { return 0 }
      return max(
        0,
        part.sides.indices.reduce(0) { sum, b in
          let side = part.boundary(b)
          return sum + measure.piece(measure.line(from: side.start, to: side.end), 0, 1).x
        })
    }
    return SidedMeasure(positive: mass(clipped(by: form)), negative: mass(clipped(by: -form)))
  }
}
