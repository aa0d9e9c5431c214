import Foundation
import RealModule
import Statistics
import TestSupport
import Testing

@testable import Sensitivity

@Suite struct ImportanceTests {
  private func normals(_ count: Int, _ components: Int) -> [[Double]] {
    var stream = PhiloxStream(seed: 4, tag: 11)
    return stream.normals(count, components)
  }

  // Columns (±1) are uncorrelated with variance 4/3: shares are squared weights over their sum.
  @Test func `uncorrelated components of equal spread have squared weights as shares`() throws {
    let scores: [[Double]] = [[1, 1], [1, -1], [-1, 1], [-1, -1]]
    let result = try effectiveWeights(scores: scores, weights: [3, 1])
    #expect(result[0].varianceShare.isApproximatelyEqual(to: 0.9, absoluteTolerance: 1e-14))
    #expect(result[0].ownVarianceShare.isApproximatelyEqual(to: 0.9, absoluteTolerance: 1e-14))
    #expect(result[0].nominal == 0.75)
    #expect(
      (result[1].correlation ?? 0).isApproximatelyEqual(
        to: 0.1.squareRoot(), absoluteTolerance: 1e-14))
  }

  @Test
  func
    `variance shares sum to 1 and first-order indices of a linear total are squared correlations`()
    throws
  {
    // x₂ = 0.6 x₁ + 0.8 z: normal, so the regression of the total on each component is a line.
    let scores = normals(400, 3).map { [$0[0], 0.6 * $0[0] + 0.8 * $0[1], $0[2]] }
    let result = try effectiveWeights(scores: scores, weights: [60, 30, 10])
    #expect(
      result.reduce(0) { $0 + $1.varianceShare }.isApproximatelyEqual(
        to: 1, absoluteTolerance: 1e-13))
    for one in result {
      let correlation = try #require(one.correlation)
      // Sampling of 400: a smoother explains some 1/400 a degree of freedom by chance.
      #expect(
        one.firstOrder.isApproximatelyEqual(to: correlation * correlation, absoluteTolerance: 0.03))
    }
  }

  @Test func `the correlation ratio sees a parabola that a correlation misses`() {
    let x = (0...200).map { Double($0) / 100 - 1 }
    #expect(correlationRatio(of: x.map { $0 * $0 }, given: x) > 0.99)
    #expect(correlationRatio(of: x, given: x.map { _ in 1 }) == 0)
  }

  @Test(arguments: [0.2, 0.5, 2, 10])
  func `points on a grid have the curve of the points themselves`(bandwidth: Double) throws {
    var stream = PhiloxStream(seed: 12, tag: 965)
    let x = stream.normals(1_000)
    let y = zip(x, stream.normals(1_000)).map { Double.sin(2 * $0) + 0.4 * $1 }
    let exact = try #require(localLinear(x, y, bandwidth))
    let grid = try #require(BinnedPoints(x, y).localLinear(bandwidth))
    #expect(grid.error.isApproximatelyEqual(to: exact.error, relativeTolerance: 1e-3))
    // Sharing out blurs the curve by some (spacing / bandwidth)².
    let apart = zip(grid.fitted, exact.fitted).map { abs($0 - $1) }
    #expect((apart.max() ?? 1) < 0.02)
  }

  @Test func `restoring weights give each component the share it is meant to have`() throws {
    let scores = normals(60, 4).map { [3 * $0[0] + $0[3], $0[0] + $0[1], $0[2] - 0.5 * $0[1]] }
    let result = try weightsForEqualShares(scores: scores, shares: [60, 30, 10])
    #expect(result.converged)
    #expect(
      result.varianceShares.isApproximatelyEqual(to: [0.6, 0.3, 0.1], absoluteTolerance: 1e-11))
    let check = try effectiveWeights(scores: scores, weights: result.weights)
    #expect(
      zip(check, [0.6, 0.3, 0.1]).allSatisfy {
        $0.varianceShare.isApproximatelyEqual(to: $1, absoluteTolerance: 1e-11)
      })
    #expect(throws: SensitivityError.constantComponent(1)) {
      try weightsForEqualShares(scores: [[1, 2], [3, 2]], shares: [1, 1])
    }
    #expect(throws: SensitivityError.constantTotal) {
      try effectiveWeights(scores: [[1, 2], [1, 2]], weights: [1, 1])
    }
  }

  // Ishigami & Homma (1990), a = 7, b = 0.1: V₁ = (1 + bπ⁴/5)²/2, V₂ = a²/8, V₁₃ = 8 b²π⁸/225.
  private static func ishigami(_ u: [Double]) -> Double {
    let x = u.map { Double.pi * (2 * $0 - 1) }
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
  }
  private static let parts = (
    first: pow(1 + 0.1 * pow(Double.pi, 4) / 5, 2) / 2, second: 49.0 / 8,
    both: 8 * 0.01 * pow(Double.pi, 8) / 225
  )

  @Test(arguments: 1...4)
  func `Ishigami's indices are within 1e-3 at 2 to the 14th`(seed: UInt64) throws {
    let (v1, v2, v13) = Self.parts
    let variance = v1 + v2 + v13
    let result = try sobolIndices(
      inputs: [1, 1, 1], plan: SamplingPlan(points: 16_384, seed: seed),
      bootstraps: 20, model: Self.ishigami)
    let first = [v1 / variance, v2 / variance, 0]
    let total = [(v1 + v13) / variance, v2 / variance, v13 / variance]
    #expect(result.map(\.first).isApproximatelyEqual(to: first, absoluteTolerance: 1e-3))
    #expect(result.map(\.total).isApproximatelyEqual(to: total, absoluteTolerance: 1e-3))
  }

  @Test func `Shapley effects split Ishigami's interaction evenly`() throws {
    let (v1, v2, v13) = Self.parts
    let variance = v1 + v2 + v13
    let result = try shapleyEffects(
      inputs: [1, 1, 1], plan: SamplingPlan(points: 16_384), model: Self.ishigami)
    let expected = [(v1 + v13 / 2) / variance, v2 / variance, v13 / 2 / variance]
    #expect(result.isApproximatelyEqual(to: expected, absoluteTolerance: 2e-3))
    #expect(result.reduce(0, +).isApproximatelyEqual(to: 1, absoluteTolerance: 1e-12))
  }

  @Test func `a group of coordinates is one input`() throws {
    let map = DirichletMap([6, 3, 1])
    let result = try sobolIndices(
      inputs: [2, 1], plan: SamplingPlan(points: 4_096), bootstraps: 50
    ) { point in
      let weights = map.weights(Array(point.prefix(2)))
      return 10 * weights[0] + point[2]
    }
    // Beta(6, 4) has variance 24/1100, times 100; the uniform 1/12; a sum has no interaction.
    let share = 24.0 / 11 / (24.0 / 11 + 1.0 / 12)
    #expect(
      result[0].first.isApproximatelyEqual(to: share, absoluteTolerance: 1e-3)
        && result[0].total.isApproximatelyEqual(to: share, absoluteTolerance: 1e-3))
    #expect(result[0].firstInterval.contains(result[0].first))
    #expect(try sobolIndices(inputs: [1]) { _ in 3 }[0].total == 0)
  }

  @Test func `rankings compare by tau, rho, overlap and shifts`() {
    let same = RankingComparison([4, 3, 2, 1], [8, 6, 4, 2], top: 2)
    #expect(
      (same.tauB ?? 0).isApproximatelyEqual(to: 1, absoluteTolerance: 1e-15) && same.topOverlap == 1
        && same.shifts == [0, 0, 0, 0])
    let other = RankingComparison([4, 3, 2, 1], [4, 2, 3, 1], top: 2)
    #expect(other.topOverlap == 1.0 / 3 && other.shifts == [0, 1, -1, 0])
  }

  @Test func `shifts follow the policy for ties and the overlap does not`() {
    let (first, second): ([Double], [Double]) = ([4, 3, 3, 1], [4, 3, 2, 1])
    let mid = RankingComparison(first, second, top: 2, ranking: Ranking(ties: .mid))
    #expect(mid.shifts == [0, -0.5, 0.5, 0] && mid.topOverlap == 2.0 / 3)
    let dense = RankingComparison(first, second, top: 2, ranking: Ranking(ties: .dense))
    #expect(dense.shifts == [0, 0, 1, 1] && dense.topOverlap == 2.0 / 3)
  }

  @Test func `leaving one component out keeps the others' proportions`() throws {
    let scores: [[Double]] = [[90, 70, 60], [80, 80, 80], [70, 90, 95]]
    let result = try leavingOut(scores: scores, weights: [60, 30, 10], top: 1)
    #expect(result.count == 3)
    #expect(result[0].weights == [0, 0.75, 0.25])
    #expect(result[0].totals == [67.5, 80, 91.25])
    #expect(result[0].comparison.shifts == [2, 0, -2])
    #expect(try leavingOut(scores: scores, weights: [1, 1, 0], groups: [[0, 1]], top: 1).isEmpty)
  }
}
