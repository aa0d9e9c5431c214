import Assessments
public import Severity

/// How dependable the total is, and what each component brings to its quality and to its error.
public struct CompositeResult: Sendable {
  /// One component's part.
  public struct Part: Sendable {
    /// The component's key.
    public let component: String
    /// Its weight, as in the scheme.
    public let weight: Double
    /// Points of the component per point of on-site quality.
    public let loading: Double
    /// Variance of the component's universe scores, squared points.
    public let universeVariance: Double
    /// Variance of its errors, squared points.
    public let errorVariance: Double
    /// Its share of the total's universe variance.
    public let universeShare: Double
    /// Its share of the total's error variance.
    public let errorShare: Double
  }

  /// Components of the model, the on-site one first.
  public let parts: [Part]
  /// The total.
  public let total: CompositeReliability

  /// Whether quality and error can be told apart, so that reliabilities mean something.
  public let isIdentified: Bool

  init(_ appraisal: Appraisal) {
    let places = [0] + appraisal.anchors.components
    let components = places.map { appraisal.round.scheme.components[$0] }
    let estimate = appraisal.estimate
    let total = estimate.composite(weights: components.map(\.weight))
    self.total = total
    isIdentified = appraisal.anchors.tellsQualityFromError
    reliabilityInterval =
      isIdentified ? estimate.reliabilityInterval(weights: components.map(\.weight)) : nil
    parts = components.enumerated().map { place, component in
      Part(
        component: component.key, weight: component.weight, loading: estimate.loadings[place],
        universeVariance: total.universeCovariance[place][place],
        errorVariance: estimate.errorSDs[place] * estimate.errorSDs[place],
        universeShare: total.contributions[place], errorShare: total.errorContributions[place])
    }
  }

  /// Reliability of the adjusted total; nil where quality and error cannot be told apart.
  public var reliability: Double? { isIdentified ? total.reliability : nil }
  /// Reliability of the total as scored; nil where quality and error cannot be told apart.
  public var reliabilityUnadjusted: Double? { isIdentified ? total.reliabilityUnadjusted : nil }

  /// 95 % interval of the reliability of the adjusted total; nil where that is.
  public let reliabilityInterval: ClosedRange<Double>?

  /// Sum of the weights of the model's components.
  public var weight: Double { parts.reduce(0) { $0 + $1.weight } }
}
