import Statistics

/// Severity of teams from on-site scores and anchors, integrated over the variance parameters.
///
/// y(u, k) = mean(k) + loading(k) (group(t) + quality(u)) − [k = on-site] severity(t)
///   + [k an anchor] lean(k, t) + error(u, k).
/// Severities are reported against the mean of the teams in the round, draw by draw; positive
/// took points off.
public struct AnchoredModel: Sendable {
  /// Markov chains; how well they agree is part of the estimate.
  public var chains = 4
  /// Steps before the first kept draw; the chains start from a fitted proposal.
  public var warmUp = 100
  /// Kept draws per chain, at least 8.
  public var draws = 500
  /// Steps between kept draws; four and sixteen times as many where the draws prove too alike.
  public var thin = 3
  /// Threads the fit may use; the answer does not depend on it.
  public var threads = 1
  /// Whether draws that prove too alike are taken further apart.
  var isExtended = true
  private let prior = AnchoredPrior()
  /// Severities kept over all draws and chains: 320 MB, and as much again for each of groups and leans. Rounds
  /// of more than 20,000 teams have fewer draws, and a notice once these are too few for intervals.
  private static let mostNumbers = 40_000_000

  /// Prior probability that severities differ at all.
  public static let priorProbabilityOfSeverity = 1 - AnchoredPrior().severity.probabilityOfZero

  /// Prior probability that an anchor leans by team, where anything can tell.
  public static let priorProbabilityOfLean = 1 - AnchoredPrior().lean.probabilityOfZero

  /// A model with the usual numbers of chains and draws.
  public init() {}

  /// - Returns: posterior draws and what was learnt from them.
  /// - Throws: `SeverityError` when the scores cannot tell teams, units and errors apart.
  /// - Complexity: some 25,000 evaluations of the likelihood, each linear in the number of kinds of
  ///   teams; twice as many where severities are probably absent, five or twenty times for the rare
  ///   round whose draws are too alike.
  public func fit(_ data: AnchoredData, seed: UInt64) throws(SeverityError) -> SeverityEstimate {
    precondition(chains > 0 && draws >= 8 && thin > 0, "too few draws to diagnose")
    guard data.anchorCount <= Self.mostAnchors else {
      throw .tooManyAnchors(data.anchorCount, most: Self.mostAnchors)
    }
    let prepared = try PreparedAnchors(data)
    var model = self
    model.draws = min(draws, max(8, Self.mostNumbers / (chains * prepared.teamCount)))
    guard let estimate = model.fit(prepared, prepared.likelihood, seed: seed) else { throw .noFit }
    return estimate
  }

  /// Importance samples of the proposals fail in more dimensions: each anchor adds two.
  static let mostAnchors = 11

  /// Share of the draws that must be effective, 400 of the usual 2,000: what Vehtari et al. (2021)
  /// ask of four chains.
  private static let effectiveShare = 0.2
  private static let extensions = [1, 4, 16]

  private func fit<Likelihood: RestrictedLikelihood>(
    _ prepared: PreparedAnchors, _ likelihood: Likelihood, seed: UInt64
  ) -> SeverityEstimate? {
    let posterior = AnchoredPosterior(
      likelihood, prior: prior, leans: prepared.data.canTellLeans)
    guard let mixtures = proposals(posterior, seed: seed) else { return nil }
    let extensions = isExtended ? Self.extensions : [1]
    for (place, factor) in extensions.enumerated() {
      let thin = factor * thin
      let draws = chains(posterior, mixtures, thin: thin, seed: seed, first: 0)
      let series = SeveritySeries.all(draws, teamCount: prepared.teamCount, threads: threads)
      let diagnostics = ChainDiagnostics.all(count: prepared.teamCount, threads: threads) { team in
        series.map { $0.draws(of: team) }
      }
      let effective = diagnostics.map(\.bulkEffectiveSampleSize).min() ?? 0
      let wanted = Self.effectiveShare * Double(chains * self.draws)
      guard effective >= wanted || place == extensions.count - 1 else { continue }
      return SeverityEstimate(
        prepared: prepared, chains: draws, series: series,
        differing: differing(draws, posterior, mixtures, thin: thin, seed: seed),
        diagnostics: diagnostics, stepsBetweenDraws: thin, threads: threads)
    }
    return nil
  }

