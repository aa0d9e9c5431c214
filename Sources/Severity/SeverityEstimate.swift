import Statistics

/// The severity of one team, in on-site points; positive took points off.
public struct TeamSeverity: Sendable {
  /// Posterior mean, over severities that differ and none that do.
  public let severity: Double
  /// Posterior standard deviation about that mean.
  public let standardError: Double
  /// Lower end of the central 95 % interval, should severities differ at all.
  public let lower: Double
  /// Upper end of the central 95 % interval, should severities differ at all.
  public let upper: Double
  /// Standard deviation of `lower` over seeds, points; nil where draws are too few to tell.
  public let lowerMonteCarloError: Double?
  /// Standard deviation of `upper` over seeds, points; nil where draws are too few to tell.
  public let upperMonteCarloError: Double?
  /// Posterior probability that the team took points off, should severities differ at all.
  public let probabilityPositive: Double
  /// Twice the smaller posterior tail at zero, should severities differ at all.
  public let p: Double
}

/// The lean of one anchor: what all units of a team get too much of it.
public struct AnchorLean: Sendable {
  /// Posterior probability that the anchor leans by team; 0 where nothing could tell.
  public let probability: Double
  /// Posterior mean of the SD between teams, points of the anchor.
  public let standardDeviation: Double
  /// One per team: points of the anchor its units were favoured by, against the mean of the teams;
  /// posterior mean, nil for a team without on-site scores.
  public let teams: [Double?]
}

/// Posterior of the anchored model.
///
/// Draws and means are over rounds with severities and without, each as probable as the scores make
/// them: that is what an adjustment should use, and it corrects little where little is to correct.
/// Intervals, tails and p are those of the draws in which teams differ, and
/// `probabilityNoSeverity` says how probable it is that they do not: an interval over both would end
/// at exactly 0 whenever absence is possible.
public struct SeverityEstimate: Sendable {
  /// One per team; nil for a team without on-site scores.
  public let teams: [TeamSeverity?]
  /// Posterior draws of all that scores are made of; empty where severities cannot be estimated.
  public let states: [ScoreDraw]
  /// What was read, with the errors of single visits that a robust fit enlarged.
  public let data: AnchoredData
  /// draw × team, on-site points, centred on the teams; missing teams hold 0.
  public let draws: [[Double]]
  /// Posterior mean of the SD between teams' severities, points.
  public let severitySD: Double
  /// Posterior probability that no team differs in severity at all.
  public let probabilityNoSeverity: Double
  /// Posterior mean of the SD between the qualities of the units teams were sent to, points.
  public let groupSD: Double
  /// Posterior mean of the SD of quality between units of one group, points.
  public let qualitySD: Double
  /// Posterior mean of each component's error SD, points; on-site first.
  public let errorSDs: [Double]
  /// Posterior mean of each component's loading on quality, per on-site point; the on-site one is
  /// 1.
  public let loadings: [Double]
  /// One an anchor, in the order of the data.
  public let leans: [AnchorLean]
  /// How far severities follow anchors, at the posterior mean of the parameters; nil without
  /// severities.
  private let anchorSlopes: AnchorSlopes?
  /// Largest rank-normalised split R-hat over teams' severities (Vehtari et al. 2021); below 1.01
  /// the chains agree, above 1.05 more draws are needed.
  public let splitRHat: Double
  /// Smallest bulk effective sample size over teams' severities (Vehtari et al. 2021); intervals
  /// need at least 400.
  public let bulkEffectiveSampleSize: Double
  /// Steps of a chain between two of its draws.
  public let stepsBetweenDraws: Int
  /// One per unit: what the team gave beyond what anchors and team explain; nil without an on-site
  /// score or with several.
  public let residuals: [UnitResidual?]

