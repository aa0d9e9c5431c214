import Statistics

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A smooth map from points of the unit cube to Dirichlet weights.
///
/// Models of `sobolIndices` use it: weights of k components are one input of k − 1 coordinates.
public struct DirichletMap: Sendable {
  private let parameters: [Int]
  /// Sum of the parameters after each one.
  private let rest: [Int]

  /// A map for given Dirichlet parameters.
  ///
  /// - Parameter parameters: whole numbers from 1, one per component; all 1 give uniform weights.
  public init(_ parameters: [Int]) {
    precondition(parameters.allSatisfy { $0 > 0 }, "Dirichlet parameters are positive")
    self.parameters = parameters
    rest = parameters.indices.map { parameters[($0 + 1)...].reduce(0, +) }
  }

  /// The weights of a point, of sum 1.
  ///
  /// - Parameter point: one coordinate per component but the last, inside (0, 1).
  public func weights(_ point: [Double]) -> [Double] {
    var left = 1.0
    var weights: [Double] = []
    weights.reserveCapacity(parameters.count)
    for (k, u) in point.enumerated() {
      // The share of what is left is Beta(own parameter, sum of those to come).
      let share =
        parameters[k] == 1
        ? 1 - pow(1 - u, 1 / Double(rest[k]))
        : Distributions.betaQuantile(u, Double(parameters[k]), Double(rest[k]))
      weights.append(left * share)
      left *= 1 - share
    }
    return weights + [left]
  }
}
