import Statistics

extension LeastSquaresFit {
  /// The regression as a model without random factors, its residual variance with the exact
  /// interval by chi-squared.
  public var mixedModel: MixedModelFit {
    var components: [VarianceComponent] = []
    if let variance = residualVariance {
      let df = Double(residualDF)
      let isKnown = variance > 0
      func end(_ p: Double) -> Double? {
        isKnown ? residualSquares / Distributions.chiSquaredQuantile(p, df: df) : nil
      }
      components = [
        VarianceComponent(
          name: "Residual", levels: nil, variance: variance,
          standardError: isKnown ? variance * (2 / df).squareRoot() : nil, lower: end(0.975),
          upper: end(0.025), share: 1)
      ]
    }
    return MixedModelFit(
      method: method, criterion: criterion, observations: observations, components: components,
      fixedEffects: effects, fixedCovariance: [], droppedFixed: dropped, effects: [],
      convergence: .converged(evaluations: 0), evaluations: 0)
  }
}
