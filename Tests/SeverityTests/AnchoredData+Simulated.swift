import Severity
import Statistics
import TestSupport

extension SimulatedAppraisal {
  /// The usual round with other spreads between teams.
  init(severitySD: Double = 2, groupSD: Double = 0, leanSDs: [Double] = []) {
    self.init()
    self.severitySD = severitySD
    self.groupSD = groupSD
    self.leanSDs = leanSDs
  }

  /// A drawn round as the model reads it, and its severities less their mean.
  func anchored(_ stream: inout PhiloxStream) -> (data: AnchoredData, severities: [Double]) {
    let round = draw(&stream)
    let centre = round.severities.reduce(0, +) / Double(teams)
    return (AnchoredData(round, teamCount: teams), round.severities.map { $0 - centre })
  }
}

extension AnchoredData {
  /// A drawn round as the model reads it.
  init(_ round: SimulatedAppraisal.Round, teamCount: Int) {
    self.init(
      unitCount: round.scores.count, teamCount: teamCount,
      visits: round.scores.indices.map {
        .init(unit: $0, team: round.teamOfUnit[$0], score: round.scores[$0][0])
      }, anchors: round.scores.map { Array($0.dropFirst()) })
  }

  /// The data with every on-site score of the same known variance and weight.
  func withErrors(knownVariance: Double, weight: Double) -> AnchoredData {
    AnchoredData(
      unitCount: unitCount, teamCount: teamCount,
      visits: visits.map {
        .init(
          unit: $0.unit, team: $0.team, score: $0.score, knownVariance: knownVariance,
          weight: weight)
      }, anchors: anchors)
  }

  /// The data with every score changed along a line, and known variances with them.
  func mapScores(_ change: (Double) -> Double) -> AnchoredData {
    let slope = change(1) - change(0)
    return AnchoredData(
      unitCount: unitCount, teamCount: teamCount,
      visits: visits.map {
        .init(
          unit: $0.unit, team: $0.team, score: change($0.score),
          knownVariance: slope * slope * $0.knownVariance, weight: $0.weight)
      },
      anchors: anchors.map { $0.map { $0.map(change) } })
  }

  /// The data with teams renumbered.
  func mapTeams(_ change: (Int) -> Int) -> AnchoredData {
    AnchoredData(
      unitCount: unitCount, teamCount: teamCount,
      visits: visits.map {
        .init(
          unit: $0.unit, team: change($0.team), score: $0.score, knownVariance: $0.knownVariance,
          weight: $0.weight)
      },
      anchors: anchors)
  }
}
