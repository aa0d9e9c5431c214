import Foundation
import Severity
import Testing

/// Files that lie in Goldens/ beside the scripts that wrote them.
enum Golden {
  /// Rows of cells below the header; comment lines are skipped.
  static func rows(_ name: String) throws -> [[String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  /// A round of restricted-likelihood.py: one row a visit, blank where an anchor is missing.
  static func round(_ name: String) throws -> AnchoredData {
    var visits: [AnchoredData.Visit] = []
    var anchors: [Int: [Double?]] = [:]
    for row in try rows("\(name).csv") {
      let unit = try #require(Int(row[0]))
      let team = try #require(Int(row[1]))
      visits.append(.init(unit: unit, team: team, score: try #require(Double(row[2]))))
      anchors[unit] = row[3...].map { Double($0) }
    }
    return AnchoredData(
      unitCount: anchors.count, teamCount: 6, visits: visits,
      anchors: anchors.sorted { $0.key < $1.key }.map(\.value))
  }

  static func value(_ round: String, _ quantity: String) throws -> Double {
    let row = try rows("restricted-likelihood.csv").first { $0[0] == round && $0[1] == quantity }
    return try #require(row.flatMap { Double($0[2]) })
  }
}
