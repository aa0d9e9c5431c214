import Sensitivity
import Statistics
import Testing

@Suite struct JointRanksTests {
  @Test func `a rank that only weights move owes its variance to them`() {
    let scores: [[Double]] = [[80, 70], [70, 80]]
    let found = jointRanks(
      scores: [[scores, scores], [scores, scores]], weights: [[3, 1], [1, 3]], top: 1)
    #expect(found.map(\.weightShare) == [1, 1] && found.map(\.drawShare) == [0, 0])
    #expect(found.map(\.probabilityTop) == [0.5, 0.5])
    #expect(found[0].lower == 1 && found[0].upper == 2)
  }

  @Test func `an exclusive or of draw and rule is combined`() {
    let (a, b): ([[Double]], [[Double]]) = ([[2], [1]], [[1], [2]])
    let found = jointRanks(scores: [[a, b], [b, a]], weights: [[1]], top: 1)
    #expect(found.map(\.combinedShare) == [1, 1] && found.map(\.ruleShare) == [0, 0])
  }

  @Test func `a rank that never moves has no variance to share`() {
    let fixed: [[Double]] = [[2, 3], [1, 1]]
    let found = jointRanks(scores: [[fixed]], weights: [[1, 1], [2, 1]], top: 1)
    #expect(found[0].lower == 1 && found[0].upper == 1 && found[0].combinedShare == 0)
  }

  @Test func `tied units share a mean rank where the policy says so`() {
    let fixed: [[Double]] = [[2], [2], [1]]
    let found = jointRanks(
      scores: [[fixed]], weights: [[1]], top: 1, ranking: Ranking(ties: .mid))
    #expect(found.map(\.lower) == [1.5, 1.5, 3] && found.map(\.upper) == [1.5, 1.5, 3])
    #expect(found.map(\.probabilityTop) == [1, 1, 0])
  }
}
