/// One method carried out: from any score of X to the scale of Y.
struct EquatingCurve {
  /// The equated score of a score of X.
  let equated: (Double) -> Double
  /// Its standard error; nil where no formula is known.
  var standardError: ((Double) -> Double)?
  /// Its standard error, were scores normal; nil where that is not asked.
  var normalStandardError: ((Double) -> Double)?
  /// The line; nil where the method is none.
  var function: LinearFunction?
  /// SDs of the kernels of X and Y; nil without a kernel.
  var bandwidths: (x: Double, y: Double)?
  /// Shares of each group whose anchor scores nobody of the other group has; nil where that does not
  /// matter.
  var unmatched: (x: Double, y: Double)?

  private init(_ equated: @escaping (Double) -> Double) { self.equated = equated }

  /// - Throws: where the data do not allow the method.
  init(_ method: EquatingMethod, _ forms: PreparedForms) throws(EquatingError) {
    switch method {
    case .equipercentile: self.init(equipercentile: forms)
    case .kernel:
      self.init(
        kernel: forms, forms.smoothX.scores, forms.smoothY.scores, hasStandardError: true)
    case .chainedEquipercentile: try self.init(chained: forms)
    case .frequencyEstimation:
      let synthetic = try forms.synthetic.get()
      self.init { synthetic.y.value(ofRank: synthetic.x.rank(of: $0)) }
      unmatched = (synthetic.unmatchedX, synthetic.unmatchedY)
    case .kernelFrequencyEstimation:
      let synthetic = try forms.synthetic.get()
      self.init(kernel: forms, synthetic.x, synthetic.y, hasStandardError: false)
      unmatched = (synthetic.unmatchedX, synthetic.unmatchedY)
    case .braunHolland: try self.init(braunHolland: forms)
    default:
      let line = try LinearEquating(
        method, forms.momentsX, forms.momentsY, weight: forms.weight,
        isInternal: forms.plan.isAnchorInternal)
      self.init(line.equated)
      standardError = line.standardError
      normalStandardError = line.normalStandardError
      function = line.function
    }
  }

  private init(equipercentile forms: PreparedForms) {
    let (x, y) = (forms.smoothX.scores, forms.smoothY.scores)
    equated = { y.value(ofRank: x.rank(of: $0)) }
    if forms.modelX == nil && forms.modelY == nil {
      standardError = { Self.lordStandardError(x, y, x.rank(of: $0)) }
      return
    }
    standardError = { score in
      let rank = x.rank(of: score)
      guard let step = y.step(ofRank: rank), y.probabilities[step] > 0 else { return 0 }
      let variance = forms.samplingVariance(
        Self.rankSlopes(x.scale, score), Self.rankSlopes(y.scale, y.value(ofRank: rank)))
      return variance.squareRoot() * y.scale.step / y.probabilities[step]
    }
  }

  /// Derivatives of the rank of a value by the share of each score.
  private static func rankSlopes(_ scale: ScoreScale, _ value: Double) -> [Double] {
    let place = scale.place(value) + 0.5
    return (0..<scale.count).map { min(max(place - Double($0), 0), 1) }
  }

  /// Source: Lord (1982), J. Educ. Stat. 7, 165-174; Kolen & Brennan (2014), section 7.3.
  private static func lordStandardError(
    _ x: ScoreDistribution, _ y: ScoreDistribution, _ rank: Double
  ) -> Double {
    guard let step = y.step(ofRank: rank) else { return 0 }
    let share = y.probabilities[step]
    guard share > 0 else { return 0 }
    let below = step > 0 ? y.cumulative[step - 1] : 0
    let both = rank * (1 - rank) * (1 / x.size + 1 / y.size)
    let within = (y.cumulative[step] - rank) * (rank - below) / (y.size * share)
    return max(0, both - within).squareRoot() / share * y.scale.step
  }

  private init(chained forms: PreparedForms) throws(EquatingError) {
    guard let anchorX = forms.smoothX.anchor, let anchorY = forms.smoothY.anchor else {
      throw .anchorMissing(.chainedEquipercentile)
    }
    let (x, y) = (forms.smoothX.scores, forms.smoothY.scores)
    equated = { score in
      let anchor = anchorX.value(ofRank: x.rank(of: score))
      return y.value(ofRank: anchorY.rank(of: anchor))
    }
  }

  private init(braunHolland forms: PreparedForms) throws(EquatingError) {
    let synthetic = try forms.synthetic.get()
    let (x, y) = (synthetic.x.moments, synthetic.y.moments)
    guard x.standardDeviation > 0 else { throw .syntheticVariance(.x, .braunHolland) }
    guard y.standardDeviation > 0 else { throw .syntheticVariance(.y, .braunHolland) }
    let slope = y.standardDeviation / x.standardDeviation
    let line = LinearFunction(
      intercept: y.mean - slope * x.mean, slope: slope,
      synthetic: SyntheticMoments(
        meanX: x.mean, deviationX: x.standardDeviation, meanY: y.mean,
        deviationY: y.standardDeviation), gammaX: nil, gammaY: nil)
    equated = { line.intercept + line.slope * $0 }
    function = line
    unmatched = (synthetic.unmatchedX, synthetic.unmatchedY)
  }

  private init(
    kernel forms: PreparedForms, _ x: ScoreDistribution, _ y: ScoreDistribution,
    hasStandardError: Bool
  ) {
    let kernelX = KernelDistribution(x, bandwidth: forms.plan.bandwidthX)
    let kernelY = KernelDistribution(y, bandwidth: forms.plan.bandwidthY)
    equated = { kernelY.value(ofRank: kernelX.rank(of: $0)) }
    bandwidths = (kernelX.bandwidth, kernelY.bandwidth)
    guard hasStandardError else { return }
    standardError = { score in
      let value = kernelY.value(ofRank: kernelX.rank(of: score))
      let variance = forms.samplingVariance(
        kernelX.rankSlopes(score), kernelY.rankSlopes(value))
      return variance.squareRoot() / kernelY.density(value)
    }
  }
}
