/// The unnormalised posterior of the anchored model over submodels, their points and leans of anchors.
struct AnchoredPosterior<Likelihood: RestrictedLikelihood> {
  var likelihood: Likelihood
  let prior: AnchoredPrior
  /// Whether anchors may lean.
  let leans: Bool
  private(set) var parameters: AnchoredParameters

  init(_ likelihood: Likelihood, prior: AnchoredPrior, leans: Bool) {
    self.likelihood = likelihood
    self.prior = prior
    self.leans = leans
    parameters = prior.start(componentCount: likelihood.componentCount)
  }

  /// The log density, comparable across submodels.
  ///
  /// - Parameter leanSDs: one an anchor, 0 where it does not lean.
  mutating func logDensity(
    _ submodel: AnchoredSubmodel, _ point: [Double], leanSDs: [Double]
  ) -> Double {
    submodel.write(point, to: &parameters)
    for (anchor, sd) in leanSDs.enumerated() { parameters.values[1 + anchor] = sd }
    let density =
      likelihood.logDensity(parameters)
      + prior.logDensity(
        parameters, submodel, leans: leans, residualVariances: likelihood.residualVariances)
    return density.isNaN ? -.infinity : density
  }
}

extension AnchoredPosterior {
  /// The SDs of leans at the largest likelihood, severities and groups being free; those too small to
  /// matter to a proposal are 0.
  func likeliestLeans() -> [Double] {
    let k = likelihood.componentCount
    let submodel = AnchoredSubmodel(parts: Array(repeating: true, count: k), hasGroup: true)
    let best = likelihood.maximum(
      submodel, from: prior.start(componentCount: k), isRough: true
    ).at
    return (1..<k).map { best.partSD($0) > Self.negligibleLean ? best.partSD($0) : 0 }
  }

  /// Of a component's SD within teams.
  private static var negligibleLean: Double { 0.05 }
}