  private func chains<Likelihood: RestrictedLikelihood>(
    _ posterior: AnchoredPosterior<Likelihood>,
    _ mixtures: (upright: SubmodelMixture, leaning: SubmodelMixture), thin: Int, seed: UInt64,
    first: Int
  ) -> [ChainDraws] {
    parallelMap(count: chains, threads: threads) { chain in
      run(AnchoredChain(posterior, mixtures), thin: thin, seed: seed, chain: first + chain)
    }
  }

  /// Draws in which severities differ: of the chains themselves where these hold enough, else of
  /// chains that never leave that submodel; nil where all of the chains are such.
  private func differing<Likelihood: RestrictedLikelihood>(
    _ draws: [ChainDraws], _ posterior: AnchoredPosterior<Likelihood>,
    _ mixtures: (upright: SubmodelMixture, leaning: SubmodelMixture), thin: Int, seed: UInt64
  ) -> [ChainDraws]? {
    guard draws.contains(where: { $0.parameters.contains { $0.severitySD == 0 } }) else {
      return nil
    }
    let found = draws.map { $0.filtered { $0.severitySD > 0 } }
    let count = found.reduce(0) { $0 + $1.severities.count }
    guard Double(count) < Self.effectiveShare * Double(chains * self.draws),
      let upright = mixtures.upright.withSeverity, let leaning = mixtures.leaning.withSeverity
    else { return found }
    return chains(posterior, (upright, leaning), thin: thin, seed: seed, first: chains)
  }

  /// Proposals while no anchor leans, and while some does.
  private func proposals<Likelihood: RestrictedLikelihood>(
    _ posterior: AnchoredPosterior<Likelihood>, seed: UInt64
  ) -> (upright: SubmodelMixture, leaning: SubmodelMixture)? {
    let upright = Array(repeating: 0.0, count: posterior.likelihood.componentCount - 1)
    guard let first = mixture(posterior, leanSDs: upright, replicate: 0, seed: seed) else {
      return nil
    }
    guard posterior.leans else { return (first, first) }
    let leaning = posterior.likeliestLeans()
    guard leaning.contains(where: { $0 > 0 }),
      let second = mixture(posterior, leanSDs: leaning, replicate: 2, seed: seed)
    else { return (first, first) }
    return (first, second)
  }

  private func mixture<Likelihood: RestrictedLikelihood>(
    _ posterior: AnchoredPosterior<Likelihood>, leanSDs: [Double], replicate: Int, seed: UInt64
  ) -> SubmodelMixture? {
    let submodels = AnchoredSubmodel.all(componentCount: posterior.likelihood.componentCount)
    let proposals = parallelMap(count: submodels.count, threads: threads) { index in
      var stream = PhiloxStream(
        seed: seed, purpose: .anchoredProposal, replicate: replicate + index)
      return SubmodelProposal(
        submodels[index], posterior: posterior, leanSDs: leanSDs, using: &stream)
    }.compactMap(\.self)
    return proposals.isEmpty ? nil : SubmodelMixture(proposals)
  }

  private func run<Likelihood: RestrictedLikelihood>(
    _ start: AnchoredChain<Likelihood>, thin: Int, seed: UInt64, chain: Int
  ) -> ChainDraws {
    var walker = start
    var stream = PhiloxStream(seed: seed, purpose: .anchoredChain, replicate: chain)
    var effectStream = PhiloxStream(seed: seed, purpose: .anchoredEffects, replicate: chain)
    var result = ChainDraws()
    let size = walker.effectCount
    for _ in 0..<warmUp { walker.step(using: &stream) }
    for _ in 0..<draws {
      for _ in 0..<thin { walker.step(using: &stream) }
      let noise = effectStream.normals(size)
      let (parameters, mean, draw) = walker.effects(noise: noise)
      result.append(
        parameters: parameters, mean: mean, draw: draw, teamCount: walker.teamCount)
    }
    return result
  }
}
