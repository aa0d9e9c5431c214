import Foundation

/// Ratio to a mean: x · target / team mean, in decimal arithmetic as done by hand.
///
/// The target is the pooled mean (`ratio-pooled`), the mean of the teams' means
/// (`ratio-team-means`, 二次平均法), or the mean of the trimmed scores of all teams
/// (`ratio-trimmed`; a team's mean then leaves its k highest and lowest scores out, if more than 2k
/// remain). Means, coefficients and results are rounded where the context says so.
func ratio(
  _ groups: TeamGroups, _ rule: Rule, _ context: RuleContext
) throws(NormalizationError) -> Adjustment {
  let rounding = context.rounding ?? OfficialRounding(mode: .halfUp)
  var notes: [String] = []
  var kept: [[Decimal]] = []
  for (_, members) in groups.teams {
    let sorted = groups.values(members).sorted().map { Decimal(typed: $0) }
    let trims = rule == .ratioTrimmed && sorted.count > 2 * context.trim
    kept.append(trims ? Array(sorted[context.trim..<(sorted.count - context.trim)]) : sorted)
    if rule == .ratioTrimmed, !trims {
      notes.append("a team of \(sorted.count) scores is not trimmed")
    }
  }
  let means = kept.map { rounding.rounded(average($0), decimals: rounding.meanDecimals) }
  let target = rounding.rounded(
    average(rule == .ratioTeamMeans ? means : kept.flatMap(\.self)),
    decimals: rounding.meanDecimals)
  var result = Array(repeating: 0.0, count: groups.scores.count)
  for (place, (team, members)) in groups.teams.enumerated() {
    guard means[place] != 0 else { throw .zeroTeamMean(team: team) }
    for index in members {
      let score = Decimal(typed: groups.scores[index].score)
      // Dividing last keeps exact quotients exact, unless the coefficient itself is rounded.
      let value =
        rounding.coefficientDecimals == nil
        ? score * target / means[place]
        : score
          * rounding.rounded(target / means[place], decimals: rounding.coefficientDecimals)
      result[index] = rounding.rounded(value, decimals: rounding.scoreDecimals).double
    }
  }
  return Adjustment(values: result, notes: notes)
}

private func average(_ values: [Decimal]) -> Decimal {
  values.isEmpty ? 0 : values.reduce(0, +) / Decimal(values.count)
}
