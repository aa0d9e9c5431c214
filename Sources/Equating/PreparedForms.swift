/// Two forms as the methods read them: moments, smoothed frequencies, synthetic distributions.
struct PreparedForms {
  let plan: EquatingPlan
  let momentsX: FormMoments
  let momentsY: FormMoments
  /// Weight of the group that took X.
  let weight: Double
  /// Frequencies that distributions are made from: smoothed where the plan says so.
  let smoothX: FormScores
  let smoothY: FormScores
  /// The log-linear models; nil without smoothing.
  let modelX: LogLinearModel?
  let modelY: LogLinearModel?
  /// nil where no method needs it.
  let synthetic: Result<SyntheticDistributions, EquatingError>

  /// - Throws: where a log-linear model cannot be fitted.
  init(_ x: FormScores, _ y: FormScores, _ plan: EquatingPlan) throws(EquatingError) {
    self.plan = plan
    momentsX = FormMoments(x)
    momentsY = FormMoments(y)
    weight = plan.weight ?? x.size / (x.size + y.size)
    let isNeeded = plan.usesDistributions
    let smoothX = try isNeeded ? Self.smooth(x, plan.smoothingX, plan) : nil
    let smoothY = try isNeeded ? Self.smooth(y, plan.smoothingY, plan) : nil
    self.smoothX = smoothX?.scores ?? x
    self.smoothY = smoothY?.scores ?? y
    modelX = smoothX?.model
    modelY = smoothY?.model
    synthetic = Self.synthetic(self.smoothX, self.smoothY, weight)
  }

  private static func smooth(
    _ form: FormScores, _ degrees: PresmoothingDegrees?, _ plan: EquatingPlan
  ) throws(EquatingError) -> SmoothedForm? {
    guard let degrees else { return nil }
    return try SmoothedForm(form, degrees, isInternal: plan.isAnchorInternal)
  }

  private static func synthetic(
    _ x: FormScores, _ y: FormScores, _ weight: Double
  ) -> Result<SyntheticDistributions, EquatingError> {
    do {
      return .success(try SyntheticDistributions(x, y, weight: weight))
    } catch {
      return .failure(error)
    }
  }

  /// Sampling variance of a difference of ranks, one of X and one of Y.
  ///
  /// - Parameters:
  ///   - slopesX: derivatives of the rank by the share of each score of X.
  ///   - slopesY: the same of Y.
  ///
  /// Source: Wang (2009), J. Educ. Behav. Stat. 34, 7-23, for smoothed shares.
  func samplingVariance(_ slopesX: [Double], _ slopesY: [Double]) -> Double {
    (modelX?.samplingVariance(slopesX) ?? Self.multinomialVariance(smoothX.scores, slopesX))
      + (modelY?.samplingVariance(slopesY) ?? Self.multinomialVariance(smoothY.scores, slopesY))
  }

  /// Sampling variance of a smooth function of observed shares.
  private static func multinomialVariance(
    _ distribution: ScoreDistribution, _ slopes: [Double]
  ) -> Double {
    let shares = distribution.probabilities
    let mean = zip(slopes, shares).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(slopes, shares).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
      / distribution.size
  }
}
