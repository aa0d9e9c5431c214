import Assessments
import MultiYear
import Phrases
import Sensitivity
import TableIO

/// Rounds of several years on common axes: the same unit, team and component has one place in all of
/// them.
struct JoinedYears: Sendable {
  let rounds: [YearRound]
  /// Keys: the on-site one first, then every other component of any year.
  let components: [String]
  /// Names over the years, in natural order.
  let units: [String]
  /// The units as parts, which are the units of `data`.
  let combined: CombinedUnits
  /// Years in which units are parts of combined ones.
  let combinedYears: [CombinedYear]
  /// One per unit of `data`: the unit it is, or is a part of.
  let unitOfPlace: [Int]
  /// Names in natural order.
  let teams: [String]
  /// year × unit × component, points; nil where missing, also where a part lacks it.
  let scores: [[[Double?]]]
  /// year × component, shares of 1.
  let weights: [[Double]]
  /// year × unit, points; nil where a component with weight is missing.
  let totals: [[Double?]]
  /// What the model of several years reads.
  let data: MultiYearData

  /// - Parameter rounds: one per year, ascending, all with the same first component.
  /// - Throws: `AppraisalError` where a component with weight has no score in its year.
  init(_ rounds: [YearRound]) throws(AppraisalError) {
    self.rounds = rounds
    let components = try Self.components(of: rounds)
    let units = UnitPlaces(rounds)
    let teams = Set(rounds.flatMap(\.teams)).naturallySorted()
    self.components = components
    self.units = units.names
    combined = units.combined
    combinedYears = units.combinedYears
    unitOfPlace = units.unitOfPlace
    self.teams = teams
    let teamPlaces = Self.places(teams)
    let places = rounds.map { round in
      components.map { key in round.components.firstIndex { $0.key == key } }
    }
    let own = rounds.indices.map { year in
      Self.scores(of: rounds[year], components: places[year], units: units, year: year)
    }
    let scores = rounds.indices.map { year in
      units.names.indices.map { unit in
        components.indices.map { k in
          units.combined.mean(year, unit) { own[year][$0][k] }
        }
      }
    }
    let weights = zip(rounds, places).map { round, places in
      let given = places.map { $0.map { round.components[$0].weight } ?? 0 }
      let sum = given.reduce(0, +)
      return given.map { $0 / sum }
    }
    self.scores = scores
    self.weights = weights
    totals = zip(scores, weights).map { rows, weights in
      rows.map { total($0, weights: weights) }
    }
    data = MultiYearData(
      years: rounds.map(\.year), unitCount: units.count, teamCount: teams.count,
      visits: Self.visits(rounds, units: units, teams: teamPlaces),
      anchors: own.map { $0.map { Array($0.dropFirst()) } },
      panels: Self.panels(rounds, teams: teamPlaces))
  }

  /// Keys of all components in order of first appearance.
  private static func components(of rounds: [YearRound]) throws(AppraisalError) -> [String] {
    var components: [String] = []
    for round in rounds {
      for (index, component) in round.components.enumerated() {
        guard component.weight == 0 || round.scores.contains(where: { $0[index] != nil }) else {
          throw AppraisalError(
            .badData,
            Phrase(
              "\(round.year): no unit has a score of '\(component.key)', which has weight "
                + "\(component.weight); add it, or give it weight 0 in scheme.yaml"))
        }
        if !components.contains(component.key) { components.append(component.key) }
      }
    }
    return components
  }

  private static func places(_ names: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  /// unit of the model × component.
  private static func scores(
    of round: YearRound, components: [Int?], units: UnitPlaces, year: Int
  ) -> [[Double?]] {
    var scores = [[Double?]](
      repeating: Array(repeating: nil, count: components.count), count: units.count)
    for (index, unit) in units.places[year].enumerated() {
      scores[unit] = components.map { $0.flatMap { round.scores[index][$0] } }
    }
    return scores
  }

  private static func visits(
    _ rounds: [YearRound], units: UnitPlaces, teams: [String: Int]
  ) -> [MultiYearData.Visit] {
    rounds.enumerated().flatMap { year, round in
      round.visits.compactMap { visit in
        guard let team = teams[round.teams[visit.team]] else { return nil }
        return MultiYearData.Visit(
          year: year, unit: units.places[year][visit.unit], team: team, score: visit.score)
      }
    }
  }

  /// The panels of all years; an assessor is known by name, two of one name in a year are strangers.
  private static func panels(_ rounds: [YearRound], teams: [String: Int]) -> [TeamPanel] {
    var numbers: [String: Int] = [:]
    var next = 0
    func fresh() -> Int {
      next += 1
      return next - 1
    }
    return rounds.enumerated().flatMap { year, round -> [TeamPanel] in
      let counts = Dictionary(
        round.panels.flatMap(\.members).map { ($0, 1) }, uniquingKeysWith: +)
      return round.panels.compactMap { panel in
        guard let team = teams[round.teams[panel.team]] else { return nil }
        let members = panel.members.map { name -> Int in
          guard counts[name] == 1 else { return fresh() }
          let number = numbers[name] ?? fresh()
          numbers[name] = number
          return number
        }
        return TeamPanel(
          place: TeamYear(team: team, year: year), members: members, precision: panel.precision,
          information: panel.information)
      }
    }
  }

  /// Pairs of consecutive years.
  var consecutive: [YearPair] {
    rounds.indices.dropLast().map { YearPair(from: $0, to: $0 + 1) }
  }
}
