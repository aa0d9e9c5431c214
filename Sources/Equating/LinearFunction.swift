/// A straight line from scores of X to the scale of Y, and what it came from.
public struct LinearFunction: Sendable {
  /// The equated score of a score of 0.
  public let intercept: Double
  /// Points of Y per point of X.
  public let slope: Double
  /// Mean and SD of each form in the synthetic population; nil where the method has none.
  public let synthetic: SyntheticMoments?
  /// Points of X per point of the anchor, as the method sees it; nil without an anchor.
  public let gammaX: Double?
  /// Points of Y per point of the anchor.
  public let gammaY: Double?
}

/// Means and SDs of both forms in the synthetic population.
public struct SyntheticMoments: Equatable, Sendable {
  /// Mean of X.
  public let meanX: Double
  /// SD of X.
  public let deviationX: Double
  /// Mean of Y.
  public let meanY: Double
  /// SD of Y.
  public let deviationY: Double
}

/// A straight line whose sampling error the delta method gives.
struct LinearEquating {
  private let intercept: Jet
  private let slope: Jet
  private let forms: [FormMoments]
  let function: LinearFunction

  /// - Parameter weight: of group X in the synthetic population, 0 to 1; that of Y is the rest.
  /// - Throws: where a variance or covariance the method divides by is not above 0.
  ///
  /// Source: Kolen & Brennan (2014), sections 2.3, 2.4 and 4.1 to 4.4.
  init(
    _ method: EquatingMethod, _ x: FormMoments, _ y: FormMoments, weight: Double,
    isInternal: Bool
  ) throws(EquatingError) {
    forms = [x, y]
    let isMean = [.mean, .tuckerMean, .levineMean].contains(method)
    if !isMean {
      for form in forms where !(form.variance.value > 0) { throw .constantScores(form.form) }
    }
    guard method.needsAnchor else {
      slope = isMean ? Jet(1) : (y.variance / x.variance).squareRoot
      intercept = y.mean - slope * x.mean
      function = LinearFunction(
        intercept: intercept.value, slope: slope.value, synthetic: nil, gammaX: nil, gammaY: nil)
      return
    }
    let gammaX = try Self.gamma(method, x, isInternal: isInternal)
    let gammaY = try Self.gamma(method, y, isInternal: isInternal)
    let gap = x.anchorMean - y.anchorMean
    if method == .levineTrue || method == .chainedLinear {
      slope = gammaY / gammaX
      intercept = y.mean + gammaY * gap - slope * x.mean
      function = LinearFunction(
        intercept: intercept.value, slope: slope.value, synthetic: nil, gammaX: gammaX.value,
        gammaY: gammaY.value)
      return
    }
    let (own, other) = (Jet(weight), Jet(1 - weight))
    let meanX = x.mean - other * gammaX * gap
    let meanY = y.mean + own * gammaY * gap
    let spread = x.anchorVariance - y.anchorVariance
    let between = own * other * gap * gap
    let varianceX = x.variance - gammaX * gammaX * (other * spread - between)
    let varianceY = y.variance + gammaY * gammaY * (own * spread + between)
    if !isMean {
      guard varianceX.value > 0 else { throw .syntheticVariance(.x, method) }
      guard varianceY.value > 0 else { throw .syntheticVariance(.y, method) }
    }
    slope = isMean ? Jet(1) : (varianceY / varianceX).squareRoot
    intercept = meanY - slope * meanX
    function = LinearFunction(
      intercept: intercept.value, slope: slope.value,
      synthetic: SyntheticMoments(
        meanX: meanX.value, deviationX: max(0, varianceX.value).squareRoot(), meanY: meanY.value,
        deviationY: max(0, varianceY.value).squareRoot()),
      gammaX: gammaX.value, gammaY: gammaY.value)
  }

  /// Points of a form per point of the anchor.
  private static func gamma(
    _ method: EquatingMethod, _ form: FormMoments, isInternal: Bool
  ) throws(EquatingError) -> Jet {
    guard form.anchorVariance.value > 0 else { throw .constantAnchor(form.form) }
    switch method {
    case .levine, .levineMean, .levineTrue:
      guard form.covariance.value > 0 else { throw .anchorUncorrelated(form.form, method) }
      return isInternal
        ? form.variance / form.covariance
        : (form.variance + form.covariance) / (form.anchorVariance + form.covariance)
    case .chainedLinear: return (form.variance / form.anchorVariance).squareRoot
    default: return form.covariance / form.anchorVariance
    }
  }

  /// The equated score of a score of X.
  func equated(_ score: Double) -> Double { function.intercept + function.slope * score }

  /// Standard error of the equated score.
  func standardError(_ score: Double) -> Double {
    let jet = slope * Jet(score) + intercept
    return forms.reduce(0) { $0 + $1.sampling(jet) }.squareRoot()
  }

  /// Standard error of the equated score, were scores and anchors normal.
  func normalStandardError(_ score: Double) -> Double {
    let jet = slope * Jet(score) + intercept
    return forms.reduce(0) { $0 + $1.normalSampling(jet) }.squareRoot()
  }
}
