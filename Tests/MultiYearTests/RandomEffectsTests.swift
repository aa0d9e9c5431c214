import MultiYear
import RealModule
import Statistics
import TestSupport
import Testing

@Suite struct RandomEffectsTests {
  private struct Metafor: Decodable {
    struct Case: Decodable {
      let values: [Double]
      let variances: [Double]
      let mean: Double
      let meanSe: Double
      let tau2: Double
      let predictions: [Double]
      let standardErrors: [Double]
    }
    let cases: [Case]
  }

  // Goldens/random_effects.R: metafor's rma and blup.
  @Test func `mean, variance and predictions equal metafor's`() throws {
    let cases = try Golden("random_effects.json").json(Metafor.self).cases
    #expect(cases.count == 4 && cases.contains { $0.tau2 == 0 })
    for own in cases {
      let fit = try #require(RandomEffects(values: own.values, variances: own.variances))
      // metafor stops at a change of 1e-14 at best; its steps end earlier where they are small.
      let scale = own.variances.reduce(0, +) / Double(own.variances.count)
      #expect(abs(fit.variance - own.tau2) < 1e-7 * (own.tau2 + scale))
      #expect(fit.mean.isApproximatelyEqual(to: own.mean, absoluteTolerance: 1e-7))
      #expect(fit.meanStandardError.isApproximatelyEqual(to: own.meanSe, absoluteTolerance: 1e-7))
      for (mine, (value, error)) in zip(fit.predictions, zip(own.predictions, own.standardErrors)) {
        #expect(abs(mine.value - value) < 1e-6 && abs(mine.standardError - error) < 1e-6)
      }
    }
  }

  @Test func `equal variances have the closed form`() throws {
    let values = [1.0, 4, 2, 9, 5]
    let fit = try #require(RandomEffects(values: values, variances: values.map { _ in 2 }))
    let between = try #require(variance(values)) - 2
    #expect(abs(fit.variance - between) < 1e-10 && abs(fit.mean - 4.2) < 1e-12)
    let kept = between / (between + 2)
    #expect(abs(fit.predictions[3].value - (kept * 9 + (1 - kept) * 4.2)) < 1e-10)
    #expect(RandomEffects(values: [1], variances: [1]) == nil)
    let same = try #require(RandomEffects(values: [3, 3, 3], variances: [1, 2, 4]))
    #expect(same.variance == 0 && same.mean == 3)
  }

  /// 60 units, errors of known variance: intervals of predictions cover 95 % of the true values.
  @Test func `prediction intervals cover`() throws {
    var (inside, all) = (0, 0)
    for replicate in 0..<200 {
      var stream = PhiloxStream(seed: 5, tag: 941, replicate: replicate)
      let variances = (0..<60).map { 0.5 + Double($0 % 4) }
      let truths = variances.map { _ in 0.4 + 1.2 * stream.normal() }
      let values = zip(truths, variances).map { $0 + $1.squareRoot() * stream.normal() }
      let fit = try #require(RandomEffects(values: values, variances: variances))
      for (truth, own) in zip(truths, fit.predictions) {
        all += 1
        if abs(truth - own.value) <= 1.96 * own.standardError { inside += 1 }
      }
    }
    // 12,000 predictions, those of a round sharing mean and variance: 0.93-0.965 fails a right
    // method less than once in ten thousand seeds.
    #expect((0.93...0.965).contains(Double(inside) / Double(all)))
  }
}
