import Severity
import Statistics

/// Severities of teams in several years at once.
///
/// As the anchored model of one year, and besides: a unit's quality persists from year to year, so
/// what other teams gave it in other years speaks of it; a team's severity persists too. Severities
/// are reported against the mean of the teams of their year, so a severity that all teams of a year
/// share stays part of that year.
public struct MultiYearModel: Sendable {
  /// Points drawn from the fitted proposals.
  public var sample = 2_000
  /// Draws kept of the sampled points, equally weighted.
  public var draws = 1_000
  /// Threads the work may use; the answer does not depend on them.
  public var threads = 1
  private let prior = MultiYearPrior()

  /// A submodel less probable than this has no draw to give.
  private static let leastProbability = 1e-4
  /// Effective draws that end the search for better proposals, and how often it is tried.
  private static let enough = 400.0
  private static let rounds = 8
  /// Some ten points a coordinate, for a covariance that means something.
  private static let leastEffective = 100.0

  /// A model with the usual numbers of points and draws.
  public init() {}

  /// - Returns: equally weighted draws of severities and variances, with the effective size of the
  ///   weighted sample they come from.
  /// - Throws: `MultiYearError` when the years cannot tell teams, units and errors apart.
  /// - Complexity: some 7,000 evaluations of `MultiYearLikelihood`.
  ///
  /// Source: the importance sample of Cappé et al. (2004), Population Monte Carlo; resampled by
  /// Kitagawa's (1996) systematic scheme, J. Comput. Graph. Stat. 5, 1-25.
  public func fit(_ data: MultiYearData, seed: UInt64) throws(MultiYearError) -> MultiYearEstimate {
    let prepared = try PreparedMultiYear(data)
    let posterior = MultiYearPosterior(try MultiYearLikelihood(prepared), prior: prior)
    let proposals = try fittedProposals(posterior, seed: seed)
    let best = try bestSample(posterior, proposals, seed: seed)
    let kept = keptDraws(best, posterior, prepared, seed: seed)
    guard !kept.severities.isEmpty else { throw .noFit }
    return MultiYearEstimate(kept, prepared, effectiveSampleSize: best.effectiveSize)
  }

  /// One proposal with severities and one without.
  private func fittedProposals(
    _ posterior: MultiYearPosterior, seed: UInt64
  ) throws(MultiYearError) -> [MultiYearProposal] {
    let submodels = [true, false].map {
      MultiYearSubmodel(hasSeverity: $0, componentCount: posterior.likelihood.componentCount)
    }
    let fitted = { (index: Int, rival: Double) -> MultiYearProposal? in
      var stream = PhiloxStream(seed: seed, purpose: .multiYearProposal, replicate: index)
      return MultiYearProposal(
        submodels[index], posterior, leastEffective: Self.leastEffective, rival: rival,
        threads: threads, using: &stream)
    }
    // One after the other, whatever threads there are: where draws go depends on how far the second is
    // fitted, and it is not fitted to the end where the first leaves it next to no chance.
    let proposals = submodels.indices.reduce(into: [MultiYearProposal?]()) {
      $0.append(fitted($1, $0.last??.logEvidence ?? -.infinity))
    }
    let found = proposals.compactMap(\.self)
    guard found.count == submodels.count else { throw .noFit }
    return found
  }

  /// The sample worth most draws, each round's from proposals refitted to the round before.
  private func bestSample(
    _ posterior: MultiYearPosterior, _ fitted: [MultiYearProposal], seed: UInt64
  ) throws(MultiYearError) -> MultiYearSample {
    var proposals = fitted
    guard let probabilities = MultiYearProposal.probabilities(fitted) else { throw .noFit }
    var best: MultiYearSample?
    for round in 0..<Self.rounds {
      var states: [MultiYearSample.State] = []
      for (index, probability) in probabilities.enumerated()
      where probability > Self.leastProbability {
        var stream = PhiloxStream(
          seed: seed, purpose: .multiYearSample, replicate: index + proposals.count * round)
        states += proposals[index].drawStates(
          count: max(50, Int((probability * Double(sample)).rounded())), posterior,
          leastEffective: Self.leastEffective, threads: threads, using: &stream)
      }
      guard let own = MultiYearSample(states) else { throw .noFit }
      if own.effectiveSize > best?.effectiveSize ?? 0 { best = own }
      if let best, best.effectiveSize >= Self.enough { break }
    }
    guard let best else { throw .noFit }
    return best
  }

  /// Equally weighted draws of the parameters, each with a draw of the severities.
  private func keptDraws(
    _ sample: MultiYearSample, _ posterior: MultiYearPosterior, _ prepared: PreparedMultiYear,
    seed: UInt64
  ) -> MultiYearDraws {
    var stream = PhiloxStream(seed: seed, purpose: .multiYearEffects)
    var kept = MultiYearDraws()
    let parameters = sample.resampled(count: draws, using: &stream).map {
      $0.submodel.parameters($0.point)
    }
    let severities = posterior.drawnSeverities(parameters, threads: threads, using: &stream)
    for (parameters, severities) in zip(parameters, severities) {
      guard let severities else { continue }
      kept.append(parameters, severities, prepared)
    }
    return kept
  }
}
