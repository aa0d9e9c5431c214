import Severity

/// An assessor of one year compared with the colleagues of the team, as that year's ratings show.
struct AssessorYear: Sendable {
  let name: String
  let team: String
  /// Per cent of full marks; positive took points off.
  let severity: Double
  /// SD of the severity given the variance components, per cent of full marks.
  let conditionalSD: Double

  /// Every assessor of a year; none where the ratings cannot separate them.
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
struct NamedPanel: Sendable {
  /// Index of the team in its round.
  let team: Int
  let members: [String]
  /// m × m by rows, per squared on-site point.
  let precision: [Double]
  /// m, per on-site point.
  let information: [Double]

  /// Every team of a year; none where the ratings cannot separate assessors.
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
