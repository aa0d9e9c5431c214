import Foundation
import Normalization

/// Rows of a file in Goldens/, whose first line names the program that wrote it.
func golden(_ name: String) throws -> [[String: String]] {
  let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens/\(name)")
  let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  guard let header = lines.first else { return [] }
  return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}

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
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-10 }
}
