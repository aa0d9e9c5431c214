public import MixedModels
public import Statistics

/// One of the six intraclass correlations.
public struct IntraclassCorrelation: Sendable {
  /// ICC1, ICC2, ICC3 of one rater, ICC1k, ICC2k, ICC3k of the mean of k.
  public let type: String
  /// The correlation; negative where targets differ less than chance makes them.
  public let estimate: Double
  /// F ratio that tests a correlation of zero; nil, as all that belongs to it, for estimates from
  /// variance components.
  public let f: Double?
  /// Degrees of freedom of the numerator of `f`.
  public let df1: Double?
  /// Degrees of freedom of the denominator of `f`.
  public let df2: Double?
  /// One-sided p of `f`.
  public let p: Double?
  /// Lower end of the 95 % interval; nil for estimates from variance components.
  public let lower: Double?
  /// Upper end of the 95 % interval.
  public let upper: Double?
  /// "ANOVA" or "REML".
  public let method: String
}

/// Agreement of raters who all scored all targets.
///
/// Source: Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; limits of ICC2 by McGraw &
/// Wong (1996), Psychological Methods 1, 30-46.
public struct CompleteAgreement: Sendable {
  /// Mean square between targets.
  public let targets: Double
  /// Mean square within targets.
  public let within: Double
  /// Mean square between raters.
  public let raters: Double
  /// Mean square of the residual of targets and raters.
  public let residual: Double
  /// Sums of squares of targets, raters and the residual, the first two tested against the last, and
  /// within targets.
  public let table: [AnovaRow]
  private let n: Double
  private let k: Double

  /// - Parameter scores: target × rater, at least 2 × 2; a constant may be taken off all, which saves
  ///   digits where scores have many in common.
  /// - Complexity: three passes, in double-double arithmetic.
  public init?(_ scores: [[Double]]) {
    guard scores.count > 1, let count = scores.first?.count, count > 1,
      scores.allSatisfy({ $0.count == count })
    else { return nil }
    let n = Double(scores.count)
    let k = Double(count)
    self.n = n
    self.k = k
    let rows = scores.map { $0.map { DoubleDouble($0) }.total / k }
    let columns = (0..<count).map { column in
      scores.map { DoubleDouble($0[column]) }.total / n
    }
    let grand = rows.total / n
    // Equal scores leave the rounding of their means.
    let least = roundingSquares(scores.flatMap(\.self))
    func squares(_ parts: some Sequence<DoubleDouble>) -> Double {
      let sum = parts.map { $0 * $0 }.total.head
      return sum > least ? sum : 0
    }
    let between = k * squares(rows.map { $0 - grand })
    let severity = n * squares(columns.map { $0 - grand })
    let inside = squares(
      scores.indices.flatMap { row in scores[row].map { DoubleDouble($0) - rows[row] } })
    let rest = squares(
      scores.indices.flatMap { row in
        (0..<count).map { DoubleDouble(scores[row][$0]) - rows[row] - (columns[$0] - grand) }
      })
    let crossed = (n - 1) * (k - 1)
    targets = between / (n - 1)
    within = inside / (n * (k - 1))
    raters = severity / (k - 1)
    residual = rest / crossed
    let error = (meanSquare: rest / crossed, df: crossed)
    table = [
      AnovaRow(source: "targets", df: n - 1, squares: between, error: error),
      AnovaRow(source: "raters", df: k - 1, squares: severity, error: error),
      AnovaRow(source: "residual", df: crossed, squares: rest),
      AnovaRow(source: "within targets", df: n * (k - 1), squares: inside),
    ]
  }

