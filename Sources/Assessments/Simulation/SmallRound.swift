import Statistics
import TableIO

/// A small simulated round in English: one wide CSV of 24 units and 4 teams.
public struct SmallRound: Sendable {
  /// unit, team, onsite, routine, peer.
  public let scores: String

  public init(seed: UInt64) {
    var stream = PhiloxStream(seed: seed, purpose: .simulatedSmallRound)
    let teams = ["North", "East", "South", "West"]
    let severities = teams.map { _ in 2.5 * stream.normal() }
    let rows = (0..<24).map { unit in
      let team = unit % teams.count
      let quality = 4 * stream.normal()
      let scores = [
        78 + quality - severities[team] + 1.5 * stream.normal(),
        80 + 0.9 * quality + 2 * stream.normal(), 85 + 0.5 * quality + 2 * stream.normal(),
      ]
      let number = unit + 1
      return ["Department \(number < 10 ? "0" : "")\(number)", teams[team]]
        + scores.map { FoundingNames.tenths(min(100, max(0, $0))) }
    }
    scores = csv(header: ["unit", "team", "onsite", "routine", "peer"], rows: rows)
  }
}
