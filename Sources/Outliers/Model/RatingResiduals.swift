import MixedModels
public import Severity
public import Statistics

/// One item score compared with what its unit, item, assessor and colleagues predict.
public struct RatingResidual: Sendable {
  /// Position among the ratings.
  public let index: Int
  /// Points of the item above the fitted score.
  public let residual: Double
  /// Residual over the SD of the other residuals like it: externally studentised.
  public let statistic: Double
  /// Two-sided p by Student's t, by the normal distribution where it is far above any level, and by
  /// the tail of all residuals where that is heavier.
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

  /// Whether residuals have heavier tails than normal ones, so that p comes from the tails they have.
  public let isHeavyTailed: Bool
  /// How far out the outer hundredth of the studentised residuals lies, over how far it would if they were
  /// normal with the same outer quarter; of the two sides, the smaller. About 1 for normal errors and less for
  /// those with one long tail, 1.25 for Student's t with 5 degrees.
  public let tailWeight: Double

  /// Whether errors are such that units can be judged. Where ratings have long tails on both sides, scores
  /// of units may have them as well, and a hundred units cannot tell these from a few outliers.
  public var allowsUnitResiduals: Bool { tailWeight < Self.longTails }
  /// Normal rounds reach 1.03.
  private static let longTails = 1.1

  /// With fewer ratings, spreads are too unsure.
  static let least = 30
  /// p values from here down are exact, and show the tails.
  private static let lookedAt = 0.2

  /// Judges every rating against the mixed model share = unit + item + assessor + unit × item + rest,
  /// share in per cent of full marks.
  ///
  /// Unit by item, what colleagues agree on, is in the model where two assessors of one visit
  /// scored the same item: without it all of them would stand out together. Units and items are
  /// scored with unlike noise, and less of it near full marks, so a residual is studentised by the
  /// other residuals of its unit, of its item, of its assessor and of its level of the fitted score. Where the
  /// studentised residuals still have heavier tails than Student's t (full marks, skewed errors), p
  /// comes from a generalised Pareto distribution fitted to the tail of its side.
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
    guard count >= Self.least else {
      throw .tooFew(needed: Self.least, found: count)
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
    let judged = Self.judged(
      residuals, fitted: zip(shares, residuals).map { $0 - $1 }, ratings, cells: cells)
    isHeavyTailed = judged.isHeavy
    tailWeight = Self.tailWeight(judged.statistics)
    let q = control.adjusted(judged.p)
    self.judged = judged.p.indices.map { index in
      RatingResidual(
        index: index, residual: residuals[index] * ratings.full[Int(ratings.item[index])] / 100,
        statistic: judged.statistics[index], p: judged.p[index], q: q[index] ?? 1,
        flagged: (q[index] ?? 1) <= level)
    }
  }

  /// On one side; the outer hundredth holds ten of them.
  private static let fewestForTail = 1_000

  private static func tailWeight(_ statistics: [Double]) -> Double {
    let sides = [1.0, -1.0].map { side -> Double in
      let own = statistics.compactMap { $0 * side > 0 ? $0 * side : nil }.ascending()
      guard own.count >= fewestForTail else { return 1 }
      let usual = -Distributions.normalQuantile(0.005) / -Distributions.normalQuantile(0.125)
      return quantile(sorted: own, 0.99) / quantile(sorted: own, 0.75) / usual
    }
    return min(sides[0], sides[1])
  }

  /// Whole numbers from 0 as codes, in order of first appearance.
  private static func factor(_ name: String, _ labels: [some FixedWidthInteger]) -> RandomFactor {
    var known = [Int32](repeating: -1, count: 1 + Int(labels.max() ?? -1))
    var levels: [String] = []
    let codes = labels.map { label in
      if known[Int(label)] < 0 {
        known[Int(label)] = Int32(levels.count)
        levels.append("\(levels.count)")
      }
      return known[Int(label)]
    }
    return RandomFactor(name: name, levels: levels, codes: codes)
  }

  /// Visit by item: what the members of one team gave one unit on one item.
  private static func cells(_ ratings: RatingArrays) -> RandomFactor {
    let labels = ratings.score.indices.map { index in
      ratings.sheets.visit(ofScore: index) * ratings.itemCount + Int(ratings.item[index])
    }
    return factor("unit:item", labels)
  }

  /// Studentised residuals and two-sided p.
  ///
  /// Where even the lighter tail of the normal distribution is far above any level, that tail stands
  /// for p: no adjustment can flag it.
  private static func judged(
    _ residuals: [Double], fitted: [Double], _ ratings: RatingArrays, cells: RandomFactor
  ) -> (statistics: [Double], p: [Double], isHeavy: Bool) {
    let isShared = cells.levels.count < residuals.count
    var sizes = [Double](repeating: 0, count: cells.levels.count)
    for code in cells.codes { sizes[Int(code)] += 1 }
    // A cell's own mean takes one degree of freedom.
    let freedom = cells.codes.map { isShared ? 1 - 1 / sizes[Int($0)] : 1 }
    guard
      let spreads = ResidualSpreads(
        residuals, freedom: freedom, fitted: fitted,
        labels: [ratings.unit, ratings.item, ratings.assessor])
    else {
      return (residuals.map { _ in 0 }, residuals.map { _ in 1 }, false)
    }
    var statistics: [Double] = []
    var p: [Double] = []
    for index in residuals.indices {
      let own = spreads.studentised(index)
      let normal = 2 * Distributions.normalCumulative(-abs(own.statistic))
      statistics.append(own.statistic)
      p.append(
        normal > lookedAt
          ? normal : Distributions.studentTwoSided(own.statistic, df: own.freedom))
    }
    var isHeavy = false
    // Near full marks low scores lie farther off than high ones: each side has a tail of its own.
    for side in [FloatingPointSign.minus, .plus] {
      let places = p.indices.filter { statistics[$0].sign == side && p[$0] <= lookedAt }
      let tail = TailFit(places.map { p[$0] }, of: p.count / 2)
      guard tail.isHeavy else { continue }
      isHeavy = true
      for place in places { p[place] = tail.p(p[place]) }
    }
    return (statistics, p, isHeavy)
  }
}
