import Foundation
import Severity
import Statistics

/// One simulated round and what is true in it.
public struct DrawnRound: Sendable {
  public let data: AnchoredData
  public let team: [Int]
  /// unit × component, nil where missing.
  public let scores: [[Double?]]
  public let quality: [Double]
  /// Centred on the teams of the round.
  public let severity: [Double]

  /// Not the seed of the rounds the priors were chosen on.
  private static let seed: UInt64 = 2_027

  public init(_ scenario: Scenario, index: Int, replicate: Int) {
    var stream = PhiloxStream(
      seed: Self.seed, tag: UInt32(1_000 + index), replicate: replicate)
    let teams = 0..<scenario.teamCount
    let severities = teams.map { _ in scenario.severitySD * stream.normal() }
    let groups = teams.map { _ in scenario.groupSD * stream.normal() }
    let leans = teams.map { team in
      scenario.leanSDs.enumerated().map { anchor, sd in
        (sd > 0 ? sd * stream.normal() : 0)
          - (anchor == 0 ? scenario.followed * severities[team] : 0)
      }
    }
    var scores: [[Double?]] = []
    var quality: [Double] = []
    var team: [Int] = []
    var left = scenario.teamSizes
    // Teams take turns, each until its units are spent.
    while left.contains(where: { $0 > 0 }) {
      for home in teams where left[home] > 0 {
        left[home] -= 1
        team.append(home)
      }
    }
    for home in team {
      let value = groups[home] + Scenario.qualitySD * stream.draw(scenario.quality)
      quality.append(value)
      scores.append(
        (0..<3).map { component in
          let score =
            80 + scenario.loadings[component] * value
            + (component == 0 ? -severities[home] : leans[home][component - 1])
            + scenario.errors[component] * stream.draw(scenario.error)
          let isMissing =
            component > 0 && scenario.missing > 0 && stream.uniform() < scenario.missing
          return isMissing ? nil : min(score, scenario.ceiling)
        })
    }
    data = AnchoredData(
      unitCount: team.count, teamCount: scenario.teamCount,
      visits: team.indices.map { .init(unit: $0, team: team[$0], score: scores[$0][0] ?? 0) },
      anchors: scores.map { [$0[1], $0[2]] })
    let centre = severities.reduce(0, +) / Double(scenario.teamCount)
    severity = severities.map { $0 - centre }
    self.team = team
    self.scores = scores
    self.quality = quality
  }

  private init(
    team: [Int], teamCount: Int, scores: [[Double?]], quality: [Double], severities: [Double]
  ) {
    self.team = team
    self.scores = scores
    self.quality = quality
    data = AnchoredData(
      unitCount: team.count, teamCount: teamCount,
      visits: team.indices.map { .init(unit: $0, team: team[$0], score: scores[$0][0] ?? 0) },
      anchors: scores.map { [$0[1], $0[2]] })
    let centre = severities.reduce(0, +) / Double(teamCount)
    severity = severities.map { $0 - centre }
  }

  /// The same units scored by new teams with new errors; who is visited together stays.
  public func scoredAgain(_ scenario: Scenario, index: Int, replicate: Int) -> DrawnRound {
    var stream = PhiloxStream(seed: Self.seed, tag: UInt32(5_000 + index), replicate: replicate)
    let severities = (0..<scenario.teamCount).map { _ in scenario.severitySD * stream.normal() }
    let leans = severities.map { severity in
      scenario.leanSDs.enumerated().map { anchor, sd in
        sd * stream.normal() - (anchor == 0 ? scenario.followed * severity : 0)
      }
    }
    let scores = team.indices.map { unit in
      (0..<3).map { component -> Double? in
        let home = team[unit]
        let score =
          80 + scenario.loadings[component] * quality[unit]
          + (component == 0 ? -severities[home] : leans[home][component - 1])
          + scenario.errors[component] * stream.draw(scenario.error)
        let isMissing =
          component > 0 && scenario.missing > 0 && stream.uniform() < scenario.missing
        return isMissing ? nil : min(score, scenario.ceiling)
      }
    }
    return DrawnRound(
      team: team, teamCount: scenario.teamCount, scores: scores, quality: quality,
      severities: severities)
  }
}

extension PhiloxStream {
  fileprivate mutating func draw(_ shape: Scenario.Shape) -> Double {
    switch shape {
    case .normal: return normal()
    case .heavy:
      let (z, a, b, c) = (normal(), normal(), normal(), normal())
      return z / (a * a + b * b + c * c).squareRoot()
    case .skewed: return -log(1 - uniform()) - 1
    }
  }
}
