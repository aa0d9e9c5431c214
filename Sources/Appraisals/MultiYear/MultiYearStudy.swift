import MultiYear
import Phrases
import Sensitivity
import Severity
import Statistics

/// Rounds of several years that share units, with severities estimated jointly.
struct TrendStudy {
  let rounds: [YearRound]
  /// On-site first, then every other component of any year.
  let components: [String]
  let units: [String]
  let teams: [String]
  let data: MultiYearData
  /// year × unit × component.
  let scores: [[[Double?]]]
  /// year × component, shares of 1.
  let weights: [[Double]]
  let totals: [[Double?]]
  let estimate: MultiYearEstimate
  /// Standard errors from each year alone, by team and year; nil where it cannot be fitted.
  let aloneErrors: [TeamYear: Double]
  /// year × unit: mean severity of the unit's visitors, points; 0 without a visit.
  let visitSeverities: [[Double]]
  let adjusted: AdjustedTotals
  let pairs: YearPairs
  let changes: [UnitChange]

  /// - Parameter rounds: one a year, ascending, all with the same first component.
  init(_ rounds: [YearRound], pairs: YearPairs, seed: UInt64, threads: Int) throws {
    self.rounds = rounds
    var components: [String] = []
    for round in rounds {
      for (index, component) in round.components.enumerated() {
        guard component.weight == 0 || round.scores.contains(where: { $0[index] != nil }) else {
          throw Failure(
            code: Failure.badData,
            sentence: Phrase(
              "\(round.year): no unit has a score of '\(component.key)', which has weight "
                + "\(component.weight); add it, or give it weight 0 in scheme.yaml"))
        }
        if !components.contains(component.key) { components.append(component.key) }
      }
    }
    let units = Set(rounds.flatMap(\.units)).sorted()
    let teams = Set(rounds.flatMap(\.teams)).sorted()
    let unitPlace = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    let teamPlace = Dictionary(uniqueKeysWithValues: teams.enumerated().map { ($1, $0) })
    var visits: [MultiYearData.Visit] = []
    var scores: [[[Double?]]] = []
    var weights: [[Double]] = []
    for (year, round) in rounds.enumerated() {
      for visit in round.visits {
        guard let unit = unitPlace[round.units[visit.unit]],
          let team = teamPlace[round.teams[visit.team]]
        else { continue }
        visits.append(.init(year: year, unit: unit, team: team, score: visit.score))
      }
      let places = components.map { key in round.components.firstIndex { $0.key == key } }
      var own = units.map { _ in components.map { _ in Double?.none } }
      for (index, name) in round.units.enumerated() {
        guard let unit = unitPlace[name] else { continue }
        own[unit] = places.map { $0.flatMap { round.scores[index][$0] } }
      }
      scores.append(own)
      let given = places.map { $0.map { round.components[$0].weight } ?? 0 }
      let sum = given.reduce(0, +)
      weights.append(given.map { $0 / sum })
    }
    self.components = components
    self.units = units
    self.teams = teams
    self.scores = scores
    self.weights = weights
    totals = zip(scores, weights).map { rows, weights in
      rows.map { total($0, weights: weights) }
    }
    data = MultiYearData(
      years: rounds.map(\.year), unitCount: units.count, teamCount: teams.count, visits: visits,
      anchors: scores.map { $0.map { Array($0.dropFirst()) } },
      panels: Self.panels(rounds, teams: teamPlace))
    do {
      estimate = try MultiYearModel().fit(data, seed: seed)
    } catch {
      throw Failure(code: 1, sentence: Phrase("the years cannot be compared: \(error)"))
    }
    var errors: [TeamYear: Double] = [:]
    for year in rounds.indices {
      var model = AnchoredModel()
      model.threads = threads
      // A component the year lacks is no anchor of it.
      let present = components.indices.dropFirst().filter { k in
        scores[year].contains { $0[k] != nil }
      }
      let own = AnchoredData(
        unitCount: units.count, teamCount: teams.count,
        visits: visits.filter { $0.year == year }.map {
          .init(unit: $0.unit, team: $0.team, score: $0.score)
        }, anchors: scores[year].map { row in present.map { row[$0] } })
      guard let alone = try? model.fit(own, seed: seed) else { continue }
      for (team, severity) in alone.teams.enumerated() {
        if let severity { errors[TeamYear(team: team, year: year)] = severity.standardError }
      }
    }
    aloneErrors = errors
    let severity = Dictionary(
      uniqueKeysWithValues: estimate.severities.map { ($0.place, $0.severity) })
    var sums = rounds.map { _ in units.map { _ in (sum: 0.0, count: 0.0) } }
    for visit in visits {
      sums[visit.year][visit.unit].sum +=
        severity[TeamYear(team: visit.team, year: visit.year)] ?? 0
      sums[visit.year][visit.unit].count += 1
    }
    visitSeverities = sums.map { $0.map { $0.count > 0 ? $0.sum / $0.count : 0 } }
    adjusted = AdjustedTotals(estimate, data, totals: totals, weights: weights)
    self.pairs = pairs
    changes = adjusted.changes(between: pairs)
  }

  /// Groups of rounds linked by units they share; each holds a year once.
  static func groups(_ rounds: [YearRound]) throws -> [[YearRound]] {
    var groups: [(units: Set<String>, rounds: [YearRound])] = []
    for round in rounds {
      let own = Set(round.units)
      var merged = (units: own, rounds: [round])
      groups.removeAll { group in
        guard !group.units.isDisjoint(with: own) else { return false }
        merged.units.formUnion(group.units)
        merged.rounds = group.rounds + merged.rounds
        return true
      }
      groups.append(merged)
    }
    return try groups.map { group in
      let sorted = group.rounds.sorted { ($0.year, $0.name) < ($1.year, $1.name) }
      for (a, b) in zip(sorted, sorted.dropFirst()) where a.year == b.year {
        throw Failure(
          code: Failure.badData,
          sentence: Phrase(
            "\(a.year): '\(a.name)' and '\(b.name)' share units; give one round a year"))
      }
      return sorted
    }
  }
}
