import Foundation
import Optimization
import Statistics

/// A Student t fitted to the posterior of one submodel, and how probable that submodel is.
struct MultiYearProposal {
  let submodel: MultiYearSubmodel
  private(set) var student: StudentProposal
  /// Log of the estimated integral of the unnormalised posterior.
  let logEvidence: Double

  /// Some 37 is the rounding of a sum; the rest allows for a first sample's error.
  private static let unseen = 60.0

  /// - Parameters:
  ///   - rival: log evidence of another submodel; one that falls short of it by a factor that a sum in
  ///     double precision does not see is not fitted to the end.
  ///   - threads: threads the work may use; the answer does not depend on them.
  /// - Returns: nil when no proposal could be made.
  init?(
    _ submodel: MultiYearSubmodel, _ posterior: MultiYearPosterior, leastEffective: Double,
    rival: Double = -.infinity, threads: Int,
    using stream: inout PhiloxStream
  ) {
    var own = posterior
    guard
      let fitted = ImportanceProposal(
        start: submodel.start(posterior.prior), upper: submodel.upper,
        positiveCount: submodel.positiveCount,
        leastEffective: leastEffective, negligible: rival - Self.unseen, using: &stream,
        logDensity: { own.logDensity(submodel, $0) },
        logDensities: { posterior.logDensities(submodel, $0, threads: threads) })
    else { return nil }
    self.submodel = submodel
    student = fitted.student
    logEvidence = fitted.logEvidence
  }

  /// Posterior probabilities of the submodels, equally probable before; nil where no evidence is
  /// finite.
  static func probabilities(_ proposals: [MultiYearProposal]) -> [Double]? {
    guard let top = proposals.map(\.logEvidence).max(), top.isFinite else { return nil }
    let whole = proposals.reduce(0) { $0 + exp($1.logEvidence - top) }
    return proposals.map { exp($0.logEvidence - top) / whole }
  }

  /// Possible points drawn from the proposal, which is then refitted to them.
  ///
  /// - Parameter count: draws tried; impossible ones are left out, and count in the weights.
  mutating func drawStates(
    count: Int, _ posterior: MultiYearPosterior, leastEffective: Double, threads: Int,
    using stream: inout PhiloxStream
  ) -> [MultiYearSample.State] {
    var (points, logs) = ([[Double]](), [Double]())
    let drawn = student.points(count, using: &stream)
    let values = posterior.logDensities(submodel, drawn, threads: threads)
    for (point, value) in zip(drawn, values) where value.isFinite {
      points.append(point)
      logs.append(value - student.logDensity(point))
    }
    let states = zip(points, logs).map {
      MultiYearSample.State(submodel: submodel, point: $0, logWeight: $1 - log(Double(count)))
    }
    if let refit = ImportanceProposal.refit(
      student, points: points, logs: logs, leastEffective: leastEffective)
    {
      student = refit.student
    }
    return states
  }
}
