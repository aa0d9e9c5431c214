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
        stream.scores(
          quality: value, severity: severities[home], leans: leans[home], scenario))
    }
    self.init(
      team: team, teamCount: scenario.teamCount, scores: scores, quality: quality,
      severities: severities)
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
      stream.scores(
        quality: quality[unit], severity: severities[team[unit]], leans: leans[team[unit]],
        scenario)
    }
    return DrawnRound(
      team: team, teamCount: scenario.teamCount, scores: scores, quality: quality,
      severities: severities)
  }
}

extension PhiloxStream {
  /// Scores of one unit, nil where missing.
  fileprivate mutating func scores(
    quality: Double, severity: Double, leans: [Double], _ scenario: Scenario
  ) -> [Double?] {
    (0..<3).map { component in
      let score =
        80 + scenario.loadings[component] * quality
        + (component == 0 ? -severity : leans[component - 1])
        + scenario.errors[component] * draw(scenario.error)
      let isMissing = component > 0 && scenario.missing > 0 && uniform() < scenario.missing
      return isMissing ? nil : min(score, scenario.ceiling)
    }
  }

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
