import Assessments
import Outliers
import Phrases
import Statistics

/// What units say of themselves against the on-site score.
struct SelfAssessment {
  private let appraisal: Appraisal
  private var round: Round { appraisal.round }
  private var settings: OutlierSettings { appraisal.recipe.outliers }

  init(_ appraisal: Appraisal) { self.appraisal = appraisal }

  /// Own minus on-site score, points of the on-site scale; one family, in which only units that rate
  /// themselves too high are flagged.
  ///
  /// A severe team widens the gap of all its units, so the gap is judged against the on-site score
  /// adjusted for severity, by its distance from the median gap over a robust scale. p is one-sided.
  func rows(_ notices: inout [Phrase]) -> [OutlierRow] {
    guard let scheme = round.scheme.selfAssessment, round.selfScores.contains(where: { $0 != nil })
    else { return [] }
    let scale = round.scheme.components[0].full / scheme.full
    let adjusted = appraisal.adjusted.scores
    func gaps(_ scores: [[Double?]]) -> [Double?] {
      zip(round.selfScores, scores).map { own, row in
        own.flatMap { own in row[0].map { own * scale - $0 } }
      }
    }
    let given = gaps(round.scores)
    let result: RobustZ
    do {
      result = try RobustZ(
        gaps(adjusted), scale: settings.scale, level: settings.level, control: settings.control)
    } catch {
      notices.append(Phrase("own scores are not judged: \(error)"))
      return []
    }
    let upper = result.flags.map { $0.statistic > 0 ? $0.p / 2 : 1 - $0.p / 2 }
    let q = settings.control.adjusted(upper)
    return result.flags.indices.compactMap { place in
      let flag = result.flags[place]
      guard let gap = given[flag.index], let q = q[place] else { return nil }
      let side = gap < 0 ? Phrase("below") : Phrase("above")
      return OutlierRow(
        kind: .unit, subject: round.units[flag.index].id, measure: "self_gap", value: gap,
        statistic: flag.statistic, threshold: nil, p: upper[place], q: q,
        isFlagged: q <= settings.level,
        reason: Phrase(
          "own score \(abs(gap).fixed(2)) points \(side) the on-site score; adjusted for the team, "
            + "\(flag.residual.fixed(2)) points from the median gap of "
            + "\(result.median.fixed(2))"),
        family: "self_gap", method: "robust z (\(settings.scale.label)), one-sided",
        size: flag.residual, component: scheme.key)
    }
  }
}
