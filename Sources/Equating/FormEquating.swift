/// Two forms of a test, equated: every score of X has an equivalent on the scale of Y.
///
/// Source: Kolen & Brennan (2014), Test Equating, Scaling, and Linking, 3rd edition.
public struct FormEquating: Sendable {
  /// How.
  public let plan: EquatingPlan
  /// The form whose scores are turned into the other's.
  public let x: FormScores
  /// The form on whose scale scores are reported.
  public let y: FormScores
  /// Weight of the group that took X in the synthetic population.
  public let weight: Double
  /// One per method of the plan.
  public internal(set) var forms: [EquatedForm]
  /// Fits of log-linear models of several degrees; empty without presmoothing.
  public let fits: [PresmoothingFit]
  /// Frequencies of X as equipercentile methods read them.
  public let smoothedX: FormScores
  /// Frequencies of Y as equipercentile methods read them.
  public let smoothedY: FormScores
  /// Share of the group that took X whose anchor scores nobody has who took Y; frequency estimation
  /// leaves them out of the other group.
  public let unmatchedX: Double
  /// The same share of the group that took Y.
  public let unmatchedY: Double

  /// Equates X to Y by every method of the plan.
  ///
  /// - Throws: where a method does not fit the design, or the data do not allow it.
  /// - Complexity: linear in the cells for lines, quadratic in the scores for distributions.
  public init(_ x: FormScores, _ y: FormScores, _ plan: EquatingPlan) throws(EquatingError) {
    let hasAnchor = x.anchorScale != nil
    for method in plan.methods where method.needsAnchor != hasAnchor {
      throw hasAnchor ? .anchorUnused(method) : .anchorMissing(method)
    }
    guard x.anchorScale == y.anchorScale else { throw .anchorScales }
    for (name, form) in [(FormName.x, x), (.y, y)] {
      guard let anchor = form.anchorScale?.count, form.scale.count * anchor > Self.mostCells else {
        continue
      }
      throw .tooManyScores(name, scores: form.scale.count, anchor: anchor, most: Self.mostCells)
    }
    let prepared = try PreparedForms(x, y, plan)
    let isCounted = x.isCounted && y.isCounted
    self.plan = plan
    self.x = x
    self.y = y
    weight = prepared.weight
    smoothedX = prepared.smoothX
    smoothedY = prepared.smoothY
    var forms: [EquatedForm] = []
    var unmatched = (x: 0.0, y: 0.0)
    for method in plan.methods {
      let curve = try EquatingCurve(method, prepared)
      unmatched = curve.unmatched ?? unmatched
      let scores = x.scale.scores.map { score in
        EquatedScore(
          score: score, equated: curve.equated(score),
          standardError: isCounted ? curve.standardError?(score) : nil,
          normalStandardError: isCounted ? curve.normalStandardError?(score) : nil)
      }
      forms.append(
        EquatedForm(
          method: method, scores: scores, function: curve.function,
          bandwidthX: curve.bandwidths?.x, bandwidthY: curve.bandwidths?.y,
          moments: ScoreMoments(scores.map(\.equated), weights: x.scores.probabilities)))
    }
    self.forms = forms
    (unmatchedX, unmatchedY) = unmatched
    fits =
      try Self.fits(x, plan.smoothingX, plan) + Self.fits(y, plan.smoothingY, plan)
  }

  /// Cells of a table of scores by anchor scores; a test of 1,000 points and an anchor of 300 have a third.
  private static let mostCells = 1_000_000

  /// Degrees from 1 to this are tried besides the one that is used.
  private static let triedDegrees = 10

  /// Fits of degrees to choose from; with an anchor, of the degrees that are used.
  private static func fits(
    _ form: FormScores, _ used: PresmoothingDegrees?, _ plan: EquatingPlan
  ) throws(EquatingError) -> [PresmoothingFit] {
    guard let used, plan.usesDistributions else { return [] }
    let most = min(max(triedDegrees, used.scores), form.scale.count - 1)
    let degrees =
      form.anchorScale == nil ? (1...most).map { PresmoothingDegrees(scores: $0) } : [used]
    return degrees.compactMap { degrees in
      // A degree that cannot be fitted is no candidate; the one that is used was fitted above.
      guard
        let smoothed = try? SmoothedForm(form, degrees, isInternal: plan.isAnchorInternal)
      else { return nil }
      let model = smoothed.model
      let parameters = Double(model.parameters)
      return PresmoothingFit(
        form: form.form, degree: degrees.scores, isUsed: degrees.scores == used.scores,
        chiSquared: model.deviance, degreesOfFreedom: model.degreesOfFreedom,
        akaike: model.deviance + 2 * parameters, moments: smoothed.scores.scores.moments)
    }
  }
}
