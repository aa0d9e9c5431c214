/// The unnormalised posterior of the anchored model over submodels and their points.
struct AnchoredPosterior<Likelihood: RestrictedLikelihood> {
  var likelihood: Likelihood
  let prior: AnchoredPrior
  private(set) var parameters: AnchoredParameters

  init(_ likelihood: Likelihood, prior: AnchoredPrior) {
    self.likelihood = likelihood
    self.prior = prior
    parameters = prior.start(componentCount: likelihood.componentCount)
  }

  /// The log density, comparable across submodels.
  mutating func logDensity(_ submodel: AnchoredSubmodel, _ point: [Double]) -> Double {
    submodel.write(point, to: &parameters)
    let density = prior.logDensity(parameters, submodel) + likelihood.logDensity(parameters)
    return density.isNaN ? -.infinity : density
  }
}
