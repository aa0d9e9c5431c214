import Statistics
import TestSupport
import Testing

@testable import Sensitivity

@Suite struct SampledErrorTests {
  private func scores(_ count: Int, seed: UInt64) -> [[Double]] {
    var stream = PhiloxStream(seed: seed, tag: 963)
    return (0..<count).map { _ in
      (0..<3).map { _ in ((60 + 40 * stream.uniform()) * 10).rounded() / 10 }
    }
  }

  /// Errors of shares in standard errors, over cells that some weights reach.
  private func deviations(
    _ found: SampledAcceptability, _ exact: TriangleAcceptability
  ) -> [Double] {
    zip(found.rankAcceptability, exact.rankAcceptability).enumerated().flatMap { unit, rows in
      zip(rows.0, rows.1).enumerated().compactMap { rank, pair in
        // Where the exact share is 0 there is no error to have.
        pair.1 > 0 ? abs(pair.0 - pair.1) / found.standardError[unit][rank] : nil
      }
    }
  }

  // Three components have exact shares. A standard error of 31 degrees of freedom leaves 5.4 % of cells
  // beyond two of it and .5 % beyond three; cells of one round lean on each other, so that the whole share
  // has some 400 cells' worth of information: 9 % and 2 % are beyond four of its own errors.
  @Test func `shares lie within their error bars as often as these say`() throws {
    var all: [Double] = []
    for seed in 1...8 as ClosedRange<UInt64> {
      let scores = scores(9, seed: seed)
      let exact = try TriangleAcceptability(scores: scores)
      let found = try SampledAcceptability.quasiMonteCarlo(
        scores: scores, plan: SamplingPlan(points: 256, seed: seed))
      #expect(found.standardError.joined().allSatisfy { $0 > 0 })
      all += deviations(found, exact)
    }
    let count = Double(all.count)
    #expect(count > 300)
    #expect(Double(all.count { $0 > 2 }) / count < 0.09)
    #expect(Double(all.count { $0 > 3 }) / count < 0.02)
    #expect((all.max() ?? 0) < 5)
  }

  @Test func `chains on a box lie within their error bars too`() throws {
    var all: [Double] = []
    let box = WeightConstraint.box(nominal: [50, 30, 20], points: [20, 20, 15])
    for seed in 1...4 as ClosedRange<UInt64> {
      let scores = scores(7, seed: seed)
      let exact = try TriangleAcceptability(scores: scores, region: WeightRegion(box))
      let found = try SampledAcceptability.hitAndRun(
        scores: scores, start: [50, 30, 20], constraints: box,
        plan: SamplingPlan(points: 256, seed: seed))
      all += deviations(found, exact)
    }
    #expect(Double(all.count { $0 > 2 }) / Double(all.count) < 0.11)
    #expect((all.max() ?? 0) < 5)
  }

  // The belief counts inside the box: the exact triangle knows it.
  @Test func `a Dirichlet belief within a box is drawn, not left out`() throws {
    let scores = scores(6, seed: 3)
    let box = WeightConstraint.box(nominal: [50, 30, 20], points: [30, 25, 20])
    let exact = try TriangleAcceptability(
      scores: scores, region: WeightRegion(box), belief: .dirichlet([6, 3, 1]))
    let found = try SampledAcceptability.hitAndRun(
      scores: scores, start: [50, 30, 20], constraints: box, parameters: [6, 3, 1],
      plan: SamplingPlan(points: 512))
    #expect((deviations(found, exact).max() ?? 0) < 5)
    let uniform = try TriangleAcceptability(scores: scores, region: WeightRegion(box))
    #expect((deviations(found, uniform).max() ?? 0) > 10)
  }

  @Test func `points double until every share is as accurate as asked`() throws {
    let scores = scores(6, seed: 5).map { $0 + [70] }
    let rough = try SampledAcceptability.quasiMonteCarlo(
      scores: scores, plan: SamplingPlan(points: 64, accuracy: 0.02))
    let fine = try SampledAcceptability.quasiMonteCarlo(
      scores: scores, plan: SamplingPlan(points: 64, accuracy: 0.002))
    #expect(rough.largestError <= 0.02 && fine.largestError <= 0.002)
    #expect(rough.points < fine.points)
    let short = try SampledAcceptability.quasiMonteCarlo(
      scores: scores, plan: SamplingPlan(points: 64, accuracy: 1e-9, most: 128))
    #expect(short.points == 128 * 32 && short.largestError > 1e-9)
  }

  @Test func `threads draw the same`() throws {
    let scores = scores(5, seed: 6)
    let one = try SampledAcceptability.quasiMonteCarlo(
      scores: scores, plan: SamplingPlan(points: 64))
    let three = try SampledAcceptability.quasiMonteCarlo(
      scores: scores, plan: SamplingPlan(points: 64, threads: 3))
    #expect(one.rankAcceptability == three.rankAcceptability)
    #expect(one.centralWeights == three.centralWeights)
  }
}
