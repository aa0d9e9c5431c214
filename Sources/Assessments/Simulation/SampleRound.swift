import Statistics
import TableIO

/// A simulated round to the published counts, with its truth: 105 units, 11 teams, 60/30/10.
///
/// Scores of the real appraisal are not public; every score here is drawn from the anchored model
/// with quality SD 4, severity SD 2, unlike units per team (SD 2), errors 1.5, 2 and 2, and
/// loadings 1, 0.9 and 0.5, and rounded to two decimals.
public struct SampleRound: Sendable {
  /// A wide CSV: unit, team, onsite, routine, peer.
  public let scores: String
  /// kind, subject, value: what the scores were drawn from.
  public let truth: String

  public init(seed: UInt64) {
    var stream = PhiloxStream(seed: seed, purpose: 100)
    let teams = (1...11).map { "第\($0 < 10 ? "0" : "")\($0)组" }
    let severities = teams.map { _ in 2 * stream.normal() }
    let groups = teams.map { _ in 2 * stream.normal() }
    var rows: [[String]] = []
    var truth = zip(teams, severities).map { ["severity", $0, Self.text($1)] }
    for unit in 0..<105 {
      let team = unit % teams.count
      let quality = groups[team] + 4 * stream.normal()
      let number = String(unit + 1)
      let name = "单位" + String(repeating: "0", count: 3 - number.count) + number
      let scores = [
        78 + quality - severities[team] + 1.5 * stream.normal(),
        80 + 0.9 * quality + 2 * stream.normal(), 85 + 0.5 * quality + 2 * stream.normal(),
      ]
      rows.append([name, teams[team]] + scores.map { Self.text(min(100, max(0, $0))) })
      truth.append(["quality", name, Self.text(quality)])
    }
    scores = csv(header: ["unit", "team", "onsite", "routine", "peer"], rows: rows)
    self.truth = csv(header: ["kind", "subject", "value"], rows: truth)
  }

  private static func text(_ value: Double) -> String {
    let cents = Int((abs(value) * 100).rounded())
    let tail = String(cents % 100)
    let sign = value < 0 && cents > 0 ? "-" : ""
    return "\(sign)\(cents / 100).\(tail.count == 1 ? "0" : "")\(tail)"
  }
}
