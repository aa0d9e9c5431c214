import Statistics
import TableIO

/// Where assessors work: each comes from one of the assessed units.
///
/// Most teams visit the department of one member, which is the unit they scored highest against its
/// quality; scores stay as they were drawn. All other homes are units the team does not visit.
enum SimulatedHomes {
  /// Teams that visit the department of a member: the first of the eleven.
  static let favouringTeams = 9

  /// - Parameter errors: points of on-site score by which each visit missed the unit's quality.
  static func assessors(_ year: SimulatedTruth.Year, errors: [Double], seed: UInt64) -> String {
    var stream = PhiloxStream(seed: seed, purpose: .simulatedHomes, replicate: year.year)
    var rows: [[String]] = []
    for team in 0..<SimulatedTruth.teamCount {
      let favoured = favoured(by: team, year, errors)
      let elsewhere = year.teamOf.indices.filter { year.teamOf[$0] != team }
      for assessor in 0..<SimulatedTruth.assessorsPerTeam {
        let other = elsewhere[Int(Double(elsewhere.count) * stream.uniform())]
        rows.append([
          SimulatedNames.assessor(team, assessor), SimulatedNames.team(team),
          SimulatedNames.unit(assessor == 1 ? favoured ?? other : other),
          assessor == 0 ? "组长" : "组员",
        ])
      }
    }
    return csv(header: ["assessor", "team", "home unit", "role"], rows: rows)
  }

  /// The department of a member that the team visits and favours; nil for a team that visits none.
  static func favoured(
    by team: Int, _ year: SimulatedTruth.Year, _ errors: [Double]
  ) -> Int? {
    guard team < favouringTeams else { return nil }
    return year.teamOf.indices.filter { year.teamOf[$0] == team && year.planted[$0] == nil }
      .max { (errors[$0], $1) < (errors[$1], $0) }
  }
}
