import RealModule
import TestSupport
import Testing

@testable import Statistics

@Suite struct RankCriticalValuesTests {
  private struct Case {
    let pairs: StudentisedPairs
    let errors: RankErrorDraws

    init(estimates: [Double], errors: RankErrors, draws: Int, seed: UInt64) {
      pairs = StudentisedPairs(estimates: estimates, errors: errors, threads: 1)
      self.errors = RankErrorDraws(pairs, errors: errors, count: draws, seed: seed, threads: 1)
    }

    var all: AllComparisons { AllComparisons(pairs: pairs, errors: errors) }

    /// Critical values of the steps, from every pair of every draw.
    func criticalValues(coverage: Double, _ isInFamily: (Int, Int) -> Bool) -> [Double] {
      let family = (0..<pairs.count).flatMap { p in
        (0..<pairs.count).filter { pairs.inverseErrors[p * pairs.count + $0] > 0 }
          .filter { isInFamily(p, $0) }.map { (p, $0) }
      }
      var steps: [Double] = []
      var left = family
      while true {
        let largest = (0..<errors.count).map { draw in
          left.reduce(0) { largest, pair in
            let row = draw * pairs.count
            let gap = errors.values[row + pair.0] - errors.values[row + pair.1]
            return max(largest, gap * pairs.inverseErrors[pair.0 * pairs.count + pair.1])
          }
        }
        let critical = quantile(sorted: largest.sorted(), coverage)
        steps.append(critical)
        let kept = left.filter { !pairs.separates($0.0, above: $0.1, critical: critical) }
        if kept.count == left.count { return steps }
        left = kept
      }
    }
  }

  // 100 units are enough for classes by groups.
  @Test(arguments: [
    (3, 50, 0.95), (12, 41, 0.9), (40, 30, 0.8), (40, 21, 0.95), (25, 1, 0.5), (100, 11, 0.9),
  ])
  func `a search that ends early finds what all pairs have`(
    count: Int, draws: Int, coverage: Double
  ) {
    for seed in 1...3 as ClosedRange<UInt64> {
      let round = RankConfidenceSetsTests.round(count: count, seed: seed)
      let test = Case(
        estimates: round.estimates, errors: round.errors, draws: draws, seed: seed)
      let expected = test.criticalValues(coverage: coverage) { _, _ in true }
      #expect(
        test.all.criticalValues(coverage: coverage)
          .isApproximatelyEqual(to: expected, relativeTolerance: 1e-14))
      for position in stride(from: 0, to: count, by: 3) {
        let own = UnitComparisons(pairs: test.pairs, errors: test.errors, position: position)
        let expected = test.criticalValues(coverage: coverage) { $0 == position || $1 == position }
        #expect(
          own.criticalValues(coverage: coverage)
            .isApproximatelyEqual(to: expected, relativeTolerance: 1e-14))
      }
    }
  }

  @Test func `steps come down and decide more`() {
    let round = RankConfidenceSetsTests.round(count: 30, seed: 5)
    let test = Case(
      estimates: round.estimates.map { 4 * $0 }, errors: round.errors, draws: 200, seed: 1)
    let steps = test.all.criticalValues(coverage: 0.95)
    #expect(steps.count > 1 && steps == steps.sorted(by: >))
    #expect(test.all.decided(at: steps[0]) < test.all.decided(at: steps[steps.count - 1]))
  }

  // R 4.2.2: qtukey(p, n, Inf) / sqrt(2), qnorm(.975) for two units.
  @Test(arguments: [
    (2, 0.95, 1.959963984540), (5, 0.95, 2.727774382519), (5, 0.9, 2.459515764430),
    (20, 0.95, 3.543799131920),
  ])
  func `equal errors have the studentised range`(count: Int, coverage: Double, quantile: Double) {
    let test = Case(
      estimates: [Double](repeating: 0, count: count),
      errors: RankErrors(independent: [Double](repeating: 2.5, count: count)), draws: 4_000,
      seed: 9)
    // The share of draws above the true quantile is binomial; the simulated quantile is on the same
    // side of it.
    let above = (0..<4_000).count { test.all.bound(draw: $0) > quantile }
    let range = BinomialBounds(trials: 4_000, probability: 1 - coverage).range(falseAlarm: 1e-6)
    #expect(range.contains(above))
    // Four standard deviations of a simulated quantile, where the density is at least 0.1.
    #expect(
      (test.all.criticalValues(coverage: coverage).first ?? 0)
        .isApproximatelyEqual(to: quantile, absoluteTolerance: 0.14))
  }

  // Data sets whose sets hold all true ranks at once, and those where the set of one unit does. The
  // quantile of 99 draws at 95 % is that of 94.1 of 100 parts.
  @Test(arguments: [0, 1.5])
  func `sets hold true ranks as often as they say`(spread: Double) {
    let trials = 400
    let truth = [0, 0, 1, 2, 2, 4].map { $0 * spread }
    let errors = RankErrors(
      independent: [1, 2, 0.2, 0.5, 1, 3],
      factor: [[0.5, 0], [0.5, 0], [0.5, 0], [0, 1], [0, 1], [0, 1]])
    let trueRanks = truth.map { own in
      1 + truth.count { $0 > own }...truth.count { $0 >= own }
    }
    var held = (marginal: 0, simultaneous: 0)
    for trial in 0..<trials {
      var stream = PhiloxStream(seed: 31, tag: 943, replicate: trial)
      let drawn = errors.drawn(using: &stream)
      let sets = RankConfidenceSets(
        estimates: zip(truth, drawn).map(+), errors: errors, first: 2, draws: 99,
        seed: UInt64(trial))
      func holds(_ sets: [ClosedRange<Int>], _ unit: Int) -> Bool {
        sets[unit].lowerBound <= trueRanks[unit].lowerBound
          && sets[unit].upperBound >= trueRanks[unit].upperBound
      }
      if truth.indices.allSatisfy({ holds(sets.simultaneous, $0) }) { held.simultaneous += 1 }
      if holds(sets.marginal, 2) { held.marginal += 1 }
    }
    let bounds = BinomialBounds(trials: trials, probability: 0.941)
    #expect(held.simultaneous >= bounds.least(falseAlarm: 1e-3))
    #expect(held.marginal >= bounds.least(falseAlarm: 1e-3))
    if spread == 0 {
      // Equal means leave nothing to spare.
      #expect(held.simultaneous <= bounds.most(falseAlarm: 1e-3))
      #expect(held.marginal <= bounds.most(falseAlarm: 1e-3))
    }
  }
}
