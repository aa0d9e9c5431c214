import RealModule
import Sensitivity
import TestSupport
import Testing

@Suite struct WeightIntervalsTests {
  // Two units, weights 60/40: totals 0.6·80 + 0.4·70 = 76 and 0.6·70 + 0.4·80 = 74; equal at 1/2.
  @Test func `the crossing of two lines ends the interval`() {
    let result = weightIntervals(
      scores: [[80, 70], [70, 80]], weights: [60, 40], pairs: DecidingPairs.order([0, 1]))
    #expect(
      result[0].lower.isApproximatelyEqual(to: 0.5, absoluteTolerance: 1e-12)
        && result[0].upper == 1)
    #expect(
      result[1].lower == 0
        && result[1].upper.isApproximatelyEqual(to: 0.5, absoluteTolerance: 1e-12))
  }

  @Test func `a dominated unit never passes`() {
    let result = weightIntervals(
      scores: [[9, 9, 9], [8, 7, 9]], weights: [6, 3, 1], pairs: [(0, 1)])
    #expect(result.allSatisfy { $0.lower == 0 && $0.upper == 1 })
  }

  @Test func `just outside the interval the order differs, just inside it does not`() {
    let scores: [[Double]] = [[80, 75, 90], [78, 79, 80], [82, 70, 85], [70, 90, 60]]
    let weights = [60.0, 30, 10]
    func order(_ weights: [Double]) -> [Int] {
      let totals = scores.map { total($0, weights: weights) ?? 0 }
      return totals.indices.sorted { totals[$0] > totals[$1] }
    }
    let best = order(weights)
    for interval in weightIntervals(
      scores: scores, weights: weights, pairs: DecidingPairs.order(best))
    {
      func moved(_ share: Double) -> [Double] {
        weights.indices.map {
          $0 == interval.component ? share : weights[$0] / 100 * (1 - share) / (1 - interval.weight)
        }
      }
      if interval.lower > 0 {
        #expect(order(moved(interval.lower + 1e-9)) == best)
        #expect(order(moved(interval.lower - 1e-9)) != best)
      }
      if interval.upper < 1 {
        #expect(order(moved(interval.upper - 1e-9)) == best)
        #expect(order(moved(interval.upper + 1e-9)) != best)
      }
    }
  }
}
