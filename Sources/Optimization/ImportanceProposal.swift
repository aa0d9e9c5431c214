import Foundation
package import Statistics

/// A Student t fitted to a posterior, and the integral of it.
///
/// Starts at the mode with the curvature there, then is refitted to the moments of its own
/// importance sample a few times, which catches the skewness the curvature cannot see.
///
/// Source: Cappé, Guillin, Marin & Robert (2004), Population Monte Carlo, J. Comput. Graph. Stat.
/// 13, 907-929; weights truncated as in Ionides (2008), J. Comput. Graph. Stat. 17, 295-311.
package struct ImportanceProposal: Sendable {
  /// The fitted t.
  package let student: StudentProposal
  /// Log of the estimated integral of the unnormalised posterior.
  package let logEvidence: Double

  /// The first refit mends the curvature, the second its tails, a third confirms the evidence; a
  /// posterior that is far from a t gets more, until its sample is worth this share of its size.
  private static let refits = 3...8
  private static let worth = 0.5
  /// Some 60 draws a coordinate, for covariances good to a tenth.
  private static let sampleSize = 500
  /// Logarithms by which a normal density at the mode may be off the integral; it is off by 3 or so.
  private static let laplaceError = 40.0
  /// Of a proposal made from evened weights: points that miss most of a posterior understate how wide
  /// it is. From some 2.5 on in ten dimensions the points miss it the other way.
  private static let widening = 1.5

  /// Of the differences that give the curvature, in within-team SDs: wide enough to see past a mode on
  /// the edge at zero.
  package static let curvatureStep = 0.05
  /// Coordinates are of the order of one: none has its mode beyond.
  package static let farthest = 10.0

  /// - Parameters:
  ///   - start: where the search for the mode begins; coordinates are of the order of one.
  ///   - upper: where it ends, one bound per coordinate; the density has to be finite for a
  ///     `curvatureStep` beyond. nil: `farthest`.
  ///   - positiveCount: how many coordinates, the first ones, are never negative.
  ///   - leastEffective: points whose moments make a proposal; where the weights leave fewer, they are
  ///     evened out by a power below 1, or a few heavy points would shrink the proposal to themselves.
  ///   - negligible: a log evidence that ends the refits when a sample falls short of it, or the mode
  ///     by far: the rest would make a proposal that nobody draws from.
  ///   - logDensity: of the unnormalised posterior.
  ///   - logDensities: the same of many points, where that can be had faster.
  /// - Returns: nil when no proposal could be made.
  /// - Complexity: some 400 densities for the mode, as many as coordinates squared for the
  ///   curvature, 1,500 to 4,000 for the refits.
  package init?(
    start: [Double], upper: [Double]? = nil, positiveCount: Int, leastEffective: Double = 0,
    negligible: Double = -.infinity, using stream: inout PhiloxStream,
    logDensity: @escaping ([Double]) -> Double, logDensities: (([[Double]]) -> [Double])? = nil
  ) {
    let all = logDensities ?? { $0.map(logDensity) }
    guard
      var student = Self.atMode(
        from: start, upper: upper ?? start.map { _ in Self.farthest }, positive: positiveCount,
        logDensity)
    else { return nil }
    var logEvidence = Self.laplace(student, top: logDensity(student.centre))
    if logEvidence < negligible - Self.laplaceError {
      self.student = student
      self.logEvidence = logEvidence
      return
    }
    for round in 1...Self.refits.upperBound {
      guard let refit = Self.sampled(student, leastEffective, all, using: &stream)
      else { return nil }
      student = refit.student
      logEvidence = refit.logEvidence
      if logEvidence < negligible { break }
      if round >= Self.refits.lowerBound, refit.worth > Self.worth { break }
    }
    self.student = student
    self.logEvidence = logEvidence
  }

  /// Log of the integral that a normal density of the student's centre and scale has, with this height.
  private static func laplace(_ student: StudentProposal, top: Double) -> Double {
    let d = student.centre.count
    return top + 0.5 * Double(d) * log(2 * Double.pi)
      + (0..<d).reduce(0) { $0 + log(student.lower[$1 * d + $1]) }
  }

  /// The Laplace approximation, its curvature never flatter than a share of the prior's.
  private static func atMode(
    from start: [Double], upper: [Double], positive: Int,
    _ logDensity: @escaping ([Double]) -> Double
  ) -> StudentProposal? {
    let mode = BoundedMaximum(
      from: start,
      lower: start.indices.map { $0 < positive ? 0 : -farthest }, upper: upper,
      firstStep: 0.2, tolerance: 1e-6, evaluationLimit: 400
    ) { logDensity($0) }.point
    let d = mode.count
    let step = curvatureStep
    func density(_ i: Int, _ a: Double, _ j: Int, _ b: Double) -> Double {
      var point = mode
      point[i] += a * step
      point[j] += b * step
      return logDensity(point)
    }
    let top = logDensity(mode)
    var curvature = [Double](repeating: 0, count: d * d)
    for i in 0..<d {
      for j in 0...i {
        let second =
          i == j
          ? density(i, 1, i, 0) - 2 * top + density(i, -1, i, 0)
          : (density(i, 1, j, 1) - density(i, 1, j, -1) - density(i, -1, j, 1)
            + density(i, -1, j, -1)) / 4
        curvature[i * d + j] = -second / (step * step)
        curvature[j * d + i] = curvature[i * d + j]
      }
    }
    // Precision of the widest prior; more where the surface bends upwards.
    var ridge = 1.0
    for _ in 0..<20 {
      var steeper = curvature
      for i in 0..<d { steeper[i * d + i] += ridge }
      if let lower = StudentProposal.choleskyFactor(steeper, order: d) {
        return StudentProposal(
          centre: mode, covariance: inverse(lower, order: d), positiveCount: positive)
      }
      ridge *= 4
    }
    return nil
  }

  /// The inverse of L Lᵀ.
  private static func inverse(_ lower: [Double], order d: Int) -> [Double] {
    var inverse = [Double](repeating: 0, count: d * d)
    for column in 0..<d {
      for i in column..<d {
        var value = i == column ? 1.0 : 0
        for k in column..<i { value -= lower[i * d + k] * inverse[k * d + column] }
        inverse[i * d + column] = value / lower[i * d + i]
      }
    }
    var result = inverse
    for i in 0..<d {
      for j in 0..<d {
        result[i * d + j] = (max(i, j)..<d).reduce(0) {
          $0 + inverse[$1 * d + i] * inverse[$1 * d + j]
        }
      }
    }
    return result
  }

  private static func sampled(
    _ student: StudentProposal, _ leastEffective: Double, _ logDensities: ([[Double]]) -> [Double],
    using stream: inout PhiloxStream
  ) -> Refit? {
    let points = student.points(sampleSize, using: &stream)
    let logs = zip(points, logDensities(points)).map { $1 - student.logDensity($0) }
    // Impossible points count in the size of the sample.
    let none = sampleSize - points.count
    return refit(
      student, points: points + Array(repeating: student.centre, count: none),
      logs: logs + Array(repeating: -.infinity, count: none), leastEffective: leastEffective)
  }

  /// A refitted t, its log evidence, and the share of the sample's size it is worth.
  package typealias Refit = (student: StudentProposal, logEvidence: Double, worth: Double)

  /// A t with the moments of a sample, how much it integrates to, and the share of the sample's size
  /// it is worth.
  ///
  /// - Parameters:
  ///   - student: what the points were drawn from.
  ///   - logs: of the posterior over the density they were drawn from; −∞ where impossible.
  package static func refit(
    _ student: StudentProposal, points: [[Double]], logs: [Double], leastEffective: Double = 0
  ) -> Refit? {
    let (d, sampleSize) = (student.centre.count, points.count)
    guard let top = logs.max(), top.isFinite else { return nil }
    var weights = logs.map { exp($0 - top) }
    let average = weights.reduce(0, +) / Double(sampleSize)
    let cap = average * Double(sampleSize).squareRoot()
    weights = weights.map { min($0, cap) }
    let worth = effectiveSize(weights) / Double(sampleSize)
    let isEvened = effectiveSize(weights) < leastEffective
    if isEvened { weights = evened(weights, to: leastEffective) }
    let sum = weights.reduce(0, +)
    var centre = [Double](repeating: 0, count: d)
    for (point, weight) in zip(points, weights) {
      for i in 0..<d { centre[i] += weight / sum * point[i] }
    }
    var covariance = [Double](repeating: 0, count: d * d)
    for (point, weight) in zip(points, weights) {
      for i in 0..<d {
        for j in 0...i {
          covariance[i * d + j] += weight / sum * (point[i] - centre[i]) * (point[j] - centre[j])
        }
      }
    }
    for i in 0..<d { for j in 0..<i { covariance[j * d + i] = covariance[i * d + j] } }
    if isEvened { for i in covariance.indices { covariance[i] *= Self.widening } }
    guard
      let fitted = StudentProposal(
        centre: centre, covariance: covariance, positiveCount: student.positiveCount)
    else { return nil }
    return (fitted, log(average) + top, worth)
  }

  /// Kish's effective size of weighted points.
  private static func effectiveSize(_ weights: [Double]) -> Double {
    let sum = weights.reduce(0, +)
    return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
  }

  /// Weights raised to the power that leaves them this effective size.
  private static func evened(_ weights: [Double], to size: Double) -> [Double] {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<20 {
      let power = (low + high) / 2
      if effectiveSize(weights.map { $0 > 0 ? pow($0, power) : 0 }) < size {
        high = power
      } else {
        low = power
      }
    }
    return weights.map { $0 > 0 ? pow($0, low) : 0 }
  }
}
