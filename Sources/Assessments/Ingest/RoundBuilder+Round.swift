import Phrases

extension RoundBuilder {
  /// The round the files add up to; nil when they name no unit.
  mutating func round() -> Round? {
    checkScheme()
    let derived = onsiteFromRatings()
    for (pair, score) in derived where recordedVisitIndex[pair] == nil {
      recordedVisitIndex[pair] = recordedVisits.count
      recordedVisits.append(RecordedVisit(unit: pair.a, team: pair.b, score: score))
    }
    for (pair, score) in derived {
      guard let place = recordedVisitIndex[pair] else { continue }
      if recordedVisits[place].score == nil { recordedVisits[place].score = score }
    }
    for unit in units.all.indices {
      for team in assigned[unit] ?? [] where recordedVisitIndex[Pair(a: unit, b: team)] == nil {
        recordedVisitIndex[Pair(a: unit, b: team)] = recordedVisits.count
        recordedVisits.append(RecordedVisit(unit: unit, team: team, score: nil))
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
  private func assembled() -> Round {
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
    let sum = scheme.components.reduce(0) { $0 + $1.weight }
    if abs(sum - 100) > 1e-9 {
      log.report(
        .weightSum, .error, file: "scheme", value: "\(sum)",
        Phrase("the weights add up to \(sum), not 100"),
        Phrase("correct the weights in scheme.yaml or --weights"))
    }
    let full = scheme.components[0].full
    for sentence in scheme.instrument?.sumErrors(full: full) ?? [] {
      log.report(
        .itemTree, .error, file: "scheme.yaml", sentence, Phrase("correct 'full' in the instrument")
      )
    }
  }

  /// On-site scores the item scores add up to, in order of unit and team; reports gaps and N.A.
  private mutating func onsiteFromRatings() -> [(pair: Pair, score: Double)] {
    guard let instrument = scheme.instrument, let sheet = ratings.sheet else { return [] }
    var result: [(pair: Pair, score: Double)] = []
    let ids = instrument.items.map(\.id)
    var exempt: [Int: Int] = [:]
    for (pair, tallies) in ratings.tallies.sorted(by: {
      ($0.key.a, $0.key.b) < ($1.key.a, $1.key.b)
    }) {
      let items = ids.indices.map { index in
        index < tallies.count ? tallies[index].itemScore : .missing
      }
      let total = InstrumentScore(items, instrument: instrument)
      let unit = units.all[pair.a]
      if !total.missing.isEmpty {
        let names = total.missing.prefix(5).map { ids[$0] } + (total.missing.count > 5 ? ["…"] : [])
        log.report(
          .missingRating, .error, in: sheet,
          Phrase(
            "\(unit) has no score of team \(teams.all[pair.b]) on \(total.missing.count) items "
              + "(\(names))"),
          Phrase("enter the scores, or N.A. where the item does not apply"))
      }
      for item in total.notApplicable { exempt[item, default: 0] += 1 }
      if let score = total.score { result.append((pair, score)) }
    }
    for (item, count) in exempt.sorted(by: { $0.key < $1.key }) {
      log.report(
        .notApplicable, .notice, in: sheet, value: "\(count)",
        Phrase(
          "item \(ids[item]) does not apply to \(count) units; its marks go to the others of its "
            + "category in proportion"), Phrase("nothing to do if that is the rule"))
    }
    if ratings.blankCount > 0 {
      log.report(
        .missingRating, .notice, in: sheet, value: "\(ratings.blankCount)",
        Phrase(
          "\(ratings.blankCount) scores are blank; an item's score is the mean of those given"),
        Phrase("enter them if there are any"))
    }
    return result
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
            "no unit has a \(Phrase(term: component.key)) score, which has weight \(component.weight)"
          ),
          Phrase("without it no unit has a total; add it, or give it weight 0 with --weights"))
        continue
      }
      for unit in absent where !reportedMissing.contains(Pair(a: unit, b: index)) {
        log.report(
          .missingComponent, .warning, file: "the round",
          Phrase("\(units.all[unit]) has no \(Phrase(term: component.key)) score"),
          Phrase("add it; without it there is no total")
        )
      }
    }
  }
}

extension RatingColumns {
  /// The public form, teams renumbered by `place`.
  func sorted(teams place: [Int], _ instrument: Instrument?) -> Ratings {
    let categories = instrument?.categories ?? []
    return Ratings(
      assessors: assessors.map { Assessor(id: $0.id, team: place[$0.team]) }, items: items,
      categoryOfItem: categories.enumerated().flatMap { index, category in
        category.items.map { _ in index }
      },
      categories: categories.map(\.id),
      full: instrument.map { $0.items.map(\.full) } ?? items.map { _ in nil },
      unit: unit, team: team.map { Int32(place[Int($0)]) }, assessor: assessor, item: item,
      score: score, blankCount: blankCount, notApplicableCount: notApplicableCount)
  }
}
