import Foundation
import Phrases

/// Ratio to a mean: x · target / team mean, in exact fractions as done by hand.
///
/// The target is the pooled mean (`ratio-pooled`), the mean of the teams' means
/// (`ratio-team-means`, 二次平均法), or the mean of the scores all teams keep (`ratio-trimmed`; a
/// team's mean then leaves its extremes out, see `Trimming`). Means, the coefficient target / mean
/// and results are rounded where the context says so; the scores left out are adjusted too.
func ratio(
  _ groups: TeamGroups, _ rule: Rule, _ context: RuleContext
) throws(NormalizationError) -> Adjustment {
  let rounding = context.rounding ?? OfficialRounding(mode: .halfUp)
  let trimming = rule == .ratioTrimmed ? context.trimming : Trimming(.scores(0))
  let kept = groups.teams.map { _, members in
    let sorted = groups.values(members).sorted().map { Decimal(typed: $0) }
    return Array(sorted.dropFirst(ends(sorted)).dropLast(ends(sorted)))
  }
  func ends(_ scores: [Decimal]) -> Int { trimming.scoresLeftOut(of: scores.count) }

  let means = kept.map { rounding.written(average($0), decimals: rounding.meanDecimals) }
  let whole: Fraction =
    if rule != .ratioTeamMeans {
      average(kept.flatMap(\.self))
    } else if rounding.meanDecimals != nil {
      average(means.map(\.value))
    } else {
      average(ofMeans: kept.map { ($0.reduce(0, +), $0.count) })
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
