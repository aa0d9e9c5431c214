/// A convex polygon of three weights of sum 1: the whole triangle, or what constraints leave of it.
///
/// Sides are lines with integer coefficients; corners are known exactly.
public struct WeightRegion: Sendable {
  /// Inward sides in counter-clockwise order; side b ends in corner b.
  private(set) var sides: [IntegerVector]
  /// Corner b is where sides b and b + 1 meet; the sum is positive.
  private(set) var points: [WidePoint]
  /// Weights at the corners, as near as doubles come.
  private(set) var vertices: [SIMD3<Double>]

  /// All weights of sum 1, from 0 to 1 each.
  public static let triangle = WeightRegion(sides: [
    IntegerVector(x: 1, y: 0, z: 0), IntegerVector(x: 0, y: 1, z: 0),
    IntegerVector(x: 0, y: 0, z: 1),
  ])

  /// The weights of the triangle that meet every constraint.
  ///
  /// - Throws: `constraintUnusable`; `regionEmpty` when no more than a line of weights is left.
  /// - Complexity: constraints × sides.
  public init(_ constraints: [WeightConstraint]) throws(SensitivityError) {
    self = .triangle
    for constraint in constraints {
      let coefficients = constraint.homogeneous
      guard coefficients.count == 3, coefficients.allSatisfy(\.isFinite) else {
        throw .constraintUnusable(constraint.coefficients, bound: constraint.bound)
      }
      let whole = IntegerScale.integers(coefficients)
      let side = IntegerVector(x: whole[0], y: whole[1], z: whole[2])
      // 0 ≥ 0 holds everywhere.
      if side.isZero { continue }
      guard let rest = clipped(by: side) else { throw .regionEmpty }
      self = rest
    }
  }

  init(sides: [IntegerVector]) {
    self.sides = sides
    points = sides.indices.map { sides[$0].cross(sides[($0 + 1) % sides.count]) }
    vertices = points.map(\.weights)
  }

  /// Weights at the corners, counter-clockwise in the plane of the first two.
  public var corners: [[Double]] { vertices.map { [$0.x, $0.y, $0.z] } }

  /// The area as a share of the whole triangle's.
  public var area: Double {
    let vertices = vertices
    guard let first = vertices.first else { return 0 }
    // Twice the area, in the plane of the first two weights, is that share: the triangle has 1/2.
    return zip(vertices.dropFirst(), vertices.dropFirst(2)).reduce(0) { sum, pair in
      let (a, b) = (pair.0 - first, pair.1 - first)
      return sum + (a.x * b.y - a.y * b.x)
    }
  }

  /// The mean of the region's weights, of sum 1.
  public var centre: [Double] {
    let centroid = centroid
    return [centroid.x, centroid.y, centroid.z]
  }

  /// Whether weights of any positive scale lie in the region, its sides included.
  public func contains(_ weights: [Double]) -> Bool {
    guard weights.count == 3, weights.allSatisfy(\.isFinite) else { return false }
    let whole = IntegerScale.integers(weights)
    return contains(IntegerVector(x: whole[0], y: whole[1], z: whole[2]))
  }

  func contains(_ point: IntegerVector) -> Bool { sides.allSatisfy { $0.dot(point) >= 0 } }

  var centroid: SIMD3<Double> {
    let vertices = vertices
    guard let first = vertices.first else { return .zero }
    var moment = SIMD3<Double>.zero
    var twice = 0.0
    for (second, third) in zip(vertices.dropFirst(), vertices.dropFirst(2)) {
      let (a, b) = (second - first, third - first)
      let cross = a.x * b.y - a.y * b.x
      twice += cross
      moment += cross * (a + b) / 3
    }
    return twice > 0 ? first + moment / twice : first
  }

  /// The sign of a form at a corner: from doubles where these settle it, else exact.
  private func sign(of form: IntegerVector, at corner: Int) -> Int {
    let vertex = vertices[corner]
    let terms = SIMD3(
      Double(form.x) * vertex.x, Double(form.y) * vertex.y, Double(form.z) * vertex.z)
    let value = terms.x + terms.y + terms.z
    // Half ulps: a coefficient 1, a weight 5, their product 1, two sums 2; 9 in all.
    let error = 5 * Double.ulpOfOne * (abs(terms.x) + abs(terms.y) + abs(terms.z))
    if abs(value) > error { return value > 0 ? 1 : -1 }
    return points[corner].sign(on: form)
  }

  /// The part with `side · weights ≥ 0`; nil when that has no area.
  func clipped(by side: IntegerVector) -> WeightRegion? {
    var (isCut, isLeft) = (false, false)
    for corner in points.indices {
      let sign = sign(of: side, at: corner)
      if sign > 0 { isLeft = true } else if sign < 0 { isCut = true }
      if isLeft && isCut { break }
    }
    guard isLeft else { return nil }
    guard isCut else { return self }
    let signs = points.indices.map { sign(of: side, at: $0) }
    var kept: [IntegerVector] = []
    for b in sides.indices {
      let before = signs[b == 0 ? signs.count - 1 : b - 1]
      if before > 0 || signs[b] > 0 { kept.append(sides[b]) }
      if before > 0 && signs[b] <= 0 { kept.append(side) }
    }
    return WeightRegion(sides: kept)
  }
}
