import TableIO

extension RoundBuilder {
  /// The round of what was recorded. Teams go by name in natural order, so that the order of rows never matters.
  func assembled() -> Round {
    let kept = keptComponents
    var scheme = scheme
    scheme.components = kept.map { scheme.components[$0] }
    let names = teams.all.naturallySorted()
    let order = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let place = teams.all.map { order[$0] ?? 0 }
    let visits = recordedVisits.compactMap { visit in
      visit.score.map { Visit(unit: visit.unit, team: place[visit.team], score: $0) }
    }
    return Round(
      scheme: scheme,
      units: units.all.enumerated().map {
        AssessedUnit(
          id: $1, name: longNames[$0], group: groups[$0], members: members[$0])
      },
      teams: names.map(Team.init), visits: visits, scores: scores(of: kept, visits),
      homeTeams: homeTeams(place),
      ratings: ratings.score.isEmpty ? nil : ratings.sorted(teams: place, scheme.instrument),
      raterScores: raterScores(of: kept), ballots: units.all.indices.map { ballots[$0] },
      reported: reported.map { sorted($0, place) },
      selfScores: units.all.indices.map { selfScores[$0] },
      homes: homes.map {
        AssessorHome(assessor: $0.assessor, team: place[$0.team], unit: $0.unit)
      })
  }

  /// Components except those without weight that no unit has a score of.
  private var keptComponents: [Int] {
    scheme.components.indices.filter { index in
      index == 0 || scheme.components[index].weight != 0
        || central.values.contains { $0[index] != nil }
    }
  }

  /// Points, unit × kept component; the first is the mean of the unit's visits.
  private func scores(of kept: [Int], _ visits: [Visit]) -> [[Double?]] {
    var scores = units.all.indices.map { unit in kept.map { central[unit]?[$0] } }
    var sums = Array(repeating: (total: 0.0, count: 0), count: units.all.count)
    for visit in visits {
      sums[visit.unit].total += visit.score
      sums[visit.unit].count += 1
    }
    for unit in sums.indices where sums[unit].count > 0 {
      scores[unit][0] = sums[unit].total / Double(sums[unit].count)
    }
    return scores
  }

  /// The team units.csv names first for each unit, else that of its first visit.
  ///
  /// - Parameter place: of each team in the round's order.
  private func homeTeams(_ place: [Int]) -> [Int?] {
    var homes = [Int?](repeating: nil, count: units.all.count)
    for (unit, own) in assigned { homes[unit] = own.first.map { place[$0] } }
    for visit in recordedVisits where homes[visit.unit] == nil {
      homes[visit.unit] = place[visit.team]
    }
    return homes
  }

  private func raterScores(of kept: [Int]) -> [RaterScore] {
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    return raterScores.compactMap { own in
      places[own.component].map {
        RaterScore(unit: own.unit, component: $0, rater: own.rater, score: own.score)
      }
    }
  }

  /// Counts in the round's order of teams.
  private func sorted(_ counts: Round.Reported, _ place: [Int]) -> Round.Reported {
    var sorted = counts
    for (from, to) in place.enumerated() {
      sorted.highlights[to] = counts.highlights[from]
      sorted.problems[to] = counts.problems[from]
    }
    return sorted
  }
}
