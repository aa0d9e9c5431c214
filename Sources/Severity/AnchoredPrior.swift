import Foundation

/// Priors of the anchored model, in within-team standard deviations of each component.
///
/// Standard deviations carry half-normal priors (Gelman 2006, Bayesian Analysis 1, 515-534).
/// Severity and group SD have half of their prior at exactly zero, so where there is no bias
/// nothing is corrected; the other half is half-normal.
struct AnchoredPrior {
  /// Half a within-team SD between teams would already be a scandal; larger stays possible.
  var betweenScale = 0.5
  /// A component's own error and the quality SD: at most about its whole SD.
  var withinScale = 1.0
  /// Anchors are expected to point the way of the on-site score, about as strongly.
  var loadingMean = 0.7
  var loadingSD = 0.5

  /// - Parameter x: severity, group, log quality SD, log error SDs, anchor loadings.
  func parameters(_ x: [Double], componentCount k: Int) -> AnchoredLikelihood.Parameters {
    .init(
      groupSD: k > 1 ? max(0, x[1]) : 0, severitySD: max(0, x[0]), qualitySD: exp(x[2]),
      loadings: [1] + x[(3 + k)...], errorVariances: (0..<k).map { exp(2 * x[3 + $0]) })
  }

  /// The log prior density of x, with the Jacobian of the logarithms.
  func logDensity(_ x: [Double], componentCount k: Int) -> Double {
    var sum = 0.0
    for i in 0..<2 { sum -= 0.5 * (x[i] / betweenScale) * (x[i] / betweenScale) }
    for i in 2..<(3 + k) {
      let ratio = exp(x[i]) / withinScale
      sum += x[i] - 0.5 * ratio * ratio
    }
    for i in (3 + k)..<x.count {
      let z = (x[i] - loadingMean) / loadingSD
      sum -= 0.5 * z * z
    }
    return sum
  }

  func start(componentCount k: Int) -> [Double] {
    [0.3, 0.1, log(0.8)] + Array(repeating: log(0.5), count: k)
      + Array(repeating: loadingMean, count: k - 1)
  }
}
