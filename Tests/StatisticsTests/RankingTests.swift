import RealModule
import Statistics
import Testing

@Suite struct RankingTests {
  @Test(arguments: [
    (TiePolicy.competition, [4.0, 1, 1, nil, 3]), (.dense, [3, 1, 1, nil, 2]),
    (.ordinal, [4, 1, 2, nil, 3]), (.mid, [4, 1.5, 1.5, nil, 3]),
  ])
  func `ties are broken as the policy says`(policy: TiePolicy, expected: [Double?]) {
    #expect(ranks([70, 90, 90, nil, 80], ties: policy) == expected)
  }

  @Test func `sums that differ by rounding only are tied`() {
    #expect(ranks([0.1 + 0.2, 0.3, 1]) == [2, 2, 1])
  }

  // scipy.stats 1.17.1: kendalltau([1,2,2,4,5],[2,1,3,3,5]), spearmanr of the same.
  @Test func `rank correlations with ties agree with SciPy`() throws {
    let x = [1.0, 2, 2, 4, 5]
    let y = [2.0, 1, 3, 3, 5]
    #expect(
      (try #require(kendallTauB(x, y))).isApproximatelyEqual(
        to: 0.6666666666666666, absoluteTolerance: 1e-14))
    #expect(
      (try #require(spearmanRho(x, y))).isApproximatelyEqual(
        to: 0.7631578947368421, absoluteTolerance: 1e-14))
    #expect(kendallTauB(x, [1, 1, 1, 1, 1]) == nil && spearmanRho(x, [1, 1, 1, 1, 1]) == nil)
  }
}
