/// A half-plane of weights: coefficients · weights ≥ bound, the weights having sum 1.
public struct WeightConstraint: Equatable, Sendable {
  /// One coefficient per component.
  public let coefficients: [Double]
  /// What the weighted sum of the coefficients has at least to be.
  public let bound: Double

  /// A half-plane from its coefficients, one per component, and its bound.
  public init(coefficients: [Double], bound: Double = 0) {
    self.coefficients = coefficients
    self.bound = bound
  }

  /// That component `larger` weighs at least as much as component `smaller`, of `count` components.
  public static func weight(
    _ larger: Int, atLeast smaller: Int, of count: Int
  ) -> WeightConstraint {
    WeightConstraint(
      coefficients: (0..<count).map { $0 == larger ? 1 : $0 == smaller ? -1 : 0 })
  }

  /// That every weight stays within so many percentage points of its nominal share.
  ///
  /// - Parameters:
  ///   - nominal: weights of any positive scale.
  ///   - points: one number per component, of a total of 100.
  public static func box(nominal: [Double], points: [Double]) -> [WeightConstraint] {
    precondition(nominal.count == points.count, "one number of points a weight")
    let sum = nominal.reduce(0, +)
    return bounds(nominal, slack: points.map { $0 * sum / 100 })
  }

  /// That every weight stays within a share of its nominal value: 0.2 is from 80 to 120 % of it.
  public static func box(nominal: [Double], relative: Double) -> [WeightConstraint] {
    bounds(nominal, slack: nominal.map { $0 * relative })
  }

  /// nominal − slack ≤ sum · weight ≤ nominal + slack: 60/30/10 stay whole numbers.
  private static func bounds(_ nominal: [Double], slack: [Double]) -> [WeightConstraint] {
    let sum = nominal.reduce(0, +)
    var result: [WeightConstraint] = []
    for k in nominal.indices {
      var own = nominal.map { _ in 0.0 }
      own[k] = sum
      result.append(WeightConstraint(coefficients: own, bound: nominal[k] - slack[k]))
      own[k] = -sum
      result.append(WeightConstraint(coefficients: own, bound: -nominal[k] - slack[k]))
    }
    return result
  }

  /// coefficients − bound: the same half-plane without a bound, because weights have sum 1.
  var homogeneous: [Double] { coefficients.map { tidy($0 - bound) } }
}

/// A number without the noise binary arithmetic leaves in the tenth decimal place and beyond.
///
/// 60 − 0.1 · 60 is meant to be 54; the exact half-plane should say so.
func tidy(_ value: Double) -> Double {
  let rounded = (value * 1e9).rounded() / 1e9
  return abs(rounded - value) <= 1e-14 * max(1, abs(value)) ? rounded : value
}
