import Statistics

/// How dependable a weighted total of components is, and what each component brings to it.
///
/// All components measure one quality of units: component k's universe score is its loading times the
/// quality, so universe scores of k and l covary by loading_k · loading_l · (variance of quality).
///
/// Source: Brennan (2001), Generalizability Theory, sections 10.1-10.2 (composites of a multivariate
/// design), with the covariances of the anchored model.
public struct CompositeReliability: Equatable, Sendable {
  /// component × component, squared points.
  public let universeCovariance: [[Double]]
  /// Variance of units' true totals, squared points.
  public let universeVariance: Double
  /// Error variance of the total adjusted for team severities, squared points.
  public let errorVariance: Double
  /// Error variance of the total as scored, squared points.
  public let errorVarianceUnadjusted: Double
  /// Reliability of the adjusted total: `universeVariance` over itself plus `errorVariance`.
  public let reliability: Double
  /// Reliability of the total as scored.
  public let reliabilityUnadjusted: Double
  /// Share of the total's universe variance each component brings; sums to 1.
  public let contributions: [Double]
  /// Share of the total's error variance, adjusted for severities, each component brings; sums to
  /// 1.
  public let errorContributions: [Double]

  /// - Parameters:
  ///   - weights: of any positive scale.
  ///   - loadings: points of each component per point of quality, on-site first with 1.
  ///   - qualityVariance: of units, teams' groups included; squared on-site points.
  ///   - errorVariances: one per component, squared points.
  ///   - severityVariance: between teams, of the first component, squared points.
  ///   - severityErrorVariance: of the severities' estimates, which the adjustment leaves.
  public init(
    weights: [Double], loadings: [Double], qualityVariance: Double, errorVariances: [Double],
    severityVariance: Double, severityErrorVariance: Double
  ) {
    let sum = weights.reduce(0, +)
    let shares = weights.map { $0 / sum }
    let parts = zip(shares, loadings).map { $0 * $1 }
    let whole = parts.reduce(0, +)
    universeCovariance = loadings.map { a in loadings.map { a * $0 * qualityVariance } }
    universeVariance = whole * whole * qualityVariance
    contributions = parts.map { $0 / whole }
    var errors = zip(shares, errorVariances).map { $0 * $0 * $1 }
    let plain = errors.reduce(0, +)
    errorVarianceUnadjusted = plain + shares[0] * shares[0] * severityVariance
    errors[0] += shares[0] * shares[0] * severityErrorVariance
    let adjusted = errors.reduce(0, +)
    errorVariance = adjusted
    errorContributions = errors.map { $0 / adjusted }
    reliability = universeVariance / (universeVariance + adjusted)
    reliabilityUnadjusted = universeVariance / (universeVariance + errorVarianceUnadjusted)
  }
}

extension SeverityEstimate {
  /// The composite of all components of the model, at posterior means.
  public func composite(weights: [Double]) -> CompositeReliability {
    CompositeReliability(
      weights: weights, loadings: loadings,
      qualityVariance: qualitySD * qualitySD + groupSD * groupSD,
      errorVariances: errorSDs.map { $0 * $0 }, severityVariance: severitySD * severitySD,
      severityErrorVariance: severityErrorVariance)
  }

  /// Mean over teams of the variance that severities have left.
  private var severityErrorVariance: Double {
    let errors = teams.compactMap { $0.map { $0.standardError * $0.standardError } }
    return errors.isEmpty ? 0 : errors.reduce(0, +) / Double(errors.count)
  }

  /// Central 95 % interval of the reliability of adjusted totals over the posterior of loadings and
  /// variances; nil where severities cannot be estimated.
  public func reliabilityInterval(weights: [Double]) -> ClosedRange<Double>? {
    guard !states.isEmpty, weights.reduce(0, +) > 0 else { return nil }
    let left = severityErrorVariance
    let drawn = states.map { state in
      CompositeReliability(
        weights: weights, loadings: state.loadings,
        qualityVariance: state.qualitySD * state.qualitySD + state.groupSD * state.groupSD,
        errorVariances: state.errorSDs.map { $0 * $0 },
        severityVariance: state.severitySD * state.severitySD, severityErrorVariance: left
      ).reliability
    }.ascending()
    return quantile(sorted: drawn, 0.025)...quantile(sorted: drawn, 0.975)
  }
}
