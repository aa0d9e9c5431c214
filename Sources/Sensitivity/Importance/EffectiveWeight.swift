import Statistics

/// What a nominal weight amounts to in the spread of totals.
public struct EffectiveWeight: Equatable, Sendable {
  /// The nominal weight as a share of the sum of weights.
  public let nominal: Double
  /// Share of the total's variance: weight · cov(component, total) / var(total); shares sum to 1.
  public let varianceShare: Double
  /// The part of `varianceShare` that comes from the component's own variance; the rest comes from
  /// covariances.
  public let ownVarianceShare: Double
  /// Correlation with the total; nil when the component is constant.
  public let correlation: Double?
  /// Correlation ratio var(E[total | component]) / var(total), from a local linear smoother.
  public let firstOrder: Double
}

/// Nominal and effective weights of every component.
///
/// The smoother of `firstOrder` is local linear with a Gaussian kernel, its bandwidth the best of
/// 24 by leave-one-out cross-validation.
///
/// - Parameters:
///   - scores: unit × component, two components or more.
///   - weights: of any positive scale.
/// - Returns: one entry per component.
/// - Throws: errors of scores and weights; `constantTotal`.
/// - Complexity: components × 24 n².
///
/// Source: Paruolo, Saisana & Saltelli (2013), Ratings and rankings: voodoo or science?, Journal of
/// the Royal Statistical Society A 176, 609-634.
public func effectiveWeights(
  scores: [[Double]], weights: [Double]
) throws(SensitivityError) -> [EffectiveWeight] {
  let components = try componentCount(scores, least: 2)
  try validate(weights: weights, components: components)
  let sum = weights.reduce(0, +)
  let covariances = componentCovariances(scores)
  let withTotal = covariances.map { row in
    zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 / sum }
  }
  let variance = zip(withTotal, weights).reduce(0) { $0 + $1.0 * $1.1 / sum }
  let largest = scores.joined().reduce(0) { max($0, abs($1)) }
  // Spread below the last bits of the scores is rounding.
  guard variance > largest * largest * Double.ulpOfOne * Double.ulpOfOne * 16 else {
    throw .constantTotal
  }
  let totals = scores.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 / sum } }
  return weights.indices.map { k in
    let share = weights[k] / sum
    let own = covariances[k][k]
    return EffectiveWeight(
      nominal: share, varianceShare: share * withTotal[k] / variance,
      ownVarianceShare: share * share * own / variance,
      correlation: own > 0 ? withTotal[k] / (own * variance).squareRoot() : nil,
      firstOrder: correlationRatio(of: totals, given: scores.map { $0[k] }))
  }
}

/// Sample covariances of components, divisor n − 1; zeros for one unit.
func componentCovariances(_ scores: [[Double]]) -> [[Double]] {
  let components = scores.first?.count ?? 0
  let means = (0..<components).map { k in mean(scores.map { $0[k] }) ?? 0 }
  let centred = scores.map { row in zip(row, means).map { $0 - $1 } }
  let divisor = Double(max(1, scores.count - 1))
  return (0..<components).map { k in
    (0..<components).map { l in centred.reduce(0) { $0 + $1[k] * $1[l] } / divisor }
  }
}
