import Normalization
import TestSupport

/// Rows of a file in Goldens/, whose first line names the program that wrote it.
func golden(_ name: String) throws -> [[String: String]] { try Golden(name).table.records }

extension TeamScore {
  /// A row with columns team, score and perhaps routine and peer.
  init?(_ row: [String: String]) {
    guard let team = row["team"].flatMap({ Int($0) }), let score = row["score"].flatMap(Double.init)
    else { return nil }
    let anchors = ["routine", "peer"].compactMap { row[$0] }.map { Double($0) }
    self.init(team: team, score: score, anchors: anchors)
  }
}

func close(_ a: [Double], _ b: [Double]) -> Bool {
  // Both sides sum some dozens of numbers near 100 in double precision.
  a.isApproximatelyEqual(to: b, absoluteTolerance: 1e-10)
}
