import RealModule
import Severity
import Testing

@Suite struct CompositeReliabilityTests {
  @Test func `equal parallel components follow Spearman and Brown`() {
    let composite = CompositeReliability(
      weights: [1, 1, 1], loadings: [1, 1, 1], qualityVariance: 4, errorVariances: [6, 6, 6],
      severityVariance: 0, severityErrorVariance: 0)
    let single = 0.4
    #expect(abs(composite.reliability - 3 * single / (1 + 2 * single)) < 1e-12)
    #expect(composite.contributions.allSatisfy { abs($0 - 1.0 / 3) < 1e-12 })
  }

  // By hand, weights .6/.3/.1, loadings 1/.9/.5: parts .6/.27/.05 of .92; universe .92² · 16;
  // errors .36 · 2.25 + .09 · 4 + .01 · 4 = 1.21, and .36 · 4 = 1.44 of severity.
  @Test func `the founding weights by hand`() {
    let composite = CompositeReliability(
      weights: [60, 30, 10], loadings: [1, 0.9, 0.5], qualityVariance: 16,
      errorVariances: [2.25, 4, 4], severityVariance: 4, severityErrorVariance: 0.5)
    #expect(
      composite.universeVariance.isApproximatelyEqual(to: 0.8464 * 16, absoluteTolerance: 1e-12))
    #expect(
      composite.errorVarianceUnadjusted.isApproximatelyEqual(to: 2.65, absoluteTolerance: 1e-12))
    #expect(composite.errorVariance.isApproximatelyEqual(to: 1.39, absoluteTolerance: 1e-12))
    #expect(
      composite.contributions[1].isApproximatelyEqual(to: 0.27 / 0.92, absoluteTolerance: 1e-12))
    #expect(
      composite.universeCovariance[1][2].isApproximatelyEqual(
        to: 0.45 * 16, absoluteTolerance: 1e-12))
    #expect(composite.reliability > composite.reliabilityUnadjusted)
  }
}
