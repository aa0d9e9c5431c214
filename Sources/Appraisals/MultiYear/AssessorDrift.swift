import Assessments
import MixedModels
import MultiYear
import Reporting
import Severity
import Statistics

/// An assessor of one year beside the colleagues of the team, as the ratings of that year tell.
struct AssessorYear {
  let name: String
  let team: String
  /// Points of the on-site score, as `AssessorSeverity` has it.
  let severity: Double
  let conditionalSD: Double

  /// Every assessor of a year; none where the ratings do not tell them apart.
  static func all(_ ratings: RatingArrays, names: [String], teams: [String]) -> [AssessorYear] {
    let found = ratings.score.isEmpty ? [] : (try? assessorSeverities(ratings)) ?? []
    return found.map { own in
      AssessorYear(
        name: names[own.assessor], team: teams[ratings.teamOfAssessor[own.assessor]],
        severity: own.severity, conditionalSD: own.conditionalSD)
    }
  }
}

/// What the ratings of one team in one year say of its members.
struct NamedPanel {
  /// Index of the team in its round.
  let team: Int
  let members: [String]
  let precision: [Double]
  let information: [Double]

  /// Every team of a year; none where the ratings do not tell assessors apart.
  ///
  /// - Parameter full: full marks of the on-site score, points.
  static func all(_ ratings: RatingArrays, names: [String], full: Double) -> [NamedPanel] {
    let found = ratings.score.isEmpty ? [] : (try? assessorPanels(ratings)) ?? []
    let share = full / 100
    return found.map { own in
      NamedPanel(
        team: own.team, members: own.assessors.map { names[$0] },
        precision: own.precision.map { $0 / (share * share) },
        information: own.information.map { $0 / share })
    }
  }
}

extension TrendStudy {
  /// The panels of all years; an assessor is known by name, two of one name in a year are strangers.
  static func panels(_ rounds: [YearRound], teams: [String: Int]) -> [TeamPanel] {
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

  /// Severity of each assessor year by year, and its change since the assessor's last year.
  ///
  /// Each year is a model of its own, so that the errors of two years are independent; an assessor is
  /// known by name and is compared with the colleagues of each year, who may be others.
  /// nil without ratings in two years.
  var assessorDrift: ResultTable? {
    guard rounds.count(where: { !$0.assessors.isEmpty }) > 1 else { return nil }
    let reach = Distributions.normalQuantile(0.975)
    var last: [String: AssessorYear] = [:]
    var lines: [(year: Int, own: AssessorYear, change: Double?, error: Double?, p: Double?)] = []
    for (index, round) in rounds.enumerated() {
      // Two people of one name in a year cannot be told apart in another.
      let counts = Dictionary(round.assessors.map { ($0.name, 1) }, uniquingKeysWith: +)
      for own in round.assessors {
        let before = counts[own.name] == 1 ? last[own.name] : nil
        let change = before.map { own.severity - $0.severity }
        let error = before.map {
          (own.conditionalSD * own.conditionalSD + $0.conditionalSD * $0.conditionalSD).squareRoot()
        }
        let p = change.flatMap { change in
          error.map {
            $0 > 0 ? 2 * Distributions.normalCumulative(-abs(change) / $0) : 1
          }
        }
        lines.append((index, own, change, error, p))
      }
      for own in round.assessors { last[own.name] = counts[own.name] == 1 ? own : nil }
    }
    let q = benjaminiHochberg(lines.map(\.p))
    return ResultTable(
      name: "assessor_drift",
      columns: [
        "assessor", "team", "year", "severity", "conditional_sd", "lower", "upper", "change",
        "change_se", "p", "q",
      ],
      rows: zip(lines, q).map { line, q in
        let own = line.own
        return [
          .text(own.name), .text(own.team), year(line.year), .points(own.severity),
          .points(own.conditionalSD), .points(own.severity - reach * own.conditionalSD),
          .points(own.severity + reach * own.conditionalSD), .points(line.change),
          .points(line.error), .probability(line.p), .probability(q),
        ]
      })
  }
}
