import Statistics

/// Quantities of many units, each measured with an error of known variance: their mean, how far they
/// truly differ, and the best prediction of each.
///
/// The mixed model `value = mean + unit + error` with unit ~ N(0, τ²) and error ~ N(0, v), v given;
/// τ² by REML, 0 where the values differ no more than their errors.
///
/// Source: Viechtbauer (2005), J. Educ. Behav. Stat. 30, 261-293, for REML; Robinson (1991), Stat.
/// Science 6, 15-32, for the predictions.
public struct RandomEffects: Sendable {
  /// Mean of the true quantities, each value weighted by its precision.
  public let mean: Double
  /// Standard error of the mean, given τ².
  public let meanStandardError: Double
  /// τ², in squared units of the values.
  public let variance: Double
  /// One per value: `(prediction, standard error)`, given τ².
  public let predictions: [(value: Double, standardError: Double)]

  /// - Parameters:
  ///   - values: two or more.
  ///   - variances: as many, above 0.
  /// - Returns: nil for fewer than two values.
  /// - Complexity: values × some hundred steps of a bisection.
  public init?(values: [Double], variances: [Double]) {
    precondition(values.count == variances.count, "one variance a value")
    precondition(variances.allSatisfy { $0 > 0 && $0.isFinite }, "variances above 0")
    guard values.count > 1 else { return nil }
    let variance = Self.remlVariance(values, variances)
    let fit = Self.weightedMean(values, variances, variance)
    self.variance = variance
    mean = fit.mean
    meanStandardError = (1 / fit.weight).squareRoot()
    predictions = zip(values, variances).map { value, error in
      let kept = variance / (variance + error)
      let spread = kept * error + (1 - kept) * (1 - kept) / fit.weight
      return (kept * value + (1 - kept) * fit.mean, spread.squareRoot())
    }
  }

  private static func weightedMean(
    _ values: [Double], _ variances: [Double], _ between: Double
  ) -> (mean: Double, weight: Double) {
    var (sum, weight) = (0.0, 0.0)
    for (value, error) in zip(values, variances) {
      sum += value / (error + between)
      weight += 1 / (error + between)
    }
    return (sum / weight, weight)
  }

  /// Twice the derivative of the restricted log-likelihood by τ².
  private static func score(
    _ values: [Double], _ variances: [Double], _ between: Double
  ) -> Double {
    let fit = weightedMean(values, variances, between)
    var (score, squares) = (0.0, 0.0)
    for (value, error) in zip(values, variances) {
      let weight = 1 / (error + between)
      let distance = value - fit.mean
      score += weight * weight * distance * distance - weight
      squares += weight * weight
    }
    return score + squares / fit.weight
  }

  /// Where the score crosses 0, to a 10^-12th of its bracket.
  private static func remlVariance(_ values: [Double], _ variances: [Double]) -> Double {
    guard score(values, variances, 0) > 0 else { return 0 }
    // Above the variance of the values themselves the likelihood falls.
    var (lower, upper) = (0.0, max(2 * (Statistics.variance(values) ?? 0), .leastNormalMagnitude))
    while score(values, variances, upper) > 0 { upper *= 2 }
    while upper - lower > 1e-12 * upper {
      let middle = (lower + upper) / 2
      guard middle > lower, middle < upper else { break }
      if score(values, variances, middle) > 0 { lower = middle } else { upper = middle }
    }
    return (lower + upper) / 2
  }
}
