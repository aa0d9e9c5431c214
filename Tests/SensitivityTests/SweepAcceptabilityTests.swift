import RealModule
import Statistics
import TestSupport
import Testing

@testable import Sensitivity

@Suite struct SweepAcceptabilityTests {
  // T₁ = 10 w, T₂ = 4, T₃ = 8 − 8 w: lines meet at w = 0.4, 0.5 and 4/9.
  @Test func `three crossing lines share the interval as by hand`() throws {
    let result = try SweepAcceptability(scores: [[10, 0], [4, 4], [0, 8]])
    let expected = [
      [1 - 4.0 / 9, 4.0 / 9 - 0.4, 0.4], [0, 0.9, 0.1], [4.0 / 9, 0.5 - 4.0 / 9, 0.5],
    ]
    // Unit 2 leads nowhere; it is last between 0.4 and 0.5.
    #expect(result.rankAcceptability.isApproximatelyEqual(to: expected, absoluteTolerance: 1e-15))
    #expect(
      (result.centralWeight[0][0] ?? 0).isApproximatelyEqual(
        to: (1 + 4.0 / 9) / 2, absoluteTolerance: 1e-15))
    #expect(
      result.reachable[1] == ReachableRanks(best: 2, worst: 3, bestWithTies: 2, worstWithTies: 3))
    #expect(result.pairwiseWinning[0][1].isApproximatelyEqual(to: 0.6, absoluteTolerance: 1e-15))
  }

  // Integers up to 6 tie often; the midpoints of all intervals between rational crossings decide.
  @Test(arguments: [0.0...1.0, 0.25...0.5])
  func `small integers agree with every interval looked at`(range: ClosedRange<Double>) throws {
    var stream = PhiloxStream(seed: 2, tag: 8)
    for _ in 0..<100 {
      let count = 1 + Int(stream.next() % 7)
      let scores = (0..<count).map { _ in (0..<2).map { _ in Double(stream.next() % 7) } }
      var cuts = [range.lowerBound, range.upperBound]
      for a in scores {
        for b in scores {
          let (x, y) = (a[0] - b[0], a[1] - b[1])
          if x != y, range.contains(-y / (x - y)) { cuts.append(-y / (x - y)) }
        }
      }
      cuts.sort()
      var expected = Array(repeating: Array(repeating: 0.0, count: count), count: count)
      for (from, to) in zip(cuts, cuts.dropFirst()) where to - from > 1e-9 {
        let w = (from + to) / 2
        let totals = scores.map { w * $0[0] + (1 - w) * $0[1] }
        for unit in 0..<count {
          // Parallel totals differ by whole numbers, or not at all.
          let rank = totals.count { $0 > totals[unit] + 1e-9 }
          expected[unit][rank] += (to - from) / (range.upperBound - range.lowerBound)
        }
      }
      let result = try SweepAcceptability(scores: scores, weights: range)
      for unit in 0..<count {
        #expect(
          result.rankAcceptability[unit].isApproximatelyEqual(
            to: expected[unit], absoluteTolerance: 1e-12))
        let losses = (0..<count).reduce(0) { $0 + result.pairwiseWinning[$1][unit] }
        #expect(
          (losses + 1).isApproximatelyEqual(to: result.expectedRank[unit], absoluteTolerance: 1e-12)
        )
        let ranks = result.reachable[unit]
        #expect(expected[unit][ranks.best - 1] > 0 && expected[unit][ranks.worst - 1] > 0)
        #expect(ranks.bestWithTies <= ranks.best && ranks.worst <= ranks.worstWithTies)
      }
    }
  }

  @Test func `no interval is refused`() {
    #expect(throws: SensitivityError.regionEmpty) {
      try SweepAcceptability(scores: [[1, 2]], weights: 0.3...0.3)
    }
  }
}
