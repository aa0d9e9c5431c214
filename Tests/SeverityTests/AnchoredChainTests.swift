import Foundation
import RealModule
import Statistics
import Testing

@testable import Severity

@Suite struct AnchoredChainTests {
  /// Scores that say something of units and nothing of teams. What scores have left, the unit of the
  /// priors of severity and leans, varies with the parameters.
  private struct SilentOnTeams: RestrictedLikelihood {
    let componentCount = 3
    let teamCount = 2
    var residualVariances = [1.0, 1, 1]

    mutating func logDensity(_ parameters: AnchoredParameters) -> Double {
      let quality = parameters.qualitySD * parameters.qualitySD
      let (loadings, errors) = (parameters.loadings, parameters.errorVariances)
      let weight = zip(loadings, errors).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
      for a in 0..<componentCount {
        let loaded = loadings[a] / errors[a]
        residualVariances[a] =
          1 / (1 / errors[a] - quality * loaded * loaded / (1 + quality * weight))
      }
      // SDs near 0.5, by a factor of 1.5 up or down.
      return ([quality] + errors).reduce(0) {
        let z = log($1.squareRoot() / 0.5) / 0.4
        return $0 - 0.5 * z * z
      }
    }

    func effects(noise: [Double]) -> [Double] { noise }
  }

  private func mixture(leanSDs: [Double], tag: UInt32) throws -> SubmodelMixture {
    let posterior = AnchoredPosterior(SilentOnTeams(), prior: AnchoredPrior(), leans: true)
    var stream = PhiloxStream(seed: 17, tag: tag)
    return SubmodelMixture(
      try AnchoredSubmodel.all(componentCount: 3).map {
        try #require(
          SubmodelProposal($0, posterior: posterior, leanSDs: leanSDs, using: &stream))
      })
  }

  @Test func `where scores say nothing of teams the chain samples the prior`() throws {
    let posterior = AnchoredPosterior(SilentOnTeams(), prior: AnchoredPrior(), leans: true)
    var chain = AnchoredChain(
      posterior,
      (
        upright: try mixture(leanSDs: [0, 0], tag: 912),
        leaning: try mixture(leanSDs: [0.3, 0.3], tag: 913)
      ))
    var stream = PhiloxStream(seed: 18, tag: 914)
    let still = Array(repeating: 0.0, count: chain.effectCount)
    var likelihood = SilentOnTeams()
    var (severities, leans, groups) = ([Double](), [Double](), [Double]())
    let count = 8_000
    for _ in 0..<count {
      for _ in 0..<4 { chain.step(using: &stream) }
      let parameters = chain.effects(noise: still).parameters
      _ = likelihood.logDensity(parameters)
      let units = likelihood.residualVariances.map { $0.squareRoot() }
      if parameters.severitySD > 0 { severities.append(parameters.severitySD / units[0]) }
      for a in 1..<3 where parameters.partSD(a) > 0 {
        leans.append(parameters.partSD(a) / units[a])
      }
      groups.append(parameters.groupSD)
    }
    // Draws worth some 2,000: a probability of a half is known to 0.011, one of a tenth, of two
    // anchors, to 0.005; four such errors.
    let present = Double(severities.count) / Double(count)
    #expect(present.isApproximatelyEqual(to: 0.5, absoluteTolerance: 0.045))
    let leaning = Double(leans.count) / Double(2 * count)
    #expect(leaning.isApproximatelyEqual(to: 0.1, absoluteTolerance: 0.02))
    // SciPy 1.17.1: 0.35 * sqrt(3 * stats.f.ppf(q, 3, 5)) and sqrt(2 * stats.f.ppf(q, 2, 5)).
    let shares = [0.1, 0.25, 0.5, 0.75, 0.9]
    let part = [0.26309699, 0.39054005, 0.57738742, 0.83214688, 1.15332474]
    let group = [0.46392285, 0.78088138, 1.26393811, 1.924969, 2.74944215]
    // Where present, severities are two fifths of the draws, leans a fifth.
    for (values, quantiles, tolerance) in [
      (severities, part, 0.07), (leans, part, 0.1), (groups, group, 0.045),
    ] {
      for (limit, share) in zip(quantiles, shares) {
        let below = Double(values.count { $0 < limit }) / Double(values.count)
        #expect(below.isApproximatelyEqual(to: share, absoluteTolerance: tolerance))
      }
    }
  }
}
