import Statistics

/// A Dirichlet density with whole parameters on the triangle of weights.
///
/// In the plane of weights a and b, seen from the corner a = b = 0, the density times the
/// distance integrates along each ray in closed form; what is left on an edge is a polynomial, which a
/// Gauss-Legendre rule of enough nodes integrates exactly. No term is negative: no digits cancel.
struct DirichletMeasure: EdgeMeasure {
  /// Cyclic order of components that puts the least parameter last: rays start in its corner.
  private let axes: (Int, Int, Int)
  private let powers: (Int, Int)
  /// The mode's two weights: scales powers so that they neither overflow nor underflow.
  private let mode: (Double, Double)
  /// Ray integrals of the density, and of the density times the distance, as Bernstein sums.
  private let ray: [Double]
  private let momentRay: [Double]
  private let rule: GaussLegendre

  struct Line {
    var start: SIMD3<Double>
    var direction: SIMD3<Double>
    /// Twice the area the segment spans with the corner.
    var cross: Double
  }

  /// - Throws: `beliefUnusable` unless three parameters from 1, of sum up to 1000, are given.
  init(_ parameters: [Int]) throws(SensitivityError) {
    guard parameters.count == 3, parameters.allSatisfy({ (1...1000).contains($0) }),
      parameters.reduce(0, +) <= 1000
    else { throw .beliefUnusable(parameters) }
    let last = (0..<3).min { (parameters[$0], -$0) < (parameters[$1], -$1) } ?? 2
    axes = ((last + 1) % 3, (last + 2) % 3, last)
    powers = (parameters[axes.0] - 1, parameters[axes.1] - 1)
    let sum = Double(parameters.reduce(0, +))
    mode = (Double(parameters[axes.0]) / sum, Double(parameters[axes.1]) / sum)
    let pair = parameters[axes.0] + parameters[axes.1]
    ray = Self.raySum(pair, parameters[last])
    momentRay = Self.raySum(pair + 1, parameters[last])
    // A moment's edge integrand has degree sum − 2; n nodes are exact up to degree 2n − 1.
    rule = GaussLegendre(nodes: parameters.reduce(0, +) / 2 + 1)
  }

  func line(from start: SIMD3<Double>, to end: SIMD3<Double>) -> Line {
    let p = SIMD3(start[axes.0], start[axes.1], start[axes.2])
    let q = SIMD3(end[axes.0], end[axes.1], end[axes.2])
    return Line(start: p, direction: q - p, cross: p.x * q.y - p.y * q.x)
  }

  func piece(_ line: Line, _ from: Double, _ to: Double) -> SIMD4<Double> {
    guard line.cross != 0 else { return .zero }
    var (mass, first, second) = (0.0, 0.0, 0.0)
    for (node, weight) in zip(rule.nodes, rule.weights) {
      let w = line.start + (from + node * (to - from)) * line.direction
      let (a, b) = (max(0, w.x), max(0, w.y))
      let density =
        weight * (a / mode.0).power(powers.0) * (b / mode.1).power(powers.1)
      let (near, far) = (min(1, a + b), max(0, w.z))
      mass += density * bernstein(ray, near, far)
      let moment = density * bernstein(momentRay, near, far)
      first += a * moment
      second += b * moment
    }
    let scale = line.cross * (to - from)
    var moments = SIMD3<Double>.zero
    moments[axes.0] = first * scale
    moments[axes.1] = second * scale
    moments[axes.2] = mass * scale - moments[axes.0] - moments[axes.1]
    return SIMD4(mass * scale, moments.x, moments.y, 0)
  }

  /// ∫₀¹ λ^(A−1) (1 − λs)^(b−1) dλ = Σ c_i s^i (1 − s)^(b−1−i): an incomplete beta as a binomial sum.
  private static func raySum(_ a: Int, _ b: Int) -> [Double] {
    var coefficients = [1 / Double(a)]
    for i in 0..<(b - 1) {
      coefficients.append(coefficients[i] * Double(b - 1 - i) / Double(a + i + 1))
    }
    return coefficients
  }

  private func bernstein(_ coefficients: [Double], _ near: Double, _ far: Double) -> Double {
    var power = 1.0
    var result = coefficients[coefficients.count - 1]
    for i in stride(from: coefficients.count - 2, through: 0, by: -1) {
      power *= far
      result = result * near + coefficients[i] * power
    }
    return result
  }
}