  /// - Parameter differing: draws in which severities differ; nil where those of the chains all do.
  init(
    prepared: PreparedAnchors, chains: [ChainDraws], series: [SeveritySeries],
    differing: [ChainDraws]?, diagnostics: [ChainDiagnostics], stepsBetweenDraws: Int,
    threads: Int
  ) {
    self.stepsBetweenDraws = stepsBetweenDraws
    let scale = prepared.scales[0]
    let means = ChainDraws.TeamSums.means(chains)
    data = prepared.data
    let nothing = [Double](repeating: 0, count: prepared.position.count)
    states = parallelMap(count: chains.count, threads: threads) { number in
      let chain = chains[number]
      return chain.parameters.indices.map {
        ScoreDraw(
          chain.parameters[$0], severities: chain.severities[$0], chain.drawn[$0], prepared,
          nothing: nothing)
      }
    }.flatMap(\.self)
    draws = states.map(\.severities)
    let parameters = chains.flatMap(\.parameters)
    // Where no state with severities could be proposed, there are none.
    let others = differing.flatMap { $0.contains { !$0.severities.isEmpty } ? $0 : nil }
    let told =
      others.map { SeveritySeries.all($0, teamCount: prepared.teamCount, threads: threads) }
      ?? series
    teams = parallelMap(count: prepared.position.count, threads: threads) { team in
      prepared.position[team].map { place in
        let values = series.flatMap { $0.draws(of: place, scale: scale) }
        let chains = told.map { $0.draws(of: place, scale: scale) }
        let own = chains.flatMap(\.self).ascending()
        let count = Double(own.count)
        let above = Double(own.count { $0 > 0 }) / count
        let below = Double(own.count { $0 < 0 }) / count
        return TeamSeverity(
          severity: means.severities[place] * scale,
          standardError: (variance(values) ?? 0).squareRoot(),
          lower: quantile(sorted: own, 0.025), upper: quantile(sorted: own, 0.975),
          lowerMonteCarloError: quantileMonteCarloError(
            chains, sorted: own, probability: 0.025),
          upperMonteCarloError: quantileMonteCarloError(
            chains, sorted: own, probability: 0.975),
          probabilityPositive: above, p: min(1, 2 * min(1 - above, 1 - below)))
      }
    }
    func average(_ value: (AnchoredParameters) -> Double) -> Double {
      parameters.reduce(0) { $0 + value($1) } / Double(parameters.count)
    }
    severitySD = average(\.severitySD) * scale
    probabilityNoSeverity = average { $0.severitySD == 0 ? 1 : 0 }
    groupSD = average(\.groupSD) * scale
    qualitySD = average(\.qualitySD) * scale
    errorSDs = prepared.scales.indices.map { k in
      average { $0.errorSD(k) } * prepared.scales[k]
    }
    loadings = prepared.scales.indices.map { k in
      average { $0.loading(k) } * prepared.scales[k] / scale
    }
    leans = prepared.scales.indices.dropFirst().map { k in
      return AnchorLean(
        probability: average { $0.partSD(k) > 0 ? 1 : 0 },
        standardDeviation: average { $0.partSD(k) } * prepared.scales[k],
        teams: prepared.position.map { position in
          position.map { place in
            means.leans[k - 1][place] * prepared.scales[k]
          }
        })
    }
    anchorSlopes = AnchorSlopes(
      prepared: prepared, parameters: Self.centre((others ?? chains).flatMap(\.parameters)))
    splitRHat = diagnostics.map(\.splitRHat).max() ?? 1
    bulkEffectiveSampleSize = diagnostics.map(\.bulkEffectiveSampleSize).min() ?? 0
    residuals = UnitResidual.all(prepared: prepared, parameters: parameters, means: means)
  }

  /// The mean of parameters, one by one.
  private static func centre(_ parameters: [AnchoredParameters]) -> AnchoredParameters {
    let count = Double(parameters.count)
    return AnchoredParameters(
      values: parameters[0].values.indices.map { place in
        parameters.reduce(0) { $0 + $1.values[place] } / count
      }, componentCount: parameters[0].componentCount)
  }

  /// By how many points an anchor would have to favour a team's units for its interval to reach 0.
  ///
  /// - Returns: the anchor for which the fewest points suffice, and the points: positive where it
  ///   would have to favour the team's units, negative where to disfavour them. nil where the interval
  ///   holds 0, or no anchor bears on the severity.
  /// - Complexity: next to nothing where each unit has one team; otherwise one likelihood per anchor and one
  ///   more.
  public func tippingBias(team: Int) -> (anchor: Int, points: Double)? {
    guard let own = teams[team], own.lower > 0 || own.upper < 0 else { return nil }
    guard let anchorSlopes, let place = anchorSlopes.prepared.position[team] else { return nil }
    let end = own.lower > 0 ? own.lower : own.upper
    return anchorSlopes.slopes(ofTeam: place).enumerated().filter {
      abs($0.element) > Self.smallestSlope
    }
    .map { (anchor: $0.offset, points: end / $0.element) }
    .min { abs($0.points) < abs($1.points) }
  }

  /// Below it an anchor does not bear on a severity.
  private static let smallestSlope = 1e-3
}

extension SeverityEstimate {
  /// No severities, where they cannot be estimated: no team has any, no draw moves a score.
  public init(without data: AnchoredData) {
    self.data = data
    states = []
    teams = Array(repeating: nil, count: data.teamCount)
    draws = [Array(repeating: 0, count: data.teamCount)]
    severitySD = 0
    probabilityNoSeverity = 1 - AnchoredModel.priorProbabilityOfSeverity
    groupSD = 0
    qualitySD = 0
    errorSDs = Array(repeating: 0, count: 1 + data.anchorCount)
    loadings = Array(repeating: 1, count: 1 + data.anchorCount)
    leans = []
    anchorSlopes = nil
    splitRHat = 1
    bulkEffectiveSampleSize = .infinity
    stepsBetweenDraws = 0
    residuals = Array(repeating: nil, count: data.unitCount)
  }
}
