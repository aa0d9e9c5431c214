import Foundation
import Phrases
import Reporting
import Sensitivity
import Statistics

/// Units with all their components, nominal weights, and which other weights are asked about.
struct WeightStudy {
  let units: [String]
  let components: [String]
  /// unit × component.
  let scores: [[Double]]
  /// Any positive scale.
  let weights: [Double]
  var constraints: [WeightConstraint] = []
  var dirichlet: [Int]?
  var tops: [Int] = []
  /// Numbers of units up to the end of each grade but the last.
  var gradeCuts: [Int] = []
  var seed: UInt64 = 1

  /// Every table the number of components allows; each row says how its numbers were found.
  func tables() throws -> [ResultTable] {
    do throws(SensitivityError) {
      var tables: [ResultTable]
      switch components.count {
      case 3: tables = try triangle()
      case 2 where constraints.isEmpty && dirichlet == nil: tables = try sweep()
      default: tables = try sampled()
      }
      if let effective = effective() { tables.append(effective) }
      return tables
    } catch {
      throw Failure(code: 1, sentence: Phrase("no weight analysis: \(error)"))
    }
  }

  private func triangle() throws(SensitivityError) -> [ResultTable] {
    let region = try constraints.isEmpty ? .triangle : WeightRegion(constraints)
    let exact = try TriangleAcceptability(
      scores: scores, region: region,
      belief: dirichlet.map { .dirichlet($0) } ?? .uniform)
    let rows = zip(exact.reachable, exact.expectedRank).map { ReachableRow($0, expected: $1) }
    var tables = [
      acceptability(exact.rankAcceptability, errors: nil, method: "exact"),
      reachable(rows, method: "exact"), pairwise(exact.pairwiseWinning, method: "exact"),
      central(exact.centralWeights, method: "exact"),
    ]
    if region.contains(weights) {
      tables.append(try flips(region))
    } else {
      say(Phrase("the nominal weights do not meet the constraints: no smallest moves from them"))
    }
    return tables
  }

  private func sweep() throws(SensitivityError) -> [ResultTable] {
    let exact = try SweepAcceptability(scores: scores)
    let rows = zip(exact.reachable, exact.expectedRank).map { ReachableRow($0, expected: $1) }
    return [
      acceptability(exact.rankAcceptability, errors: nil, method: "exact"),
      reachable(rows, method: "exact"), pairwise(exact.pairwiseWinning, method: "exact"),
      central(
        exact.centralWeight.map { $0.map { $0.map { [$0, 1 - $0] } } }, method: "exact"),
    ]
  }

  private func sampled() throws(SensitivityError) -> [ResultTable] {
    let plan = SamplingPlan(seed: seed)
    guard constraints.isEmpty else {
      if dirichlet != nil {
        say(Phrase("the belief is left out: weights are uniform on the constraints"))
      }
      let drawn = try SampledAcceptability.hitAndRun(
        scores: scores, start: weights, constraints: constraints, plan: plan)
      let extremes = try extremeRanks(scores: scores, constraints: constraints, seen: drawn.seen)
      let rows = extremes.indices.map { unit in
        ReachableRow(
          extremes[unit], expected: drawn.expectedRank[unit],
          error: drawn.expectedRankError[unit])
      }
      return tables(drawn, rows, method: "hit-and-run", expected: "hit-and-run")
    }
    let drawn = try SampledAcceptability.quasiMonteCarlo(
      scores: scores, parameters: dirichlet, plan: plan)
    let exact = try SimplexPairs(scores: scores, parameters: dirichlet)
    let extremes = try extremeRanks(scores: scores, seen: drawn.seen)
    let rows = zip(extremes, exact.expectedRank).map { ReachableRow($0, expected: $1, error: nil) }
    var tables = tables(drawn, rows, method: "quasi-Monte Carlo", expected: "exact")
    tables.insert(pairwise(exact.pairwiseWinning, method: "exact"), at: 2)
    return tables
  }

  private func tables(
    _ drawn: SampledAcceptability, _ rows: [ReachableRow], method: String, expected: String
  ) -> [ResultTable] {
    [
      acceptability(drawn.rankAcceptability, errors: drawn.standardError, method: method),
      reachable(rows, method: expected), central(drawn.centralWeights, method: method),
    ]
  }

  var totals: [Double] {
    scores.map { row in total(row, weights: weights) ?? 0 }
  }

  var nominalRanks: [Double?] { Ranking().ranks(totals) }

  /// The regions of weights with one winner and with one set of the first k, as GeoJSON.
  ///
  /// Coordinates are the shares of the first two components, per cent.
  func regions() throws -> String {
    guard components.count == 3 else { return "" }
    let region = try constraints.isEmpty ? .triangle : WeightRegion(constraints)
    var features: [String] = []
    for cut in [1] + tops where cut < units.count {
      let map = try BandRegions(scores: scores, cuts: [cut], region: region, limit: 2_000)
      if !map.complete {
        say(Phrase("map of the first \(cut): only its first 2,000 regions are drawn"))
      }
      for cell in map.cells {
        let corners = cell.region.corners
        guard corners.count > 2, let first = corners.first else { continue }
        let ring = (corners + [first]).map {
          "[\((100 * $0[0]).significant),\((100 * $0[1]).significant)]"
        }
        let names = cell.top.map { ResultTable.quoted(units[$0]) }.joined(separator: ",")
        features.append(
          "{\"type\":\"Feature\",\"properties\":{\"map\":\"first \(cut)\",\"units\":[\(names)],"
            + "\"area\":\(cell.region.area.significant)},\"geometry\":{\"type\":\"Polygon\","
            + "\"coordinates\":[[\(ring.joined(separator: ","))]]}}")
      }
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n"
      + features.joined(separator: ",\n") + "\n]}\n"
  }
}
