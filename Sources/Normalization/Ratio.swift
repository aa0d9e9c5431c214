import Foundation
import Phrases

/// Ratio to a mean: x · target / team mean, in exact fractions as done by hand.
///
/// The target is the pooled mean (`ratio-pooled`), the mean of the teams' means
/// (`ratio-team-means`, 二次平均法), the mean of the scores all teams keep (`ratio-trimmed`), or the
/// mean of the pooled list without its own extremes, as many as a team leaves out
/// (`ratio-pooled-trimmed`); in the last two a team's mean leaves its extremes out, see `Trimming`.
/// Means, the coefficient target / mean and results are rounded where the context says so; the scores
/// left out are adjusted too.
///
/// Source of `ratio-pooled-trimmed`: 高安市 2015, weights of interview rooms (面试考场加权系数), which
/// leaves out two scores at either end of each room and of all rooms together.
func ratio(
  _ groups: TeamGroups, _ rule: Rule, _ context: RuleContext
) throws(NormalizationError) -> Adjustment {
  let rounding = context.rounding ?? OfficialRounding(mode: .halfUp)
  let trimming = rule.isTrimmed ? context.trimming : Trimming(.scores(0))
  func kept(_ scores: [Double]) -> [Decimal] {
    let ends = trimming.scoresLeftOut(of: scores.count)
    return scores.sorted().dropFirst(ends).dropLast(ends).map { Decimal(typed: $0) }
  }
  let ownKept = groups.teams.map { _, members in kept(groups.values(members)) }

  let means = ownKept.map { rounding.written(average($0), decimals: rounding.meanDecimals) }
  let whole: Fraction =
    if rule == .ratioPooledTrimmed {
      average(kept(groups.scores.map(\.score)))
    } else if rule != .ratioTeamMeans {
      average(ownKept.flatMap(\.self))
    } else if rounding.meanDecimals != nil {
      average(means.map(\.value))
    } else {
      average(ofMeans: ownKept.map { ($0.reduce(0, +), $0.count) })
    }
  let target = rounding.written(whole, decimals: rounding.meanDecimals)

  var result = Array(repeating: 0.0, count: groups.scores.count)
  for ((team, members), mean) in zip(groups.teams, means) {
    guard !mean.isZero else { throw .zeroTeamMean(team: team) }
    let coefficient = rounding.written(target / mean, decimals: rounding.coefficientDecimals)
    for index in members {
      let score = Fraction(Decimal(typed: groups.scores[index].score))
      result[index] =
        rounding.written(score * coefficient, decimals: rounding.scoreDecimals).value.double
    }
  }
  let untrimmed =
    trimming.leavesOutNothing
    ? 0 : groups.teams.count { trimming.scoresLeftOut(of: $0.members.count) == 0 }
  let notes =
    switch untrimmed {
    case 0: [Phrase]()
    case 1: [Phrase("1 team is too small to trim")]
    default: [Phrase("\(untrimmed) teams are too small to trim")]
    }
  return Adjustment(values: result, notes: notes)
}