  /// ICC1, ICC2, ICC3, ICC1k, ICC2k and ICC3k, in this order.
  public var correlations: [IntraclassCorrelation] {
    let df = n - 1
    let crossed = df * (k - 1)
    let one = (targets - within) / (targets + (k - 1) * within)
    let two =
      (targets - residual) / (targets + (k - 1) * residual + k * (raters - residual) / n)
    let three = (targets - residual) / (targets + (k - 1) * residual)
    let oneLimits = limits(targets / within, df, n * (k - 1))
    let threeLimits = limits(targets / residual, df, crossed)
    let twoLimits = limitsOfTwo(two)
    func single(_ ends: (Double, Double)) -> (Double, Double) {
      ((ends.0 - 1) / (ends.0 + k - 1), (ends.1 - 1) / (ends.1 + k - 1))
    }
    func ofMean(_ ends: (Double, Double)) -> (Double, Double) { (1 - 1 / ends.0, 1 - 1 / ends.1) }
    func steppedUp(_ value: Double) -> Double { value * k / (1 + value * (k - 1)) }
    func make(
      _ type: String, _ estimate: Double, _ error: Double, _ df2: Double, _ ends: (Double, Double)
    ) -> IntraclassCorrelation {
      let f = targets / error
      return IntraclassCorrelation(
        type: type, estimate: estimate, f: f, df1: df, df2: df2,
        p: Distributions.fisherUpper(f, df, df2), lower: ends.0, upper: ends.1, method: "ANOVA")
    }
    return [
      make("ICC1", one, within, n * (k - 1), single(oneLimits)),
      make("ICC2", two, residual, crossed, twoLimits),
      make("ICC3", three, residual, crossed, single(threeLimits)),
      make("ICC1k", (targets - within) / targets, within, n * (k - 1), ofMean(oneLimits)),
      make(
        "ICC2k", (targets - residual) / (targets + (raters - residual) / n), residual, crossed,
        (steppedUp(twoLimits.0), steppedUp(twoLimits.1))),
      make("ICC3k", (targets - residual) / targets, residual, crossed, ofMean(threeLimits)),
    ]
  }

  /// The F ratio divided and multiplied by its 97.5 % points.
  private func limits(_ f: Double, _ df1: Double, _ df2: Double) -> (Double, Double) {
    (
      f / Distributions.fisherQuantile(0.975, df1, df2),
      f * Distributions.fisherQuantile(0.975, df2, df1)
    )
  }

  private func limitsOfTwo(_ icc: Double) -> (Double, Double) {
    let ratio = raters / residual
    let inner = n * (1 + (k - 1) * icc) - k * icc
    let numerator = (k - 1) * (n - 1) * (k * icc * ratio + inner) * (k * icc * ratio + inner)
    let df =
      numerator / ((n - 1) * k * k * icc * icc * ratio * ratio + inner * inner)
    let low = Distributions.fisherQuantile(0.975, n - 1, df)
    let high = Distributions.fisherQuantile(0.975, df, n - 1)
    let rest = k * raters + (k * n - k - n) * residual
    return (
      n * (targets - low * residual) / (low * rest + n * targets),
      n * (high * targets - residual) / (rest + n * high * targets)
    )
  }
}

/// The six correlations from variance components, where cells may be missing.
///
/// The one-way model gives ICC1, the two-way model with random raters the others; k is the harmonic
/// mean of the scores per target.
///
/// Source: McGraw & Wong (1996), Table 4, with components by REML in place of mean squares.
public func intraclassCorrelations(
  scores: [Double], targets: RandomFactor, raters: RandomFactor
) throws(MixedModelsError) -> [IntraclassCorrelation] {
  let oneWay = try MixedModel(MixedModelData(response: scores, random: [targets])).fit()
  let twoWay = try MixedModel(MixedModelData(response: scores, random: [targets, raters])).fit()
  var counts = [Double](repeating: 0, count: targets.levels.count)
  for code in targets.codes { counts[Int(code)] += 1 }
  let k = Double(counts.count) / counts.reduce(0) { $0 + 1 / $1 }
  let one = oneWay.components.map(\.variance)
  let two = twoWay.components.map(\.variance)
  func make(_ type: String, _ signal: Double, _ noise: Double) -> IntraclassCorrelation {
    IntraclassCorrelation(
      type: type, estimate: signal / (signal + noise), f: nil, df1: nil, df2: nil, p: nil,
      lower: nil, upper: nil, method: "REML")
  }
  return [
    make("ICC1", one[0], one[1]), make("ICC2", two[0], two[1] + two[2]),
    make("ICC3", two[0], two[2]), make("ICC1k", one[0], one[1] / k),
    make("ICC2k", two[0], (two[1] + two[2]) / k), make("ICC3k", two[0], two[2] / k),
  ]
}
