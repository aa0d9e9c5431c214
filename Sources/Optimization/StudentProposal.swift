import Foundation
package import Statistics

/// A multivariate Student t for a point whose first coordinates are never negative.
///
/// A coordinate with noticeable mass beyond zero is folded there, which doubles the terms of the
/// density; a draw with any other coordinate below zero is impossible and counts as refused.
package struct StudentProposal: Sendable {
  /// Tails heavier than any posterior with normal priors, and a variance that exists.
  static let degreesOfFreedom = 5

  /// Where the density is highest, before folding.
  package let centre: [Double]
  /// d × d lower triangle L; the scale matrix is L Lᵀ.
  let lower: [Double]
  let positiveCount: Int
  /// Coordinates folded at zero.
  private let folded: [Int]
  private let logConstant: Double

  /// Scale lengths above zero at which folding a coordinate is not worth its cost: the t has less
  /// than 0.1 % beyond.
  private static let foldingReach = 6.0

  /// - Parameters:
  ///   - centre: d coordinates.
  ///   - covariance: d × d, used as the scale matrix.
  ///   - positiveCount: how many coordinates, the first ones, are never negative.
  /// - Returns: nil when the covariance is not positive definite.
  init?(centre: [Double], covariance: [Double], positiveCount: Int) {
    let d = centre.count
    guard let lower = Self.choleskyFactor(covariance, order: d) else { return nil }
    self.centre = centre
    self.lower = lower
    self.positiveCount = positiveCount
    folded = (0..<positiveCount).filter {
      centre[$0] < Self.foldingReach * covariance[$0 * d + $0].squareRoot()
    }
    let nu = Double(Self.degreesOfFreedom)
    logConstant =
      lgamma((nu + Double(d)) / 2) - lgamma(nu / 2) - 0.5 * Double(d) * log(nu * .pi)
      - (0..<d).reduce(0) { $0 + log(lower[$1 * d + $1]) }
  }

  /// The log density at a possible point.
  package func logDensity(_ point: [Double]) -> Double {
    let d = centre.count
    let halves = Self.degreesOfFreedom + d
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * d) { scratch in
      for i in 0..<d { scratch[i] = point[i] }
      var sum = 0.0
      lower.withUnsafeBufferPointer { lower in
        for signs in 0..<(1 << folded.count) {
          // Gray code: each term of the sum flips one coordinate of the one before.
          if signs > 0 { scratch[folded[signs.trailingZeroBitCount]].negate() }
          var squares = 0.0
          for i in 0..<d {
            var value = scratch[i] - centre[i]
            for j in 0..<i { value -= lower[i * d + j] * scratch[d + j] }
            let z = value / lower[i * d + i]
            scratch[d + i] = z
            squares += z * z
          }
          sum += 1 / (1 + squares / Double(Self.degreesOfFreedom)).squareRoot().power(halves)
        }
      }
      return logConstant + log(sum)
    }
  }

  /// - Returns: whether the drawn point is possible.
  package func draw(_ point: inout [Double], using stream: inout PhiloxStream) -> Bool {
    let nu = Self.degreesOfFreedom
    let chiSquared = (0..<nu).reduce(0.0) { sum, _ in
      let z = stream.normal()
      return sum + z * z
    }
    add(to: &point, from: centre, size: (Double(nu) / chiSquared).squareRoot(), using: &stream)
    for i in folded { point[i] = abs(point[i]) }
    return isPossible(point)
  }

  /// The possible ones among some draws.
  package func points(_ count: Int, using stream: inout PhiloxStream) -> [[Double]] {
    var point = centre
    return (0..<count).compactMap { _ in draw(&point, using: &stream) ? point : nil }
  }

  /// A normal step of `size` times the scale matrix, not folded so that it stays symmetric.
  ///
  /// - Returns: whether the point reached is possible.
  package func step(
    _ point: inout [Double], from origin: [Double], size: Double, using stream: inout PhiloxStream
  ) -> Bool {
    add(to: &point, from: origin, size: size, using: &stream)
    return isPossible(point)
  }

  private func add(
    to point: inout [Double], from origin: [Double], size: Double,
    using stream: inout PhiloxStream
  ) {
    let d = centre.count
    for i in 0..<d { point[i] = origin[i] }
    for j in 0..<d {
      let z = size * stream.normal()
      for i in j..<d { point[i] += lower[i * d + j] * z }
    }
  }

  private func isPossible(_ point: [Double]) -> Bool {
    for i in 0..<positiveCount where point[i] < 0 { return false }
    return true
  }

  /// The lower Cholesky factor, both stored by rows; nil when a pivot is not positive.
  static func choleskyFactor(_ matrix: [Double], order d: Int) -> [Double]? {
    var lower = [Double](repeating: 0, count: d * d)
    for i in 0..<d {
      for j in 0...i {
        var value = matrix[i * d + j]
        for k in 0..<j { value -= lower[i * d + k] * lower[j * d + k] }
        if i == j {
          guard value > 0, value.isFinite else { return nil }
          lower[i * d + i] = value.squareRoot()
        } else {
          lower[i * d + j] = value / lower[j * d + j]
        }
      }
    }
    return lower
  }
}
