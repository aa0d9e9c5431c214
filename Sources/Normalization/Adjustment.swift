import Statistics

/// Scores adjusted by a rule.
///
/// Each rule's formula is given where it is computed; the mean shift and `anchored` are computed
/// here: x − team mean + pooled mean, and x + severity of the team.
///
/// - Returns: adjusted points in the order of the scores.
/// - Throws: `NormalizationError`, naming the team for which the rule has no answer.
/// - Complexity: n log n at most.
public func adjusted(
  _ scores: [TeamScore], by rule: Rule, context: RuleContext = RuleContext()
) throws(NormalizationError) -> Adjustment {
  let groups = TeamGroups(scores)
  let values = scores.map(\.score)
  switch rule {
  case .none: return Adjustment(values: values)
  case .meanShift:
    let pooled = mean(values) ?? 0
    return Adjustment(
      values: groups.mapped { _, own in
        let shift = pooled - (mean(own) ?? 0)
        return { $0 + shift }
      })
  case .ratioPooled, .ratioTeamMeans, .ratioTrimmed, .ratioPooledTrimmed:
    return try ratio(groups, rule, context)
  case .zScore: return Adjustment(values: try zScores(groups))
  case .standardCapped: return try capped(zScores(groups), full: context.full)
  case .minMax: return Adjustment(values: try minMax(groups))
  case .equipercentile: return Adjustment(values: equipercentile(groups))
  case .moderatedRoutine: return try moderatedToRoutine(groups)
  case .covarianceFixed: return try covarianceAdjusted(groups, shrunken: false)
  case .covarianceShrunken: return try covarianceAdjusted(groups, shrunken: true)
  case .anchored:
    return Adjustment(
      values: try groups.mapped { (team, _) throws(NormalizationError) -> (Double) -> Double in
        guard context.severities.indices.contains(team) else { throw .noSeverity(team: team) }
        return { $0 + context.severities[team] }
      })
  }
}
