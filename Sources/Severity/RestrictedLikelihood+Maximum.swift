import Optimization

extension RestrictedLikelihood {
  /// The parameters of a submodel at which the restricted likelihood is largest.
  ///
  /// - Parameter isRough: where a neighbourhood is enough, with a quarter of the effort.
  /// - Complexity: up to 2,000 evaluations.
  func maximum(
    _ submodel: AnchoredSubmodel, from start: AnchoredParameters, isRough: Bool = false
  ) -> (value: Double, at: AnchoredParameters) {
    var likelihood = self
    var parameters = start
    let point = submodel.point(start)
    // A component's SDs are about 1 within teams; ten times that between teams is out of reach.
    let best = BoundedMaximum(
      from: point, lower: point.indices.map { $0 < submodel.positiveCount ? 0 : -10 },
      upper: point.map { _ in 10 }, firstStep: 0.1,
      tolerance: isRough ? 1e-4 : 1e-9, evaluationLimit: isRough ? 500 : 2_000
    ) {
      submodel.write($0, to: &parameters)
      return likelihood.logDensity(parameters)
    }
    submodel.write(best.point, to: &parameters)
    return (best.value, parameters)
  }
}
