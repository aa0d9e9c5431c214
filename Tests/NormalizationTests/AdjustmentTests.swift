import Normalization
import Testing

@Suite struct AdjustmentTests {
  // By hand: team means 84, 90 and 75 (pooled mean 83.5, mean of team means 83).
  private let scores = [(0, 80.0), (0, 88), (1, 92), (1, 90), (1, 88), (2, 75)].map {
    TeamScore(team: $0.0, score: $0.1)
  }
  private let expectedPooled = 513.0 / 6

  private func close(_ a: [Double], _ b: [Double]) -> Bool {
    zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 * 100 } && a.count == b.count
  }

  @Test func `mean shift gives every team the pooled mean`() throws {
    let result = try adjusted(scores, by: .meanShift).values
    #expect(close(result, scores.map { $0.score - [84, 90, 75][$0.team] + expectedPooled }))
  }

  @Test func `the ratio rules agree with hand arithmetic`() throws {
    let pooled = try adjusted(scores, by: .ratioPooled).values
    #expect(close(pooled, scores.map { $0.score * expectedPooled / [84, 90, 75][$0.team] }))
    let teams = try adjusted(scores, by: .ratioTeamMeans).values
    #expect(close(teams, scores.map { $0.score * 83 / [84, 90, 75][$0.team] }))
  }

  @Test func `anchored gives back what the team took off`() throws {
    let result = try adjusted(
      scores, by: .anchored, context: .init(severities: [1, -2, 0])
    ).values
    #expect(result == [81, 89, 90, 88, 86, 75])
  }

  @Test func `a team without spread or mean is named`() {
    #expect(throws: NormalizationError.noSpread(team: 2)) {
      try adjusted(scores, by: .zScore).values
    }
    #expect(throws: NormalizationError.zeroTeamMean(team: 4)) {
      try adjusted([TeamScore(team: 4, score: 0)], by: .ratioPooled)
    }
  }
}
