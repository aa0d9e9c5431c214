import Severity
import Statistics

/// The unnormalised posterior of the model of several years over submodels and their points.
struct MultiYearPosterior {
  private(set) var likelihood: MultiYearLikelihood
  let prior: MultiYearPrior

  init(_ likelihood: MultiYearLikelihood, prior: MultiYearPrior) {
    self.likelihood = likelihood
    self.prior = prior
  }

  /// The log density, comparable across submodels; −∞ where impossible.
  mutating func logDensity(_ submodel: MultiYearSubmodel, _ point: [Double]) -> Double {
    let parameters = submodel.parameters(point)
    let value = submodel.logPrior(point, parameters, prior)
    return value.isFinite ? value + likelihood.logDensity(parameters) : -.infinity
  }

  /// A draw of the severities given the parameters, in on-site within-team SDs; nil where rounding
  /// leaves none.
  mutating func drawnSeverities(
    _ parameters: MultiYearParameters, using stream: inout PhiloxStream
  ) -> [Double]? {
    let noise = stream.normals(likelihood.noiseCount)
    return likelihood.severities(noise: noise, parameters)
  }
}
