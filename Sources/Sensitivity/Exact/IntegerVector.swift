/// Three integers: a line a·x + b·y + c·z = 0 of the weight plane, or a unit's scaled scores.
///
/// Components stay below 2^60 in size, so that every determinant below is exact.
struct IntegerVector: Hashable, Sendable {
  var x: Int64
  var y: Int64
  var z: Int64

  static let zero = IntegerVector(x: 0, y: 0, z: 0)
  var isZero: Bool { x == 0 && y == 0 && z == 0 }

  static func - (a: IntegerVector, b: IntegerVector) -> IntegerVector {
    IntegerVector(x: a.x - b.x, y: a.y - b.y, z: a.z - b.z)
  }

  static prefix func - (a: IntegerVector) -> IntegerVector {
    IntegerVector(x: -a.x, y: -a.y, z: -a.z)
  }

  /// The cross product: as lines, their common point in homogeneous weights.
  func cross(_ other: IntegerVector) -> WidePoint {
    WidePoint(
      x: product(y, other.z) - product(z, other.y), y: product(z, other.x) - product(x, other.z),
      z: product(x, other.y) - product(y, other.x))
  }

  /// Whether one is a multiple of the other.
  func isParallel(to other: IntegerVector) -> Bool {
    product(x, other.y) == product(y, other.x) && product(y, other.z) == product(z, other.y)
      && product(z, other.x) == product(x, other.z)
  }

  func dot(_ other: IntegerVector) -> Int128 {
    product(x, other.x) + product(y, other.y) + product(z, other.z)
  }

  /// The sign, −1, 0 or 1, of det(self, a, b); exact, in 192 bits.
  func determinantSign(_ a: IntegerVector, _ b: IntegerVector) -> Int { a.cross(b).sign(on: self) }
}

/// A point of the weight plane in homogeneous integers below 2^122: weights are x, y, z over their sum.
struct WidePoint: Equatable, Sendable {
  var x: Int128
  var y: Int128
  var z: Int128

  var sum: Int128 { x + y + z }

  /// Weights of sum 1, each within 5 half ulps; `sum` must not be 0.
  var weights: SIMD3<Double> {
    SIMD3(double(x), double(y), double(z)) / double(sum)
  }

  /// The sign of `line · self`, whatever the sign of `sum`.
  func sign(on line: IntegerVector) -> Int {
    // A factor p is p >> 64 times 2^64 plus its low word; the words' products are summed apart.
    var high: Int128 = 0
    var low: Int128 = 0
    for (factor, other) in [(x, line.x), (y, line.y), (z, line.z)] {
      high += (factor >> 64) * Int128(other)
      low += (factor & lowWord) * Int128(other)
    }
    let top = high + (low >> 64)
    if top != 0 { return top > 0 ? 1 : -1 }
    return low & lowWord == 0 ? 0 : 1
  }
}

@inline(__always) private func product(_ a: Int64, _ b: Int64) -> Int128 { Int128(a) * Int128(b) }

private let lowWord: Int128 = 0xFFFF_FFFF_FFFF_FFFF

/// The double of a 128-bit integer within 2 half ulps; the library's conversion is generic and slow.
@inline(__always) private func double(_ value: Int128) -> Double {
  let size = value < 0 ? -value : value
  let high = Double(Int64(truncatingIfNeeded: size >> 64))
  let result = high * 0x1p64 + Double(UInt64(truncatingIfNeeded: size))
  return value < 0 ? -result : result
}
