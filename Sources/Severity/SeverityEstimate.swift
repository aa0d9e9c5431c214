import Statistics

/// The severity of one team, in on-site points; positive took points off.
public struct TeamSeverity: Sendable {
  public let severity: Double
  /// Posterior standard deviation.
  public let standardError: Double
  /// Ends of the central 95 % interval.
  public let lower: Double
  public let upper: Double
  /// Posterior probability that the team took points off.
  public let probabilityPositive: Double
  /// Twice the smaller posterior tail at zero; draws with no severity at all count in both tails.
  public let p: Double
}

/// Posterior of the anchored model.
public struct SeverityEstimate: Sendable {
  /// One a team; nil for a team without on-site scores.
  public let teams: [TeamSeverity?]
  /// draw × team, on-site points, centred on the teams; missing teams hold 0.
  public let draws: [[Double]]
  /// Posterior mean of the SD between teams' severities, points.
  public let severitySD: Double
  /// Posterior probability that no team differs in severity at all.
  public let probabilityNoSeverity: Double
  /// Posterior mean of the SD between the qualities of the units teams were sent to, points.
  public let groupSD: Double
  public let qualitySD: Double
  /// Posterior means, points: one a component, on-site first.
  public let errorSDs: [Double]
  public let loadings: [Double]
  /// Largest split R-hat over teams' severities (Gelman et al. 2013, section 11.4); near 1.
  public let splitRHat: Double
  /// One a unit with an on-site score: what the team gave beyond what anchors and team explain.
  public let residuals: [UnitResidual?]

  init(prepared: PreparedAnchors, chains: [ChainDraws]) {
    let scale = prepared.scales[0]
    let all = chains.flatMap(\.severities)
    let means = chains.flatMap(\.severityMeans)
    draws = all.map { draw in prepared.position.map { $0.map { draw[$0] * scale } ?? 0 } }
    teams = prepared.position.map { position in
      position.map { place in
        let values = all.map { $0[place] * scale }.sorted()
        let count = Double(values.count)
        let above = Double(values.count { $0 > 0 }) / count
        let below = Double(values.count { $0 < 0 }) / count
        return TeamSeverity(
          severity: means.reduce(0) { $0 + $1[place] } / count * scale,
          standardError: (variance(values) ?? 0).squareRoot(),
          lower: quantile(sorted: values, 0.025), upper: quantile(sorted: values, 0.975),
          probabilityPositive: above, p: min(1, 2 * min(1 - above, 1 - below)))
      }
    }
    let parameters = chains.flatMap(\.parameters)
    func average(_ value: (AnchoredLikelihood.Parameters) -> Double) -> Double {
      parameters.reduce(0) { $0 + value($1) } / Double(parameters.count)
    }
    severitySD = average(\.severitySD) * scale
    probabilityNoSeverity = average { $0.severitySD == 0 ? 1 : 0 }
    groupSD = average(\.groupSD) * scale
    qualitySD = average(\.qualitySD) * scale
    errorSDs = prepared.scales.indices.map { k in
      average { $0.errorVariances[k].squareRoot() } * prepared.scales[k]
    }
    loadings = prepared.scales.indices.map { k in
      average { $0.loadings[k] } * prepared.scales[k] / scale
    }
    splitRHat = Self.splitRHat(chains.map(\.severities), teams: prepared.teamCount)
    residuals = UnitResidual.all(prepared: prepared, chains: chains)
  }

  private static func splitRHat(_ chains: [[[Double]]], teams: Int) -> Double {
    let halves = chains.flatMap { [Array($0[..<($0.count / 2)]), Array($0[($0.count / 2)...])] }
    return (0..<teams).reduce(1) { worst, team in
      let series = halves.map { $0.map { $0[team] } }
      let within = mean(series.compactMap { variance($0) }) ?? 0
      let between = variance(series.compactMap { mean($0) }) ?? 0
      guard within > 0 else { return worst }
      let n = Double(series[0].count)
      return max(worst, (((n - 1) / n * within + between) / within).squareRoot())
    }
  }
}
