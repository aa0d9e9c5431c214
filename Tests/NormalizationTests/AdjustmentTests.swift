import Normalization
import Testing

@Suite struct AdjustmentTests {
  // By hand: team means 84, 90 and 75 (pooled mean 513 / 6 = 85.5, mean of team means 83).
  private let scores = [(0, 80.0), (0, 88), (1, 92), (1, 90), (1, 88), (2, 75)].map {
    TeamScore(team: $0.0, score: $0.1)
  }
  private let expectedPooled = 513.0 / 6

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
}
