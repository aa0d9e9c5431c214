import Severity
import Statistics
import TestSupport

extension SimulatedAppraisal {
  /// The usual round with other spreads between teams.
  init(severitySD: Double = 2, groupSD: Double = 0) {
    self.init()
    self.severitySD = severitySD
    self.groupSD = groupSD
  }

  /// A drawn round as the model reads it, and its severities less their mean.
  func anchored(_ stream: inout PhiloxStream) -> (data: AnchoredData, severities: [Double]) {
    let round = draw(&stream)
    let centre = round.severities.reduce(0, +) / Double(teams)
    let data = AnchoredData(
      unitCount: units, teamCount: teams,
      visits: (0..<units).map {
        .init(unit: $0, team: round.teamOfUnit[$0], score: round.scores[$0][0])
      }, anchors: round.scores.map { Array($0.dropFirst()) })
    return (data, round.severities.map { $0 - centre })
  }
}

extension AnchoredData {
  /// The data with every score changed.
  func mapScores(_ change: (Double) -> Double) -> AnchoredData {
    AnchoredData(
      unitCount: unitCount, teamCount: teamCount,
      visits: visits.map { .init(unit: $0.unit, team: $0.team, score: change($0.score)) },
      anchors: anchors.map { $0.map { $0.map(change) } })
  }

  /// The data with teams renumbered.
  func mapTeams(_ change: (Int) -> Int) -> AnchoredData {
    AnchoredData(
      unitCount: unitCount, teamCount: teamCount,
      visits: visits.map { .init(unit: $0.unit, team: change($0.team), score: $0.score) },
      anchors: anchors)
  }
}
