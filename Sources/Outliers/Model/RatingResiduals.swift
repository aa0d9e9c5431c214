import MixedModels
public import Severity
public import Statistics

/// One item score compared with what its unit, item, assessor and colleagues predict.
public struct RatingResidual: Sendable {
  /// Position among the ratings.
  public let index: Int
  /// Points of the item above the fitted score.
  public let residual: Double
  /// Residual over the SD of the other residuals of its item: externally studentised.
  public let statistic: Double
  /// Two-sided p by Student's t; by the normal distribution where that is already above the level.
  public let p: Double
  /// p adjusted over all ratings judged.
  public let q: Double
  /// Whether `q` is at most the level.
  public let flagged: Bool
}

/// Every rating of a round judged by a mixed model, and the spreads the judgement is based on.
public struct RatingResiduals: Sendable {
  /// Judged ratings, in the order of the data.
  public let judged: [RatingResidual]
  /// SDs of unit, item, assessor, unit by item (absent where no two assessors share a cell) and
  /// residual, in per cent of full marks.
  public let standardDeviations: [(name: String, value: Double)]

  /// Below this an item's own spread is too unsure, and the ratings of all such items share one.
  static let ratingsForOwnSpread = 30

  /// Judges every rating against the mixed model share = unit + item + assessor + unit × item + rest,
  /// share in per cent of full marks.
  ///
  /// Unit by item, what colleagues agree on, is in the model where two assessors of one visit
  /// scored the same item: without it all of them would stand out together. Items are scored with
  /// unlike noise, so a residual is studentised by the other residuals of its item.
  ///
  /// The ratings of the round are one family: the error that `control` names is held at `level`
  /// over all of them.
  ///
  /// - Throws: `tooFew` below 30 ratings; `noModel` where the mixed model cannot be fitted.
  /// - Complexity: one fit, linear in the ratings.
  public init(
    _ ratings: RatingArrays, level: Double = 0.05,
    control: MultiplicityControl = .benjaminiHochberg
  ) throws(OutliersError) {
    let count = ratings.score.count
    guard count >= Self.ratingsForOwnSpread else {
      throw .tooFew(needed: Self.ratingsForOwnSpread, found: count)
    }
    let shares = ratings.score.indices.map {
      100 * ratings.score[$0] / ratings.full[Int(ratings.item[$0])]
    }
    let cells = Self.cells(ratings)
    let fit: MixedModelFit
    var random = [
      Self.factor("unit", ratings.unit), Self.factor("item", ratings.item),
      Self.factor("assessor", ratings.assessor),
    ].filter { $0.levels.count > 1 }
    if cells.levels.count < count { random.append(cells) }
    do {
      fit = try MixedModel(MixedModelData(response: shares, random: random)).fit()
    } catch {
      throw .noModel("\(error)")
    }
    standardDeviations = fit.components.map { ($0.name, $0.standardDeviation) }
    var residuals = shares
    let centre = fit.fixedEffects.first?.estimate ?? 0
    for index in residuals.indices { residuals[index] -= centre }
    var start = 0
    for factor in random {
      for (index, code) in factor.codes.enumerated() {
        residuals[index] -= fit.effects[start + Int(code)].estimate
      }
      start += factor.levels.count
    }
    let spread = ItemResidualSpread(residuals, ratings, cells: cells)
    let judged = residuals.indices.compactMap { index in
      spread.judge(residuals[index], item: Int(ratings.item[index]), level: level)
        .map { (index, $0.0, $0.1) }
    }
    let q = control.adjusted(judged.map(\.2))
    self.judged = judged.enumerated().map { place, own in
      let (index, statistic, p) = own
      return RatingResidual(
        index: index, residual: residuals[index] * ratings.full[Int(ratings.item[index])] / 100,
        statistic: statistic, p: p, q: q[place] ?? 1, flagged: (q[place] ?? 1) <= level)
    }
  }

  private static func factor(_ name: String, _ labels: [Int32]) -> RandomFactor {
    let factor = Factor(labels)
    return RandomFactor(
      name: name, levels: factor.levels.indices.map { "\($0)" }, codes: factor.codes)
  }

  /// Visit by item: what the members of one team gave one unit on one item.
  private static func cells(_ ratings: RatingArrays) -> RandomFactor {
    let labels = ratings.score.indices.map { index in
      let team = ratings.teamOfAssessor[Int(ratings.assessor[index])]
      return Int32(
        (Int(ratings.unit[index]) * ratings.teamCount + team) * ratings.itemCount
          + Int(ratings.item[index]))
    }
    return factor("unit:item", labels)
  }
}

/// Residuals' spread by item, each residual left out of its own.
private struct ItemResidualSpread {
  private struct Pool {
    var squares = 0.0
    var count = 0.0
    var freedom = 0.0
  }

  private var items: [Pool]
  private var rest = Pool()

  init(_ residuals: [Double], _ ratings: RatingArrays, cells: RandomFactor) {
    items = Array(repeating: Pool(), count: ratings.itemCount)
    var seen = [Bool](repeating: false, count: cells.levels.count)
    let isShared = cells.levels.count < residuals.count
    for (index, residual) in residuals.enumerated() {
      let item = Int(ratings.item[index])
      let cell = Int(cells.codes[index])
      items[item].squares += residual * residual
      items[item].count += 1
      // A cell's own mean takes one degree of freedom.
      if !isShared || seen[cell] { items[item].freedom += 1 }
      seen[cell] = true
    }
    for own in items where own.count < Double(RatingResiduals.ratingsForOwnSpread) {
      rest.squares += own.squares
      rest.count += own.count
      rest.freedom += own.freedom
    }
  }

  /// Studentised residual and two-sided p; nil where nothing else of the item varies.
  ///
  /// Where even the lighter tail of the normal distribution is above the level, that tail stands
  /// for p: no adjustment can flag it.
  ///
  /// With leverage 1 − freedom / count alike for the ratings of an item, t² = e² (f − 1) / (S f / n − e²)
  /// (Cook & Weisberg 1982, Residuals and Influence in Regression, equation 2.2.8).
  func judge(_ residual: Double, item: Int, level: Double) -> (Double, Double)? {
    let own = items[item]
    let pool = own.count < Double(RatingResiduals.ratingsForOwnSpread) ? rest : own
    guard pool.freedom > 2, pool.squares > 0 else { return nil }
    // Where the residual is all there is, the rest is rounding noise of the whole.
    let others = max(
      pool.squares * pool.freedom / pool.count - residual * residual, 1e-12 * pool.squares)
    let ratio = residual * ((pool.freedom - 1) / others).squareRoot()
    let normal = 2 * Distributions.normalCumulative(-abs(ratio))
    return (
      ratio, normal > level ? normal : Distributions.studentTwoSided(ratio, df: pool.freedom - 1)
    )
  }
}
