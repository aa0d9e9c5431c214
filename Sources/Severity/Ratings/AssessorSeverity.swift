public import MixedModels
import Statistics

/// How severe one assessor was beside the other members of the team, in points of 100.
public struct AssessorSeverity: Sendable {
  /// Index of the assessor.
  public let assessor: Int
  /// Scores given.
  public let count: Int
  /// Best linear unbiased predictor, centred on the team; positive took points off.
  public let severity: Double
  /// SD given the variance components; exact where the members of a team saw the same units.
  public let conditionalSD: Double
  /// Two-sided normal p of severity over its conditional SD.
  public let p: Double
  /// Benjamini-Hochberg over all assessors.
  public let q: Double
  /// Correlation with the mean of the colleagues, item by item within units, own and item means
  /// taken out; nil without colleagues.
  public let consistency: Double?
  /// SD of the scores over items of one unit, own and item means taken out, per cent of full marks:
  /// far below the colleagues' means that an overall impression stands behind the scores (halo).
  public let itemSpread: Double
}

/// Severities of assessors inside their teams.
///
/// Each visit of an assessor is one row: the mean per cent beyond the items' means, weighted by full
/// marks. Row = visit + assessor + rest, all random, by REML: team and unit stay in the visit, so
/// assessors are compared with colleagues who saw the same units. Where all colleagues agree on every unit, each
/// severity is 0.
///
/// - Throws: `MixedModelsError` where no assessor has colleagues, nothing varies, or colleagues differ by the very
///   same points on every unit.
/// - Complexity: linear in the scores.
public func assessorSeverities(
  _ ratings: RatingArrays
) throws(MixedModelsError) -> [AssessorSeverity] {
  let profile = AssessorRows(ratings)
  let fit: MixedModelFit
  do throws(MixedModelsError) {
    fit = try profile.model().fit()
  } catch .noResidual where profile.areAllAgreed {
    let style = RatingStyle(ratings)
    return profile.assessors.levels.compactMap { Int($0) }.map { assessor in
      AssessorSeverity(
        assessor: assessor, count: profile.counts[assessor], severity: 0, conditionalSD: 0, p: 1,
        q: 1,
        consistency: style.consistency[assessor], itemSpread: style.spread[assessor])
    }
  }
  let effects = fit.effects.filter { $0.factor == profile.assessors.name }
  let assessors = profile.assessors.levels.compactMap { Int($0) }
  var sums = [Int: (total: Double, count: Double)]()
  for (place, assessor) in assessors.enumerated() {
    let old = sums[ratings.teamOfAssessor[assessor]] ?? (0, 0)
    sums[ratings.teamOfAssessor[assessor]] = (old.total + effects[place].estimate, old.count + 1)
  }
  let severities = assessors.enumerated().map { place, assessor in
    let team = sums[ratings.teamOfAssessor[assessor]] ?? (0, 1)
    return team.total / team.count - effects[place].estimate
  }
  let (own, rest) = (fit.components[1].variance, fit.residualVariance)
  let spreads = assessors.enumerated().map { place, assessor -> Double in
    // The team's mean is taken off, so what its members do not know in common does not count.
    let members = sums[ratings.teamOfAssessor[assessor]]?.count ?? 1
    let error = rest / profile.weightOfAssessor[place]
    return (own * error / (own + error) * (1 - 1 / members)).squareRoot()
  }
  let p = zip(severities, spreads).map { severity, spread in
    spread > 0 ? 2 * Distributions.normalCumulative(-abs(severity) / spread) : 1
  }
  let q = benjaminiHochberg(p)
  let style = RatingStyle(ratings)
  return assessors.enumerated().map { place, assessor in
    AssessorSeverity(
      assessor: assessor, count: profile.counts[assessor], severity: severities[place],
      conditionalSD: spreads[place], p: p[place], q: q[place] ?? 1,
      consistency: style.consistency[assessor], itemSpread: style.spread[assessor])
  }
}

/// How assessors spread their scores over the items of a unit, and whether they agree in it.
private struct RatingStyle {
  let consistency: [Double?]
  let spread: [Double]

  init(_ ratings: RatingArrays) {
    let (assessorCount, sheets) = (ratings.teamOfAssessor.count, ratings.sheets)
    let shares = ratings.centredShares
    // The assessor's own level in each unit is taken out; what is left is the profile over items.
    var levels = [(sum: Double, count: Double)](repeating: (0, 0), count: sheets.count)
    for (index, share) in shares.enumerated() {
      levels[Int(sheets.ofScore[index])].sum += share
      levels[Int(sheets.ofScore[index])].count += 1
    }
    let profile = shares.enumerated().map { index, share in
      let level = levels[Int(sheets.ofScore[index])]
      return share - level.sum / level.count
    }
    // Sums by visit and item, so that a colleague's mean is the sum less one's own.
    var cells = [(sum: Double, count: Double)](
      repeating: (0, 0), count: sheets.visitCount * ratings.itemCount)
    func cell(_ index: Int) -> Int {
      sheets.visit(ofScore: index) * ratings.itemCount + Int(ratings.item[index])
    }
    for (index, value) in profile.enumerated() {
      cells[cell(index)].sum += value
      cells[cell(index)].count += 1
    }
    var own = [[Double]](repeating: [], count: assessorCount)
    var others = [[Double]](repeating: [], count: assessorCount)
    var squares = [Double](repeating: 0, count: assessorCount)
    var counts = [Double](repeating: 0, count: assessorCount)
    for (index, value) in profile.enumerated() {
      let assessor = Int(ratings.assessor[index])
      squares[assessor] += value * value
      counts[assessor] += 1
      let all = cells[cell(index)]
      if all.count > 1 {
        own[assessor].append(value)
        others[assessor].append((all.sum - value) / (all.count - 1))
      }
    }
    consistency = zip(own, others).map { $0.isEmpty ? nil : correlation($0, $1) }
    spread = zip(squares, counts).map { $1 > 1 ? ($0 / ($1 - 1)).squareRoot() : 0 }
  }
}
