import Appraisals
import Assessments
import Phrases
import Statistics
import Testing

/// Teams that favour the departments of their members.
@Suite struct HomeDepartmentTests {
  private func round(_ seed: UInt64, favour: Double, harm: Double = 0) -> Round {
    var stream = PhiloxStream(seed: seed, tag: 15, replicate: 1)
    let qualities = (0..<72).map { _ in 80 + 4 * stream.normal() }
    // Each of eight teams visits the department of one member; its first unit.
    let homes = (0..<8).map { AssessorHome(assessor: "a\($0)", team: $0, unit: $0) }
    let scores = qualities.indices.map { unit -> [Double?] in
      let team = unit % 8
      let isNear = unit >= 8 && abs(qualities[unit] - qualities[team]) < 1.5
      let onsite = qualities[unit] + stream.normal() + (unit < 8 ? favour : 0) - (isNear ? harm : 0)
      return [
        onsite, qualities[unit] + 1.2 * stream.normal(), qualities[unit] + 1.2 * stream.normal(),
      ]
    }
    return Round(
      scheme: .standard,
      units: (0..<72).map { AssessedUnit(id: "u\($0)", name: nil, members: nil) },
      teams: (1...8).map { Team(id: "t\($0)") },
      visits: scores.enumerated().map { Visit(unit: $0, team: $0 % 8, score: $1[0] ?? 0) },
      scores: scores, homeTeams: (0..<72).map { $0 % 8 }, homes: homes)
  }

  private func row(_ round: Round, _ measure: String) throws -> OutlierRow? {
    try Appraisal(round).outliers.rows.first { $0.measure == measure }
  }

  @Test func `favours are found with their size`() throws {
    let own = try #require(try row(round(1, favour: 4), "own_department"))
    #expect(own.isFlagged && own.size.map { $0 > 1.5 && $0 < 6 } == true)
    #expect(own.reason.description.contains("8 visits of 8 teams"))
    let interval = try #require(own.interval)
    #expect(interval.contains(4) && own.size.map(interval.contains) == true)
    let shown = "\(interval.lowerBound.fixed(2)) to \(interval.upperBound.fixed(2))"
    #expect(own.reason.description.contains(shown))
    let harmed = try #require(try row(round(2, favour: 0, harm: 3), "own_competitors"))
    #expect(harmed.isFlagged && harmed.size.map { $0 < -0.8 } == true)
  }

  @Test func `nothing is found where there is nothing`() throws {
    let flagged = try (0..<40).count { seed in
      try row(round(UInt64(50 + seed), favour: 0), "own_department")?.isFlagged == true
    }
    // Binomial(40, 0.05) exceeds 7 once in two thousand runs.
    #expect(flagged <= 7)
  }
}
