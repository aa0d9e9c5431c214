import Sensitivity
import Statistics
import TestSupport
import Testing

@Suite struct ExtremeRanksTests {
  private struct Arrangements: Decodable {
    struct Case: Decodable {
      let scores: [[Double]]
      /// Of each unit: best, worst, and both with single weights.
      let ranks: [[Int]]
    }
    let cases: [Case]
  }

  private func randomScores(_ units: Int, _ components: Int, top: Int, seed: UInt64) -> [[Double]] {
    var stream = PhiloxStream(seed: seed, tag: 961)
    return (0..<units).map { _ in
      (0..<components).map { _ in (stream.uniform() * Double(top)).rounded(.down) }
    }
  }

  // Goldens/extremes.py: every set of rivals by linear programs.
  @Test func `extreme ranks agree with brute force by linear programs`() throws {
    let golden = try Golden("extremes.json").json(Arrangements.self)
    #expect(golden.cases.count == 6)
    for one in golden.cases {
      let found = try extremeRanks(scores: one.scores)
      for (unit, expected) in zip(found, one.ranks) {
        #expect(unit.proven)
        let reached = unit.reached
        #expect(
          [reached.best, reached.worst, reached.bestWithTies, reached.worstWithTies] == expected)
      }
    }
  }

  @Test(arguments: 1...20)
  func `with three components it equals the walk of the triangle`(seed: UInt64) throws {
    let scores = randomScores(12, 3, top: seed.isMultiple(of: 2) ? 4 : 90, seed: seed)
    let walked = try TriangleAcceptability(scores: scores).reachable
    let found = try extremeRanks(scores: scores, effort: 10_000_000)
    #expect(found.map(\.reached) == walked && found.allSatisfy(\.proven))
  }

  @Test func `inside a box it equals the walk of the box`() throws {
    let box = WeightConstraint.box(nominal: [60, 30, 10], points: [10, 10, 5])
    let scores = randomScores(15, 3, top: 50, seed: 3)
    let walked = try TriangleAcceptability(scores: scores, region: WeightRegion(box)).reachable
    #expect(try extremeRanks(scores: scores, constraints: box).map(\.reached) == walked)
  }

  @Test func `little effort leaves bounds on both sides of what more effort proves`() throws {
    let scores = randomScores(14, 4, top: 99, seed: 5)
    let rough = try extremeRanks(scores: scores, effort: 500)
    let full = try extremeRanks(scores: scores, effort: 100_000_000)
    #expect(full.allSatisfy(\.proven) && rough.contains { !$0.proven })
    for (a, b) in zip(rough, full) {
      #expect(a.bound.best <= b.reached.best && b.reached.best <= a.reached.best)
      #expect(a.reached.worst <= b.reached.worst && b.reached.worst <= a.bound.worst)
    }
  }

  @Test func `constraints that leave nothing are named`() throws {
    let none = [
      WeightConstraint(coefficients: [1, 0, 0, 0], bound: 0.6),
      WeightConstraint(coefficients: [0, 1, 0, 0], bound: 0.6),
    ]
    #expect(throws: SensitivityError.regionEmpty) {
      try extremeRanks(scores: [[1, 2, 3, 4], [4, 3, 2, 1]], constraints: none)
    }
  }
}
