import Statistics

/// Uniform draws from a convex region of weights: each step moves along a random chord.
///
/// Source: Smith (1984), Operations Research 32, 1296-1308.
struct HitAndRun {
  /// Steps before the first draw, times the square of the number of components.
  static let warmUp = 50
  /// Half-spaces a · w ≥ 0, the weights' own limits among them.
  private let sides: [[Double]]
  /// Weights inside, away from the rim.
  let start: [Double]

  init(
    start: [Double], constraints: [WeightConstraint], components: Int
  ) throws(SensitivityError) {
    try validate(weights: start, components: components)
    var sides = (0..<components).map { k in (0..<components).map { $0 == k ? 1.0 : 0 } }
    for constraint in constraints {
      let side = constraint.homogeneous
      guard side.count == components, side.allSatisfy(\.isFinite) else {
        throw .constraintUnusable(constraint.coefficients, bound: constraint.bound)
      }
      let size = side.reduce(0) { max($0, abs($1)) }
      if size > 0 { sides.append(side.map { $0 / size }) }
    }
    self.sides = sides
    let sum = start.reduce(0, +)
    var point = start.map { $0 / sum }
    // Shares such as 6/10 carry an ulp; a rim is not missed by one.
    guard sides.allSatisfy({ Self.dot($0, point) >= -1e-12 }) else {
      throw .weightsOutsideRegion(start)
    }
    // The middle of a random chord is as far from both ends: from the rim it leads inside.
    var stream = PhiloxStream(seed: 1, purpose: .regionInside)
    for _ in 0..<1_000 {
      let direction = Self.direction(components, using: &stream)
      let (low, high) = Self.chord(sides, point, direction)
      guard low.isFinite, high.isFinite, low <= high else { continue }
      for k in point.indices { point[k] += (low + high) / 2 * direction[k] }
    }
    guard sides.allSatisfy({ Self.dot($0, point) > 1e-9 }) else { throw .regionEmpty }
    self.start = point
  }

  func step(_ weights: inout [Double], times: Int, using stream: inout PhiloxStream) {
    for _ in 0..<times {
      let direction = Self.direction(weights.count, using: &stream)
      let (low, high) = Self.chord(sides, weights, direction)
      let place = stream.uniform()
      guard low < high else { continue }
      let move = low + place * (high - low)
      var sum = 0.0
      for k in weights.indices {
        weights[k] = max(0, weights[k] + move * direction[k])
        sum += weights[k]
      }
      for k in weights.indices { weights[k] /= sum }
    }
  }

  /// How far one can go from a point back and forth along a direction.
  private static func chord(
    _ sides: [[Double]], _ point: [Double], _ direction: [Double]
  ) -> (Double, Double) {
    var (low, high) = (-Double.infinity, Double.infinity)
    for side in sides {
      let slope = Self.dot(side, direction)
      let room = max(0, Self.dot(side, point))
      if slope > 0 { low = max(low, -room / slope) }
      if slope < 0 { high = min(high, -room / slope) }
    }
    return (low, high)
  }

  /// A normal direction of sum 0: uniform in the plane of weights.
  private static func direction(_ count: Int, using stream: inout PhiloxStream) -> [Double] {
    let normal = (0..<count).map { _ in stream.normal() }
    let mean = normal.reduce(0, +) / Double(count)
    return normal.map { $0 - mean }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for k in a.indices { sum += a[k] * b[k] }
    return sum
  }
}
