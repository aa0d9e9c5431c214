import RealModule
import Statistics
import TestSupport
import Testing

@testable import Sensitivity

@Suite struct SimplexTests {
  private func scores(_ count: Int, _ components: Int) -> [[Double]] {
    var stream = PhiloxStream(seed: 12, tag: 9)
    return (0..<count).map { _ in
      (0..<components).map { _ in ((60 + 40 * stream.uniform()) * 10).rounded() / 10 }
    }
  }

  // One positive coefficient u among k: the corner cut off has sides u/(u − v), so their product.
  @Test func `a corner cut off has the product of its sides`() {
    let share = simplexShare(above: [2, -1, -3, -0.5], parameters: [1, 1, 1, 1])
    #expect(share.isApproximatelyEqual(to: 2.0 / 3 * 2 / 5 * 2 / 2.5, absoluteTolerance: 1e-15))
    #expect(
      simplexShare(above: [1, -1, 0], parameters: [1, 1, 1]).isApproximatelyEqual(
        to: 0.5, absoluteTolerance: 1e-15))
    #expect(simplexShare(above: [0, 0], parameters: [1, 1]) == 0)
    // Beta(2, 1) above 1/3.
    #expect(
      simplexShare(above: [2, -1], parameters: [2, 1]).isApproximatelyEqual(
        to: 8.0 / 9, absoluteTolerance: 1e-15))
  }

  @Test func `three components agree with the triangle, Dirichlet beliefs too`() throws {
    let scores = scores(12, 3)
    for parameters in [[1, 1, 1], [6, 3, 1], [2, 5, 4]] {
      let cut = try SimplexPairs(scores: scores, parameters: parameters)
      let walk = try TriangleAcceptability(scores: scores, belief: .dirichlet(parameters))
      #expect(
        cut.pairwiseWinning.isApproximatelyEqual(to: walk.pairwiseWinning, absoluteTolerance: 1e-12)
      )
      #expect(
        cut.expectedRank.isApproximatelyEqual(to: walk.expectedRank, absoluteTolerance: 1e-11))
      for (bounds, ranks) in zip(cut.dominance, walk.reachable) {
        #expect(bounds.best <= ranks.bestWithTies && bounds.worst >= ranks.worst)
      }
    }
  }

  // SciPy's points are dyadic, and so are ours: equal, not near.
  @Test func `the plain Sobol' sequence is SciPy's`() throws {
    let golden = try Golden("sobol.csv").table.numbers
    #expect(golden.count == 8)
    var sequence = SobolSequence(dimension: 40)
    var point = Array(repeating: 0.0, count: 40)
    for index in 0..<108 {
      sequence.next(into: &point)
      if index >= 100 { #expect(point == golden[index - 100]) }
    }
  }

  @Test func `a scrambled net has one point in every slice of every coordinate`() {
    var stream = PhiloxStream(seed: 3, tag: 10)
    var sequence = SobolSequence(dimension: 12, using: &stream)
    var seen = Array(repeating: Set<Int>(), count: 12)
    var point = Array(repeating: 0.0, count: 12)
    for _ in 0..<256 {
      sequence.next(into: &point)
      for d in point.indices { seen[d].insert(Int(point[d] * 256)) }
    }
    #expect(seen.allSatisfy { $0.count == 256 })
  }

  @Test(arguments: [[1, 1, 1], [6, 3, 1]])
  func `quasi-Monte Carlo agrees with the triangle within five errors`(
    parameters: [Int]
  ) throws {
    let scores = scores(10, 3)
    let exact = try TriangleAcceptability(scores: scores, belief: .dirichlet(parameters))
    let found = try SampledAcceptability.quasiMonteCarlo(
      scores: scores, parameters: parameters, plan: SamplingPlan(points: 1_024))
    for unit in scores.indices {
      for rank in scores.indices {
        let share = found.rankAcceptability[unit][rank]
        let error = 5 * found.standardError[unit][rank]
        #expect(
          share.isApproximatelyEqual(
            to: exact.rankAcceptability[unit][rank], absoluteTolerance: error))
      }
      #expect(found.seen[unit].best >= exact.reachable[unit].best)
    }
  }

  @Test func `five components agree with the exact expected rank, better than plain draws`() throws
  {
    let scores = scores(15, 5)
    let exact = try SimplexPairs(scores: scores)
    let found = try SampledAcceptability.quasiMonteCarlo(
      scores: scores, plan: SamplingPlan(points: 1_024))
    for unit in scores.indices {
      let error = found.expectedRankError[unit]
      #expect(
        found.expectedRank[unit].isApproximatelyEqual(
          to: exact.expectedRank[unit], absoluteTolerance: 5 * error + 1e-12))
      // A third of what plain draws would have.
      let square = found.rankAcceptability[unit].enumerated().reduce(0) {
        $0 + Double(($1.offset + 1) * ($1.offset + 1)) * $1.element
      }
      let variance = square - found.expectedRank[unit] * found.expectedRank[unit]
      #expect(error < (variance / Double(found.points)).squareRoot() / 3)
      #expect(
        found.rankAcceptability[unit].reduce(0, +).isApproximatelyEqual(
          to: 1, absoluteTolerance: 1e-12))
    }
  }

  @Test func `hit-and-run agrees with the box within five errors`() throws {
    let scores = scores(8, 3)
    let nominal = [60.0, 30, 10]
    let box = WeightConstraint.box(nominal: nominal, points: [10, 10, 5])
    let exact = try TriangleAcceptability(scores: scores, region: try WeightRegion(box))
    let found = try SampledAcceptability.hitAndRun(
      scores: scores, start: nominal, constraints: box,
      plan: SamplingPlan(points: 1_000, replicates: 20))
    for unit in scores.indices {
      for rank in scores.indices {
        let p = exact.rankAcceptability[unit][rank]
        #expect(
          found.rankAcceptability[unit][rank].isApproximatelyEqual(
            to: p, absoluteTolerance: 5 * found.standardError[unit][rank]))
      }
    }
    // Weights outside begin at the nearest inside.
    let outside = try SampledAcceptability.hitAndRun(
      scores: scores, start: [1, 1, 1], constraints: box, plan: SamplingPlan(points: 100))
    #expect(outside.expectedRank.count == 8)
    #expect(throws: SensitivityError.regionEmpty) {
      try SampledAcceptability.hitAndRun(
        scores: scores, start: [1, 1, 1],
        constraints: [WeightConstraint(coefficients: [1, 0, 0], bound: 1.5)])
    }
  }

  @Test func `too many or too few components are refused`() {
    #expect(throws: SensitivityError.tooFewComponents(1, least: 2)) {
      try SimplexPairs(scores: [[1], [2]])
    }
    #expect(throws: SensitivityError.tooManyComponents(42, most: 41)) {
      try SampledAcceptability.quasiMonteCarlo(scores: [Array(repeating: 1, count: 42)])
    }
  }
}
