import Statistics

/// Severity of teams from on-site scores and anchors, integrated over the variance parameters.
///
/// y(u, k) = mean(k) + loading(k) (group(t) + quality(u)) − [k = on-site] severity(t) + error(u, k).
/// Severities are reported against the mean of the teams in the round, draw by draw; positive
/// took points off.
public struct AnchoredModel: Sendable {
  public var chains = 4
  /// Steps before the first kept draw; the chains start from a fitted proposal.
  public var warmUp = 100
  /// Kept draws a chain.
  public var draws = 500
  /// Steps between kept draws.
  public var thin = 4
  /// Threads the fit may use; the answer does not depend on it.
  public var threads = 1
  private let prior = AnchoredPrior()

  /// Purposes of the random streams.
  private static let chainPurpose: UInt32 = 1
  private static let effectPurpose: UInt32 = 2
  private static let proposalPurpose: UInt32 = 3

  public init() {}

  /// - Returns: posterior draws and what was learnt from them.
  /// - Throws: `SeverityError` when the scores cannot tell teams, units and errors apart.
  /// - Complexity: some 25,000 evaluations of the likelihood, each linear in the number of teams.
  public func fit(_ data: AnchoredData, seed: UInt64) throws(SeverityError) -> SeverityEstimate {
    let prepared = try PreparedAnchors(data)
    let chains = sample(prepared.likelihood, seed: seed)
    guard let chains else { throw .noFit }
    return SeverityEstimate(prepared: prepared, chains: chains)
  }

  private func sample<Likelihood: RestrictedLikelihood>(
    _ likelihood: Likelihood, seed: UInt64
  ) -> [ChainDraws]? {
    let posterior = AnchoredPosterior(likelihood, prior: prior)
    let submodels = AnchoredSubmodel.all(componentCount: likelihood.componentCount)
    let proposals = parallelMap(count: submodels.count, threads: threads) { index in
      var stream = PhiloxStream(seed: seed, purpose: Self.proposalPurpose, replicate: index)
      return SubmodelProposal(submodels[index], posterior: posterior, using: &stream)
    }.compactMap(\.self)
    guard !proposals.isEmpty else { return nil }
    let mixture = SubmodelMixture(proposals)
    return parallelMap(count: chains, threads: threads) { chain in
      run(AnchoredChain(posterior, mixture), seed: seed, chain: chain)
    }
  }

  private func run<Likelihood: RestrictedLikelihood>(
    _ start: AnchoredChain<Likelihood>, seed: UInt64, chain: Int
  ) -> ChainDraws {
    var walker = start
    var stream = PhiloxStream(seed: seed, purpose: Self.chainPurpose, replicate: chain)
    var effectStream = PhiloxStream(seed: seed, purpose: Self.effectPurpose, replicate: chain)
    var result = ChainDraws()
    let size = walker.effectCount
    for _ in 0..<warmUp { walker.step(using: &stream) }
    for _ in 0..<draws {
      for _ in 0..<thin { walker.step(using: &stream) }
      let noise = (0..<size).map { _ in effectStream.normal() }
      let (parameters, mean, draw) = walker.effects(noise: noise)
      result.append(
        parameters: parameters, mean: mean, draw: draw, teamCount: walker.teamCount)
    }

    return result
  }
}
