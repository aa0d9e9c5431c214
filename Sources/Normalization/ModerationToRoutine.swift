import Statistics

/// Statistical moderation: a team's on-site mean and SD are moved to where routine scores put them.
///
/// With m and s the mean and SD over all units, m_t and s_t within team t:
/// new mean = m(on-site) + s(on-site) · (m_t(routine) − m(routine)) / s(routine);
/// new SD = s(on-site) · s_t(routine) / s(routine). Units without a routine score are moved along
/// with their team.
///
/// Source: Linn (1993), Applied Measurement in Education 6, 83-102 (statistical moderation).
func moderatedToRoutine(_ groups: TeamGroups) throws(NormalizationError) -> Adjustment {
  func routine(_ index: Int) -> Double? { groups.scores[index].anchors.first ?? nil }
  let all = groups.scores.indices.compactMap(routine)
  let onsite = groups.scores.map(\.score)
  guard let centre = mean(onsite), let spread = variance(onsite)?.squareRoot(),
    let routineCentre = mean(all), let routineSpread = variance(all)?.squareRoot()
  else { throw .tooFewScores(needed: 2, found: all.count) }
  var result = Array(repeating: 0.0, count: groups.scores.count)
  for (team, members) in groups.teams {
    let own = members.compactMap(routine)
    guard let ownCentre = mean(own), let ownVariance = variance(own), ownVariance > 0 else {
      throw .noAnchor(team: team)
    }
    let scores = groups.values(members)
    guard let teamMean = mean(scores), let teamVariance = variance(scores), teamVariance > 0 else {
      throw .noSpread(team: team)
    }
    let target = centre + spread * (ownCentre - routineCentre) / routineSpread
    let slope = spread * ownVariance.squareRoot() / routineSpread / teamVariance.squareRoot()
    for index in members {
      result[index] = target + slope * (groups.scores[index].score - teamMean)
    }
  }
  return Adjustment(values: result)
}
