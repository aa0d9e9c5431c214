import RealModule
import Statistics
import Testing

@Suite struct RankingTests {
  @Test(arguments: [
    (TiePolicy.competition, [4.0, 1, 1, nil, 3]), (.dense, [3, 1, 1, nil, 2]),
    (.ordinal, [4, 1, 2, nil, 3]), (.mid, [4, 1.5, 1.5, nil, 3]),
  ])
  func `ties are broken as the policy says`(policy: TiePolicy, expected: [Double?]) {
    #expect(Ranking(ties: policy).ranks([70, 90, 90, nil, 80]) == expected)
    #expect(
      Ranking(ties: policy).ranks([70.0, 90, 90, 80]) == expected.compactMap { $0 })
  }

  @Test func `sums that differ by rounding only are tied`() {
    let sums = [0.3, 0.1 + 0.2, 1]
    #expect(Ranking().ranks(sums) == [2, 2, 1])
    #expect(Ranking(ties: .ordinal).ranks(sums) == [2, 3, 1])
    #expect(Ranking(tolerance: 0).ranks(sums) == [3, 2, 1])
  }

  @Test func `the order is best first, ties by index, without what is missing`() {
    #expect(Ranking().order([70, 90, 90, nil, 80]) == [1, 2, 4, 0])
    #expect(Ranking().order([0.3, 0.1 + 0.2]) == [0, 1])
  }

  @Test(arguments: TiePolicy.allCases)
  func `among the first k are those whom fewer than k beat`(policy: TiePolicy) {
    let ranking = Ranking(ties: policy)
    let values: [Double?] = [9, 8, 8, nil, 7, 6]
    #expect(ranking.firstSet(values, 0) == [false, false, false, false, false, false])
    #expect(ranking.firstSet(values, 1) == [true, false, false, false, false, false])
    // Both units tied at the boundary count in, so three are among the first two.
    #expect(ranking.firstSet(values, 2) == [true, true, true, false, false, false])
    // Three beat the fourth, though its dense rank is 3.
    #expect(ranking.firstSet(values, 3) == [true, true, true, false, false, false])
    #expect(ranking.firstSet(values, 4) == [true, true, true, false, true, false])
    #expect(ranking.firstSet(values, 9) == [true, true, true, false, true, true])
  }

  @Test func `a dense rank up to k does not mean that fewer than k are greater`() {
    let ranking = Ranking(ties: .dense)
    #expect(ranking.isAmongFirst(ranking.ranks([9.0, 8, 8, 7])[3], 3))
    #expect(!ranking.firstSet([9, 8, 8, 7], 3)[3])
  }

  @Test func `central ranks are widened to ranks the policy can give`() {
    #expect(Ranking().centralInterval([1, 1, 2, 2]) == 1...2)
    #expect(Ranking(ties: .mid).centralInterval([1, 1.5, 1.5, 2]) == 1...2)
    #expect(Ranking(ties: .mid).centralInterval([1.5, 1.5]) == 1.5...1.5)
    #expect(Ranking().centralInterval([3, 3, 3]) == 3...3)
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

  @Test(arguments: [0, 1, 2, 3, 10, 33, 100])
  func `tau-b is what counting all pairs gives`(count: Int) {
    var stream = PhiloxStream(seed: 5, tag: 55, replicate: count)
    let x = (0..<count).map { _ in (5 * stream.uniform()).rounded() }
    let y = x.map { ($0 + 8 * stream.uniform()).rounded() }
    func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
    var (agreement, untiedX, untiedY) = (0, 0, 0)
    for i in 0..<count {
      for j in 0..<i {
        let (a, b) = (sign(x[i] - x[j]), sign(y[i] - y[j]))
        agreement += a * b
        untiedX += a * a
        untiedY += b * b
      }
    }
    let counted =
      untiedX > 0 && untiedY > 0
      ? Double(agreement) / (Double(untiedX) * Double(untiedY)).squareRoot() : nil
    #expect(kendallTauB(x, y) == counted)
  }

  @Test func `rounding of totals moves no rank correlation`() throws {
    // 0.1 + 0.2 and 0.3 are one total.
    let (first, second) = ([0.1 + 0.2, 0.3, 1, 2], [0.3, 0.3, 1, 2])
    let found = Ranking().correlations(first, second)
    #expect(first[0] != first[1] && found.tauB == 1)
    #expect(try #require(found.spearman).isApproximatelyEqual(to: 1, absoluteTolerance: 1e-15))
  }
}
