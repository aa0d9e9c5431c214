import Optimization
import Statistics

/// A Student t fitted to the posterior of one submodel, and how probable that submodel is.
struct SubmodelProposal: Sendable {
  let submodel: AnchoredSubmodel
  let student: StudentProposal
  /// Log of the estimated integral of the unnormalised posterior.
  let logEvidence: Double

  init?<Likelihood: RestrictedLikelihood>(
    _ submodel: AnchoredSubmodel, posterior: AnchoredPosterior<Likelihood>,
    leanSDs: [Double], using stream: inout PhiloxStream
  ) {
    var posterior = posterior
    guard
      let fitted = ImportanceProposal(
        start: submodel.point(posterior.prior.start(componentCount: submodel.componentCount)),
        positiveCount: submodel.positiveCount, using: &stream,
        logDensity: { posterior.logDensity(submodel, $0, leanSDs: leanSDs) })
    else { return nil }
    self.submodel = submodel
    student = fitted.student
    logEvidence = fitted.logEvidence
  }
}
