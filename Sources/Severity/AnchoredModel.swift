import Foundation
import Statistics

/// Why a severity cannot be estimated.
public enum SeverityError: Error, Equatable, CustomStringConvertible {
  case tooFewTeams(Int)
  case tooFewUnits(Int)
  case noSpread(component: Int)

  public var description: String {
    switch self {
    case .tooFewTeams(let count):
      "\(count) team has on-site scores; comparing teams needs at least two"
    case .tooFewUnits(let count):
      "\(count) scored units leave nothing to tell units from teams; score more units a team"
    case .noSpread(let component):
      "component \(component + 1) does not vary within teams; leave it out or check its column"
    }
  }
}

/// Severity of teams from on-site scores and anchors, integrated over the variance parameters.
///
/// y(u, k) = mean(k) + loading(k) (group(t) + quality(u)) − [k = on-site] severity(t) + error(u, k).
/// Severities are reported against the mean of the teams in the round, draw by draw; positive
/// took points off.
public struct AnchoredModel: Sendable {
  public var chains = 4
  public var warmUp = 1_500
  public var draws = 500
  /// Steps between kept draws.
  public var thin = 8
  public var threads = 1

  public init() {}

  /// - Returns: posterior draws and what was learnt from them.
  /// - Complexity: some 26,000 evaluations of the likelihood, each linear in the number of teams.
  public func fit(_ data: AnchoredData, seed: UInt64) throws(SeverityError) -> SeverityEstimate {
    let prepared = try PreparedAnchors(data)
    var kept: [ChainDraws] = []
    for chain in 0..<chains { kept.append(run(prepared, seed: seed, chain: chain)) }
    return SeverityEstimate(prepared: prepared, chains: kept)
  }

  private func run(_ prepared: PreparedAnchors, seed: UInt64, chain: Int) -> ChainDraws {
    let prior = AnchoredPrior()
    let k = prepared.componentCount
    let purpose: UInt32 = 1
    var stream = PhiloxStream(seed: seed, purpose: purpose, replicate: chain)
    var effectStream = PhiloxStream(seed: seed, purpose: purpose + 1, replicate: chain)
    var likelihood = prepared.likelihood
    var start = prior.start(componentCount: k)
    for i in start.indices { start[i] += 0.1 * stream.normal() }
    var result = ChainDraws()
    let sampler = AdaptiveMetropolis(
      mirrored: [0, 1], warmUp: warmUp, kept: draws, thin: thin)
    func density(_ x: [Double]) -> Double {
      let priorDensity = prior.logDensity(x, componentCount: k)
      return priorDensity + likelihood.logDensity(prior.parameters(x, componentCount: k))
    }
    sampler.run(from: start, using: &stream, logDensity: density) { x in
      let parameters = prior.parameters(x, componentCount: k)
      _ = likelihood.logDensity(parameters)
      let size = 2 * prepared.teamCount + k
      let noise = (0..<size).map { _ in effectStream.normal() }
      result.append(
        parameters: parameters, mean: likelihood.effects(noise: Array(repeating: 0, count: size)),
        draw: likelihood.effects(noise: noise), teamCount: prepared.teamCount)
    }
    return result
  }
}
