import Sensitivity
import Statistics
import Testing

@Suite struct RankSharesTests {
  /// - Parameter scores: rule × draw × unit × component.
  private func rankShares(
    scores: [[[[Double]]]], ruleShares: [Double], weights: [[Double]], threads: Int = 1
  ) -> [RankShares] {
    Sensitivity.rankShares(
      count: scores[0][0].count, ruleShares: ruleShares, draws: scores[0].count, weights: weights,
      threads: threads
    ) { rule, draw in scores[rule][draw] }
  }

  @Test func `a rank that only weights move owes its variance to them`() {
    let scores: [[Double]] = [[80, 70], [70, 80]]
    let found = rankShares(
      scores: [[scores, scores], [scores, scores]], ruleShares: [0.5, 0.5],
      weights: [[3, 1], [1, 3]])
    #expect(found.map(\.weight) == [1, 1] && found.map(\.draw) == [0, 0])
  }

  @Test func `an exclusive or of draw and rule is combined`() {
    let (a, b): ([[Double]], [[Double]]) = ([[2], [1]], [[1], [2]])
    let found = rankShares(
      scores: [[a, b], [b, a]], ruleShares: [0.5, 0.5], weights: [[1]])
    #expect(found.map(\.combined) == [1, 1] && found.map(\.rule) == [0, 0])
  }

  @Test func `a rule counts by its share`() {
    let (a, b): ([[Double]], [[Double]]) = ([[2], [1]], [[1], [2]])
    // Rank 1 with probability .9 or 2 with .1, by the rule alone.
    let found = rankShares(scores: [[a], [b]], ruleShares: [0.9, 0.1], weights: [[1]])
    #expect(found.allSatisfy { abs($0.rule - 1) < 1e-9 && $0.combined < 1e-9 })
    let unused = rankShares(scores: [[a], [b]], ruleShares: [1, 0], weights: [[1]])
    #expect(unused.map(\.rule) == [0, 0])
  }

  @Test func `a rank that never moves has no variance to share`() {
    let fixed: [[Double]] = [[2, 3], [1, 1]]
    let found = rankShares(
      scores: [[fixed]], ruleShares: [1], weights: [[1, 1], [2, 1]])
    let own = found[0]
    #expect([own.draw, own.weight, own.rule, own.combined] == [0, 0, 0, 0])
  }

  @Test func `thousands of units are ranked by several threads alike`() {
    var stream = PhiloxStream(seed: 1, purpose: .simulatedTruth)
    let scores = [[(0..<2_100).map { _ in stream.normals(2) }]]
    let weights = [[1.0, 2], [2, 1], [1, 1]]
    let alone = rankShares(scores: scores, ruleShares: [1], weights: weights)
    #expect(alone == rankShares(scores: scores, ruleShares: [1], weights: weights, threads: 3))
    #expect(alone.allSatisfy { $0.weight == 0 || abs($0.weight - 1) < 1e-6 })
  }
}
