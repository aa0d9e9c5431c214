import RealModule
import Sensitivity
import TestSupport
import Testing

@Suite struct TotalEffectTests {
  @Test func `uncorrelated components share the variance by their squares`() throws {
    // Two columns of mean 0 with products summing to 0 and variances 4/3 and 4/3.
    let scores: [[Double]] = [[1, 1], [1, -1], [-1, 1], [-1, -1]]
    let effects = try #require(totalEffects(scores: scores, weights: [3, 1]))
    #expect(
      effects[0].isApproximatelyEqual(to: 0.9, absoluteTolerance: 1e-12)
        && effects[1].isApproximatelyEqual(to: 0.1, absoluteTolerance: 1e-12))
  }

  @Test func `with correlation only what the others do not say is left`() throws {
    // x2 = x1 + e with e uncorrelated: var(x1 | x2) = v₁ vₑ / (v₁ + vₑ) = v₁ / 2 for equal variances.
    let scores: [[Double]] = [[1, 2], [1, 0], [-1, 0], [-1, -2]]
    let effects = try #require(totalEffects(scores: scores, weights: [1, 1]))
    // var(total/2): total = 2 x1 + e, variance 5 v / 4.
    #expect(effects[0].isApproximatelyEqual(to: (0.25 * 0.5) / 1.25, absoluteTolerance: 1e-12))
    #expect(effects[1].isApproximatelyEqual(to: (0.25 * 1.0) / 1.25, absoluteTolerance: 1e-12))
  }

  @Test func `a component that repeats another has no such share`() {
    #expect(totalEffects(scores: [[1, 2], [2, 4], [3, 6]], weights: [1, 1]) == nil)
  }
}
