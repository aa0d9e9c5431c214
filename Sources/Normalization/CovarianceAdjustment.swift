import Phrases
import Statistics

/// Analysis of covariance: the team effect left after the anchors, taken off the scores.
///
/// The adjusted score is y − a_t, or y − r_t a_t when shrunken, with a_t of `TeamEffects` and r_t
/// the reliability v / (v + se_t²). Only units with every anchor shape the effects; all units of a
/// team are moved.
///
/// Source: Cochran (1957), Biometrics 13, 261-281; Morris (1983), J. Am. Stat. Assoc. 78, 47-55.
func covarianceAdjusted(
  _ groups: TeamGroups, shrunken: Bool
) throws(NormalizationError) -> Adjustment {
  // Anchors nobody has are no anchors.
  let anchors = (groups.scores.first?.anchors ?? []).indices.filter { anchor in
    groups.scores.contains { $0.anchors[anchor] != nil }
  }
  let rows = groups.scores.map { score -> [Double]? in
    let x = anchors.compactMap { score.anchors[$0] }
    return x.count == anchors.count ? [score.score] + x : nil
  }
  let complete = rows.count { $0 != nil }
  let needed = groups.teams.count + max(1, anchors.count) + 1
  guard !anchors.isEmpty, complete >= needed else {
    throw .tooFewScores(needed: needed, found: anchors.isEmpty ? 0 : complete)
  }
  var samples: [[[Double]]] = []
  for (team, members) in groups.teams {
    samples.append(members.compactMap { rows[$0] })
    if samples.last?.isEmpty == true { throw .noCompleteAnchors(team: team) }
  }
  let fit = try TeamEffects(samples)

  var notes: [Phrase] = []
  let incomplete = rows.count - complete
  if incomplete > 0 {
    notes.append(
      incomplete == 1
        ? Phrase("1 score without an anchor is not used to estimate team effects")
        : Phrase("\(incomplete) scores without an anchor are not used to estimate team effects"))
  }
  if shrunken, fit.betweenVariance == 0 {
    notes.append(Phrase("team effects vary no more than their errors; nothing is adjusted"))
  }
  var shifts: [Int: Double] = [:]
  for ((team, _), (effect, error)) in zip(groups.teams, zip(fit.effects, fit.errorVariances)) {
    let total = fit.betweenVariance + error
    let reliability = total > 0 ? fit.betweenVariance / total : 0
    shifts[team] = shrunken ? effect * reliability : effect
  }
  return Adjustment(
    values: groups.scores.map { $0.score - shifts[$0.team, default: 0] }, notes: notes)
}
