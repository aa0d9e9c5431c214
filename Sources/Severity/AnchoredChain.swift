import Foundation
import Optimization
import Statistics

/// One Markov chain over submodels and their points.
///
/// Each step first proposes a state from the mixture, whatever the current one (this is what moves
/// between submodels), then walks a little within the submodel (this is what leaves a state the
/// mixture seldom proposes). Neither kernel adapts, so every kept state counts.
///
/// Source: Tierney (1994), Annals of Statistics 22, 1701-1762, independence and random-walk
/// kernels in section 2.3; step size of Roberts, Gelman & Gilks (1997).
struct AnchoredChain<Likelihood: RestrictedLikelihood> {
  private var posterior: AnchoredPosterior<Likelihood>
  private let mixture: SubmodelMixture
  private var place = 0
  private var points: [[Double]]
  private var trials: [[Double]]
  private var density = -Double.infinity
  private var proposalDensity = 0.0

  var teamCount: Int { posterior.likelihood.teamCount }
  /// Normals one draw of the effects needs.
  var effectCount: Int { 2 * teamCount + posterior.likelihood.componentCount }

  init(_ posterior: AnchoredPosterior<Likelihood>, _ mixture: SubmodelMixture) {
    self.posterior = posterior
    self.mixture = mixture
    points = mixture.proposals.map(\.student.centre)
    trials = points
  }

  mutating func step(using stream: inout PhiloxStream) {
    jump(using: &stream)
    walk(using: &stream)
  }

  private mutating func jump(using stream: inout PhiloxStream) {
    let next = mixture.draw(using: &stream)
    let possible = mixture.proposals[next].student.draw(&trials[next], using: &stream)
    let u = stream.uniform()
    guard possible else { return }
    let trial = posterior.logDensity(mixture.proposals[next].submodel, trials[next])
    guard trial.isFinite else { return }
    let trialProposal = mixture.logDensity(next, trials[next])
    if !density.isFinite || log(u) < trial - trialProposal - density + proposalDensity {
      place = next
      accept(trial)
      proposalDensity = trialProposal
    }
  }

  private mutating func walk(using stream: inout PhiloxStream) {
    let proposal = mixture.proposals[place]
    let size = 2.38 / Double(proposal.submodel.dimension).squareRoot()
    let possible = proposal.student.step(
      &trials[place], from: points[place], size: size, using: &stream)
    let u = stream.uniform()
    guard possible else { return }
    let trial = posterior.logDensity(proposal.submodel, trials[place])
    if log(u) < trial - density {
      accept(trial)
      proposalDensity = mixture.logDensity(place, points[place])
    }
  }

  private mutating func accept(_ trial: Double) {
    swap(&points[place], &trials[place])
    density = trial
  }

  /// The current parameters, the conditional mean of the effects, and a draw of them.
  mutating func effects(
    noise: [Double]
  ) -> (parameters: AnchoredParameters, mean: [Double], draw: [Double]) {
    _ = posterior.logDensity(mixture.proposals[place].submodel, points[place])
    let mean = posterior.likelihood.effects(noise: noise.map { _ in 0 })
    let draw = posterior.likelihood.effects(noise: noise)
    return (posterior.parameters, mean, draw)
  }
}
