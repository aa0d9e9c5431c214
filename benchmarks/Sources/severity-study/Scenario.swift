import Severity
import Statistics

/// A way rounds come about: 105 units, 11 teams, one visit a unit, components 60/30/10.
struct Scenario: Sendable {
  let name: String
  var severitySD = 2.0
  var groupSD = 0.0
  var errors = [1.5, 2.0, 2.0]
  var loadings = [1.0, 0.9, 0.5]
  /// Severity RMSE the model should not exceed, points; nil where none is stated.
  var largestRMSE: Double?

  static let unitCount = 105
  static let teamCount = 11
  static let qualitySD = 4.0
  static let weights = [0.6, 0.3, 0.1]

  /// The scenarios the design states numbers for.
  static let stated = [
    Scenario(name: "random allocation", largestRMSE: 0.66),
    Scenario(name: "unlike units per team", groupSD: 2, largestRMSE: 0.73),
    Scenario(name: "no severity", severitySD: 0, largestRMSE: 0.13),
    Scenario(name: "no severity, unlike units", severitySD: 0, groupSD: 2, largestRMSE: 0.11),
    Scenario(
      name: "weak anchors", errors: [1.5, 4, 4], loadings: [1, 0.7, 0.4], largestRMSE: 1.10),
  ]

  /// Scenarios the design states nothing for.
  static let further = [
    Scenario(name: "mild severity (SD 1)", severitySD: 1),
    Scenario(name: "strong severity (SD 6)", severitySD: 6),
    Scenario(name: "strong severity, unlike units", severitySD: 6, groupSD: 2),
    Scenario(
      name: "weak anchors, unlike units", groupSD: 2, errors: [1.5, 4, 4], loadings: [1, 0.7, 0.4]),
  ]
}

/// One simulated round and what is true in it.
struct SimulatedRound: Sendable {
  let data: AnchoredData
  let team: [Int]
  /// unit × component.
  let scores: [[Double]]
  let quality: [Double]
  /// Centred on the teams of the round.
  let severity: [Double]

  /// Not the seed of the rounds the priors were chosen on, 2026.
  private static let seed: UInt64 = 2_027

  init(_ scenario: Scenario, index: Int, replicate: Int) {
    var stream = PhiloxStream(
      seed: Self.seed, tag: UInt32(1_000 + index), replicate: replicate)
    let teams = 0..<Scenario.teamCount
    let severities = teams.map { _ in scenario.severitySD * stream.normal() }
    let groups = teams.map { _ in scenario.groupSD * stream.normal() }
    var scores: [[Double]] = []
    var quality: [Double] = []
    let team = (0..<Scenario.unitCount).map { $0 % Scenario.teamCount }
    for home in team {
      let value = groups[home] + Scenario.qualitySD * stream.normal()
      quality.append(value)
      scores.append(
        (0..<3).map { component in
          80 + scenario.loadings[component] * value - (component == 0 ? severities[home] : 0)
            + scenario.errors[component] * stream.normal()
        })
    }
    data = AnchoredData(
      unitCount: Scenario.unitCount, teamCount: Scenario.teamCount,
      visits: team.indices.map { .init(unit: $0, team: team[$0], score: scores[$0][0]) },
      anchors: scores.map { [$0[1], $0[2]] })
    let centre = severities.reduce(0, +) / Double(Scenario.teamCount)
    severity = severities.map { $0 - centre }
    self.team = team
    self.scores = scores
    self.quality = quality
  }
}
