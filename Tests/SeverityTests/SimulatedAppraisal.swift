import Severity
import Statistics

/// A wide round drawn from the anchored model, with its true severities.
struct SimulatedAppraisal {
  var severitySD = 2.0
  var groupSD = 0.0
  var errors = [1.5, 2, 2]
  var loadings = [1, 0.9, 0.5]

  func draw(_ stream: inout PhiloxStream) -> (data: AnchoredData, severities: [Double]) {
    let severities = (0..<11).map { _ in severitySD * stream.normal() }
    let groups = (0..<11).map { _ in groupSD * stream.normal() }
    var visits: [AnchoredData.Visit] = []
    var anchors: [[Double?]] = []
    for unit in 0..<105 {
      let team = unit % 11
      let quality = groups[team] + 4 * stream.normal()
      let onsite = 80 + quality - severities[team] + errors[0] * stream.normal()
      visits.append(.init(unit: unit, team: team, score: onsite))
      anchors.append((1...2).map { 80 + loadings[$0] * quality + errors[$0] * stream.normal() })
    }
    let centre = severities.reduce(0, +) / 11
    let data = AnchoredData(unitCount: 105, teamCount: 11, visits: visits, anchors: anchors)
    return (data, severities.map { $0 - centre })
  }
}

extension AnchoredData {
  func mapScores(_ change: (Double) -> Double) -> AnchoredData {
    AnchoredData(
      unitCount: unitCount, teamCount: teamCount,
      visits: visits.map { .init(unit: $0.unit, team: $0.team, score: change($0.score)) },
      anchors: anchors.map { $0.map { $0.map(change) } })
  }

  func mapTeams(_ change: (Int) -> Int) -> AnchoredData {
    AnchoredData(
      unitCount: unitCount, teamCount: teamCount,
      visits: visits.map { .init(unit: $0.unit, team: change($0.team), score: $0.score) },
      anchors: anchors)
  }
}
