import Normalization
import Statistics
import Testing

@Suite struct LawsTests {
  private let severities = [1, -2, 0.5]

  private func scores(_ name: String = "complete") throws -> [TeamScore] {
    try golden("\(name).csv").compactMap { TeamScore($0) }
  }

  /// Adjusted values by team.
  private func teams(_ scores: [TeamScore], by rule: Rule) throws -> [[Double]] {
    let values = try adjusted(scores, by: rule, context: .init(severities: severities)).values
    return (0..<3).map { team in
      zip(scores, values).compactMap { $0.team == team ? $1 : nil }
    }
  }

  @Test(arguments: Rule.allCases, ["complete", "sparse"])
  func `renaming teams and reordering scores permutes the answer`(rule: Rule, name: String) throws {
    let scores = try scores(name)
    let renamed = scores.reversed().map {
      TeamScore(team: 2 - $0.team, score: $0.score, anchors: $0.anchors)
    }
    let there = try adjusted(scores, by: rule, context: .init(severities: severities))
    let back = try adjusted(renamed, by: rule, context: .init(severities: severities.reversed()))
    #expect(close(back.values.reversed(), there.values))
    #expect(back.notes == there.notes)
  }

  @Test(arguments: Rule.allCases, ["complete", "sparse"])
  func `no rule turns two scores of one team round`(rule: Rule, name: String) throws {
    let scores = try scores(name)
    let values = try adjusted(scores, by: rule, context: .init(severities: severities)).values
    for i in scores.indices {
      for j in scores.indices where scores[i].team == scores[j].team {
        if scores[i].score < scores[j].score { #expect(values[i] <= values[j]) }
        if scores[i].score == scores[j].score { #expect(values[i] == values[j]) }
      }
    }
  }

  // Ratios have no say about the zero of the scale; capping has its ends fixed.
  @Test(arguments: [
    Rule.none, .meanShift, .zScore, .minMax, .equipercentile, .moderatedRoutine, .covarianceFixed,
    .covarianceShrunken,
  ])
  func `adding points to every score adds them to every answer`(rule: Rule) throws {
    let scores = try scores("sparse")
    let raised = scores.map {
      TeamScore(team: $0.team, score: $0.score + 3.5, anchors: $0.anchors)
    }
    let there = try adjusted(scores, by: rule).values
    #expect(close(try adjusted(raised, by: rule).values, there.map { $0 + 3.5 }))
  }

  // The pooled mean and spread move with the severity, so answers agree up to origin and unit.
  @Test(arguments: [Rule.meanShift, .zScore, .minMax, .moderatedRoutine, .covarianceFixed])
  func `points one team takes off all its units are given back`(rule: Rule) throws {
    let scores = try scores()
    let severe = scores.map {
      TeamScore(
        team: $0.team, score: $0.team == 1 ? $0.score - 4 : $0.score, anchors: $0.anchors)
    }
    func relative(_ scores: [TeamScore]) throws -> [Double] {
      let values = try adjusted(scores, by: rule).values
      return values.map { ($0 - values[0]) / (values[2] - values[0]) }
    }
    #expect(close(try relative(severe), try relative(scores)))
  }

  @Test func `z-scores give every team the pooled mean and SD`() throws {
    let scores = try scores()
    let all = scores.map(\.score)
    for team in try teams(scores, by: .zScore) {
      #expect(close([try #require(mean(team))], [try #require(mean(all))]))
      #expect(close([try #require(variance(team))], [try #require(variance(all))]))
    }
  }

  @Test(arguments: [Rule.meanShift, .ratioPooled])
  func `every team gets the pooled mean`(rule: Rule) throws {
    let scores = try scores()
    let pooled = try #require(mean(scores.map(\.score)))
    for team in try teams(scores, by: rule) {
      #expect(close([try #require(mean(team))], [pooled]))
    }
  }

  @Test func `min-max gives every team the pooled ends`() throws {
    for team in try teams(try scores(), by: .minMax) {
      #expect(close([team.min() ?? 0, team.max() ?? 0], [70.2, 95]))
    }
  }

  @Test func `equipercentile maps a team's median to the pooled median`() throws {
    // Odd teams, whose median is a score of its own.
    let scores = [[70, 71, 75, 90, 91], [60, 61, 62.5], [88, 93, 94, 95, 96, 97, 98]]
      .enumerated().flatMap { team, row in row.map { TeamScore(team: team, score: $0) } }
    let pooled = try #require(median(scores.map(\.score)))
    for team in try teams(scores, by: .equipercentile) {
      #expect(close([try #require(median(team))], [pooled]))
    }
  }

  @Test(arguments: [Rule.zScore, .minMax, .equipercentile, .meanShift, .ratioPooled])
  func `a team that holds all scores is left as it is`(rule: Rule) throws {
    let alone = try scores("sparse").map { TeamScore(team: 0, score: $0.score) }
    #expect(close(try adjusted(alone, by: rule).values, alone.map(\.score)))
  }

  @Test func `moderation gives teams the standing of their routine scores`() throws {
    // With routine scores equal to on-site scores nothing is left to move.
    let same = try scores().map {
      TeamScore(team: $0.team, score: $0.score, anchors: [$0.score])
    }
    #expect(close(try adjusted(same, by: .moderatedRoutine).values, same.map(\.score)))
    // Standing is free of the routine scale.
    let scaled = same.map {
      TeamScore(team: $0.team, score: $0.score, anchors: $0.anchors.map { $0.map { 40 + $0 / 3 } })
    }
    #expect(close(try adjusted(scaled, by: .moderatedRoutine).values, same.map(\.score)))
  }

  @Test func `covariance adjustment finds severities put on top of exact anchors`() throws {
    // y = 10 + 0.5 routine + 0.25 peer − severity: no residual, so shrinkage does nothing either.
    let scores = try scores().map { score in
      let x = score.anchors.compactMap(\.self)
      return TeamScore(
        team: score.team, score: 10 + 0.5 * x[0] + 0.25 * x[1] - severities[score.team],
        anchors: score.anchors)
    }
    let counts = (0..<3).map { team in Double(scores.count { $0.team == team }) }
    let average = zip(severities, counts).reduce(0) { $0 + $1.0 * $1.1 } / Double(scores.count)
    for rule in [Rule.covarianceFixed, .covarianceShrunken] {
      let expected = scores.map { $0.score + severities[$0.team] - average }
      #expect(close(try adjusted(scores, by: rule).values, expected))
    }
  }

  @Test func `effects smaller than their errors are shrunken away`() throws {
    // Every team holds the same pairs of score and anchor.
    let pairs = [(80.0, 79.0), (84, 90), (91, 85), (77, 81)]
    let scores = (0..<3).flatMap { team in
      pairs.map { TeamScore(team: team, score: $0.0, anchors: [$0.1]) }
    }
    let result = try adjusted(scores, by: .covarianceShrunken)
    #expect(result.values == scores.map(\.score))
    #expect(
      result.notes.map(\.description) == [
        "team effects vary no more than their errors; nothing is adjusted"
      ])
  }
}
