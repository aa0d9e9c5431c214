import Foundation
import Optimization
import Statistics

/// One Markov chain over submodels, their points and leans of anchors.
///
/// Each step first proposes submodel and point from a mixture, whatever the current ones (this is
/// what moves between submodels), then walks a little (this is what leaves a state the mixture
/// seldom proposes); every other step lets one anchor begin or cease to lean. No kernel adapts, so
/// every kept state counts.
///
/// Source: Tierney (1994), Annals of Statistics 22, 1701-1762, independence and random-walk
/// kernels in section 2.3; step size of Roberts, Gelman & Gilks (1997); Green (1995), Biometrika 82,
/// 711-732, section 3, for births and deaths.
struct AnchoredChain<Likelihood: RestrictedLikelihood> {
  private var posterior: AnchoredPosterior<Likelihood>
  /// Proposals while no anchor leans, and while some does.
  private let mixtures: (upright: SubmodelMixture, leaning: SubmodelMixture)
  private var submodel: AnchoredSubmodel
  private var point: [Double]
  private var trial: [Double]
  private var leanSDs: [Double]
  private var trialLeans: [Double]
  /// SDs of what anchors have left at the current point.
  private var leanUnits: [Double]
  /// The same where the chain starts: steps may not depend on the point they leave.
  private let stepUnits: [Double]
  private var density = -Double.infinity
  private var steps = 0
  /// Log density of proposing the current point, where it is known.
  private var proposed: Double?

  var teamCount: Int { posterior.likelihood.teamCount }
  /// Normals one draw of the effects needs.
  var effectCount: Int { posterior.likelihood.effectCount }

  init(
    _ posterior: AnchoredPosterior<Likelihood>,
    _ mixtures: (upright: SubmodelMixture, leaning: SubmodelMixture)
  ) {
    self.posterior = posterior
    self.mixtures = mixtures
    submodel = mixtures.upright.proposals[0].submodel
    point = mixtures.upright.proposals[0].student.centre
    trial = point
    leanSDs = Array(repeating: 0, count: posterior.likelihood.componentCount - 1)
    trialLeans = leanSDs
    density = self.posterior.logDensity(submodel, point, leanSDs: leanSDs)
    stepUnits = self.posterior.likelihood.residualVariances.dropFirst().map { $0.squareRoot() }
    leanUnits = stepUnits
  }

  mutating func step(using stream: inout PhiloxStream) {
    jump(using: &stream)
    walk(using: &stream)
    steps += 1
    if posterior.leans, steps.isMultiple(of: 2) { toggle(using: &stream) }
  }

  private var mixture: SubmodelMixture {
    leanSDs.contains { $0 > 0 } ? mixtures.leaning : mixtures.upright
  }

  private mutating func jump(using stream: inout PhiloxStream) {
    let mixture = mixture
    let next = mixture.proposals[mixture.draw(using: &stream)]
    refill(&trial, with: next.student.centre)
    let possible = next.student.draw(&trial, using: &stream)
    let u = stream.uniform()
    guard possible else { return }
    let value = posterior.logDensity(next.submodel, trial, leanSDs: leanSDs)
    guard value.isFinite else { return }
    let current = proposed ?? mixture.logDensity(submodel, point)
    let other = mixture.logDensity(next.submodel, trial)
    proposed = current
    let ratio = value - other - density + current
    if !density.isFinite || log(u) < ratio {
      submodel = next.submodel
      swap(&point, &trial)
      move(to: value)
      proposed = other
    }
  }

  private mutating func walk(using stream: inout PhiloxStream) {
    guard let proposal = mixture.proposal(submodel) else { return }
    refill(&trial, with: point)
    let size = 2.38 / Double(submodel.dimension).squareRoot()
    let possible = proposal.student.step(&trial, from: point, size: size, using: &stream)
    for anchor in leanSDs.indices {
      let sd = leanSDs[anchor]
      trialLeans[anchor] =
        sd > 0 ? abs(sd + size * Self.leanStep * stepUnits[anchor] * stream.normal()) : 0
    }
    let u = stream.uniform()
    guard possible else { return }
    let value = posterior.logDensity(submodel, trial, leanSDs: trialLeans)
    if log(u) < value - density {
      swap(&point, &trial)
      swap(&leanSDs, &trialLeans)
      move(to: value)
    }
  }

  /// Of an anchor's SD left, as far as the SD of a lean is known from a dozen teams.
  private static var leanStep: Double { 0.2 }

  /// One anchor begins to lean, by a draw from the prior, or ceases to.
  private mutating func toggle(using stream: inout PhiloxStream) {
    let anchor = min(Int(stream.uniform() * Double(leanSDs.count)), leanSDs.count - 1)
    let unit = leanUnits[anchor]
    for other in leanSDs.indices { trialLeans[other] = leanSDs[other] }
    let birth = posterior.prior.lean.draw(using: &stream) * unit
    let u = stream.uniform()
    let old = leanSDs[anchor]
    trialLeans[anchor] = old > 0 ? 0 : birth
    let value = posterior.logDensity(submodel, point, leanSDs: trialLeans)
    let lean = posterior.prior.lean
    let born =
      lean.logDensity(max(old, trialLeans[anchor]), present: true, unit: unit) - lean.logPresence
    if log(u) < value - density + (old > 0 ? born : -born) {
      swap(&leanSDs, &trialLeans)
      move(to: value)
    }
  }

  private mutating func move(to value: Double) {
    density = value
    proposed = nil
    for anchor in leanUnits.indices {
      leanUnits[anchor] = posterior.likelihood.residualVariances[anchor + 1].squareRoot()
    }
  }

  /// The current parameters, the conditional mean of the effects, and a draw of them.
  mutating func effects(
    noise: [Double]
  ) -> (parameters: AnchoredParameters, mean: [Double], draw: [Double]) {
    _ = posterior.logDensity(submodel, point, leanSDs: leanSDs)
    let found = posterior.likelihood.effects(noises: [noise.map { _ in 0 }, noise])
    return (posterior.parameters, found[0], found[1])
  }
}

/// Copies numbers into an array without a new allocation where it has room.
private func refill(_ array: inout [Double], with source: [Double]) {
  guard array.count == source.count else {
    array = source
    return
  }
  for index in source.indices { array[index] = source[index] }
}
