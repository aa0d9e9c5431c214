import Phrases

extension RoundBuilder {
  /// The round the files add up to; nil when they name no unit.
  mutating func round() -> Round? {
    checkScheme()
    let totals = itemTotals()
    reportItems(totals)
    addOnsiteScores(totals)
    for unit in units.all.indices {
      for team in assigned[unit] ?? [] {
        let pair = Pair(a: unit, b: team)
        if recordedVisitIndex[pair] == nil { recordVisit(pair, score: nil) }
      }
    }
    guard !units.all.isEmpty else { return nil }
    reportMissing()
    return assembled()
  }

  /// Components but those without weight that no unit has a score of.
  private var keptComponents: [Int] {
    scheme.components.indices.filter { index in
      index == 0 || scheme.components[index].weight != 0
        || central.values.contains { $0[index] != nil }
    }
  }

  /// Teams by name, so that the order of rows never matters.
  func assembled() -> Round {
    let kept = keptComponents
    var scheme = scheme
    scheme.components = kept.map { scheme.components[$0] }
    let componentPlace = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    let names = teams.all.sorted()
    let order = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let place = teams.all.map { order[$0] ?? 0 }
    let visits = recordedVisits.compactMap { visit in
      visit.score.map { Visit(unit: visit.unit, team: place[visit.team], score: $0) }
    }
    var scores = units.all.indices.map { unit in
      kept.map { central[unit]?[$0] }
    }
    var sums = Array(repeating: (total: 0.0, count: 0), count: units.all.count)
    for visit in visits {
      sums[visit.unit].total += visit.score
      sums[visit.unit].count += 1
    }
    for unit in sums.indices where sums[unit].count > 0 {
      scores[unit][0] = sums[unit].total / Double(sums[unit].count)
    }
    var homes = [Int?](repeating: nil, count: units.all.count)
    for (unit, own) in assigned { homes[unit] = own.first.map { place[$0] } }
    for visit in recordedVisits where homes[visit.unit] == nil {
      homes[visit.unit] = place[visit.team]
    }
    let counts = reported.map { old in
      var sorted = old
      for (from, to) in place.enumerated() where from < old.highlights.count {
        sorted.highlights[to] = old.highlights[from]
        sorted.problems[to] = old.problems[from]
      }
      return sorted
    }
    return Round(
      scheme: scheme,
      units: units.all.enumerated().map { AssessedUnit(id: $1, name: longNames[$0]) },
      teams: names.map(Team.init), visits: visits, scores: scores, homeTeams: homes,
      ratings: ratings.score.isEmpty ? nil : ratings.sorted(teams: place, scheme.instrument),
      raterScores: raterScores.compactMap { own in
        componentPlace[own.component].map {
          RaterScore(unit: own.unit, component: $0, rater: own.rater, score: own.score)
        }
      }, reported: counts)
  }

  private mutating func checkScheme() {
    if let problem = scheme.weightProblem {
      log.report(
        .weightSum, .error, file: "scheme", value: problem.sum.plain, problem.sentence,
        Phrase("correct the weights in scheme.yaml or --weights"))
    }
    for sentence in scheme.instrumentProblems {
      log.report(
        .itemTree, .error, file: "scheme.yaml", sentence, Phrase("correct 'full' in the instrument")
      )
    }
  }

  /// One diagnostic per unit and component that has a weight and no score, unless its cell has one.
  private mutating func reportMissing() {
    let scored = Set(recordedVisits.filter { $0.score != nil }.map(\.unit))
    for (index, component) in scheme.components.enumerated() where component.weight != 0 {
      let absent = units.all.indices.filter { unit in
        index == 0 ? !scored.contains(unit) : central[unit]?[index] == nil
      }
      if index > 0, absent.count == units.all.count {
        guard !reportedAbsent.contains(index) else { continue }
        log.report(
          .missingComponent, .warning, file: "the round",
          Phrase(
            "no unit has any \(Phrase(term: component.key)) score, although the component has weight "
              + "\(component.weight.plain)"),
          Phrase("without it no unit has a total; add it, or give it weight 0 with --weights"))
        continue
      }
      for unit in absent where !reportedMissing.contains(Pair(a: unit, b: index)) {
        log.report(
          .missingComponent, .warning, file: "the round",
          Phrase("\(units.all[unit]) has no \(Phrase(term: component.key)) score"),
          Phrase("add the score; without it the unit has no total")
        )
      }
    }
  }
}
