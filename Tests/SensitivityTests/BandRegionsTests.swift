import RealModule
import Sensitivity
import Statistics
import TestSupport
import Testing

@Suite struct BandRegionsTests {
  private func scores(_ count: Int) -> [[Double]] {
    var stream = PhiloxStream(seed: 6, tag: 6)
    return (0..<count).map { _ in
      (0..<3).map { _ in ((75 + 20 * stream.uniform()) * 100).rounded() / 100 }
    }
  }

  @Test(arguments: ["triangle", "box"])
  func `areas of a map add up to the region and to the acceptability`(name: String) throws {
    let scores = scores(15)
    let region = try ArrangementGolden.region(name)
    let exact = try TriangleAcceptability(scores: scores, region: region)
    for k in [1, 4, 14] {
      let map = try BandRegions(scores: scores, cuts: [k], region: region)
      #expect(map.complete)
      let total = map.cells.reduce(0) { $0 + $1.region.area }
      #expect(total.isApproximatelyEqual(to: region.area, absoluteTolerance: 1e-13))
      for unit in scores.indices {
        let share = map.cells.reduce(0) { $0 + ($1.top.contains(unit) ? $1.region.area : 0) }
        let among = exact.rankAcceptability[unit].prefix(k).reduce(0, +)
        #expect((share / region.area).isApproximatelyEqual(to: among, absoluteTolerance: 1e-11))
      }
    }
  }

  @Test func `every degenerate case is covered without gaps`() throws {
    for one in try ArrangementGolden.cases() {
      let n = one.scores.count
      for cuts in [[1], [n], [1, (n + 1) / 2], Array(1..<max(2, n))] {
        let map = try BandRegions(scores: one.scores, cuts: cuts)
        let total = map.cells.reduce(0) { $0 + $1.region.area }
        #expect(
          map.complete && total.isApproximatelyEqual(to: 1, absoluteTolerance: 1e-13),
          "\(one.name) \(cuts)")
      }
    }
  }

  @Test func `the cell of the nominal order is where draws keep the order`() throws {
    let scores = Array(scores(15).prefix(5))
    let nominal = [60.0, 30, 10]
    let kept = try #require(
      try BandRegions.cell(keeping: nominal, scores: scores, cuts: [1, 2, 3, 4]))
    #expect(kept.contains(nominal))
    var stream = PhiloxStream(seed: 7, tag: 7)
    func order(_ weights: [Double]) -> [Int] {
      let totals = scores.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } }
      return totals.indices.sorted { totals[$0] > totals[$1] }
    }
    let draws = 40_000
    let same = (0..<draws).count { _ in
      let ends = [stream.uniform(), stream.uniform()].sorted()
      let weights = [ends[0], ends[1] - ends[0], 1 - ends[1]]
      let equal = order(weights) == order(nominal)
      #expect(equal == kept.contains(weights))
      return equal
    }
    let error = (kept.area * (1 - kept.area) / Double(draws)).squareRoot()
    #expect(
      (Double(same) / Double(draws)).isApproximatelyEqual(
        to: kept.area, absoluteTolerance: 5 * error))
  }

  @Test func `a cut beyond the units is refused`() {
    #expect(throws: SensitivityError.rankOutOfRange(3, units: 2)) {
      try BandRegions(scores: [[1, 2, 3], [3, 2, 1]], cuts: [3])
    }
  }
}
