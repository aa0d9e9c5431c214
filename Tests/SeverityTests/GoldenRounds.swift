import Severity
import TestSupport
import Testing

/// A round of Goldens/restricted-likelihood.py: one row per visit, blank where an anchor is missing;
/// known variances and weights where the file has them.
func goldenRound(_ name: String) throws -> AnchoredData {
  var visits: [AnchoredData.Visit] = []
  var anchors: [Int: [Double?]] = [:]
  for row in try Golden("\(name).csv").table.rows {
    let unit = try #require(Int(row[0]))
    let team = try #require(Int(row[1]))
    let score = try #require(Double(row[2]))
    if row.count > 5 {
      let (variance, weight) = (try #require(Double(row[5])), try #require(Double(row[6])))
      visits.append(
        .init(unit: unit, team: team, score: score, knownVariance: variance, weight: weight))
    } else {
      visits.append(.init(unit: unit, team: team, score: score))
    }
    anchors[unit] = row[3..<5].map { Double($0) }
  }
  return AnchoredData(
    unitCount: anchors.count, teamCount: 6, visits: visits,
    anchors: anchors.sorted { $0.key < $1.key }.map(\.value))
}

/// A quantity that Goldens/restricted-likelihood.py found in a round.
func goldenValue(_ round: String, _ quantity: String) throws -> Double {
  let rows = try Golden("restricted-likelihood.csv").table.rows
  let row = rows.first { $0[0] == round && $0[1] == quantity }
  return try #require(row.flatMap { Double($0[2]) })
}
