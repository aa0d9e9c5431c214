/// Numbers as integers over one scale, so that signs can be decided exactly.
enum IntegerScale {
  /// Integers in the same proportions as the values.
  ///
  /// Decimals of up to nine places, give or take the rounding noise of a few operations, become
  /// whole numbers: 0.1 means one tenth, not the nearest double. Other values are taken as the doubles they are, on a binary grid 2^-57 of the largest,
  /// finer than the last bit of every value above 1/32 of it.
  /// - Parameter values: finite.
  /// - Returns: integers below 2^58 in size.
  static func integers(_ values: [Double]) -> [Int64] {
    var scale = 1.0
    for _ in 0...9 {
      if let whole = decimals(values, scale: scale) { return whole }
      scale *= 10
    }
    let largest = values.reduce(0) { max($0, abs($1)) }
    let shift = 57 - Int(largest.exponent)
    return values.map { Int64(Double(sign: .plus, exponent: shift, significand: $0).rounded()) }
  }

  private static func decimals(_ values: [Double], scale: Double) -> [Int64]? {
    var result: [Int64] = []
    result.reserveCapacity(values.count)
    for value in values {
      let whole = (value * scale).rounded()
      // 3 · 0.1 is one ulp from 0.3; four leave room for a few such operations.
      guard abs(whole) < 0x1p53, abs(whole / scale - value) <= 4 * value.ulp else { return nil }
      result.append(Int64(whole))
    }
    return result
  }
}

/// Checked scores of units on a common integer grid.
struct ScoreGrid: Sendable {
  /// One a unit.
  let units: [IntegerVector]

  /// - Parameter scores: unit × component, two or three components; a second is padded by 0.
  init(_ scores: [[Double]], components: Int = 3) throws(SensitivityError) {
    try validate(scores, components: components)
    let flat = IntegerScale.integers(scores.flatMap { $0 })
    units = scores.indices.map { unit in
      let at = unit * components
      return IntegerVector(
        x: flat[at], y: flat[at + 1], z: components > 2 ? flat[at + 2] : 0)
    }
  }
}

/// Throws unless scores are finite and every unit has the number of components expected.
func validate(_ scores: [[Double]], components: Int) throws(SensitivityError) {
  guard !scores.isEmpty else { throw .noUnits }
  for (unit, row) in scores.enumerated() {
    guard row.count == components else {
      throw .componentCount(row.count, unit: unit, expected: components)
    }
    if let bad = row.firstIndex(where: { !$0.isFinite }) {
      throw .scoreNotFinite(unit: unit, component: bad)
    }
  }
}

/// Throws unless weights are finite, non-negative, of positive sum and one per component.
func validate(weights: [Double], components: Int) throws(SensitivityError) {
  guard weights.count == components else {
    throw .weightCount(weights.count, expected: components)
  }
  guard weights.allSatisfy({ $0.isFinite && $0 >= 0 }), weights.contains(where: { $0 > 0 }) else {
    throw .weightsUnusable(weights)
  }
}
