import Normalization
import Phrases
import Testing

@Suite struct RulesTests {
  @Test(
    arguments: Rule.allCases.filter { $0 != .anchored }, ["complete", "sparse"])
  func `a rule agrees with its definition in NumPy and SciPy`(rule: Rule, name: String) throws {
    let rows = try golden("\(name).csv")
    let result = try adjusted(rows.compactMap { TeamScore($0) }, by: rule, context: .init(full: 90))
    let expected = rows.compactMap { $0[rule.rawValue].flatMap(Double.init) }
    #expect(!expected.isEmpty && close(result.values, expected))
  }

  @Test func `a rule says what a reader has to know`() throws {
    func notes(_ rule: Rule, full: Double = 100) throws -> [String] {
      let scores = try golden("sparse.csv").compactMap { TeamScore($0) }
      return try adjusted(scores, by: rule, context: .init(full: full)).notes.map(\.description)
    }
    #expect(try notes(.standardCapped, full: 90) == ["5 scores are capped at 90"])
    #expect(try notes(.standardCapped) == [])
    #expect(try notes(.ratioTrimmed) == ["1 team is too small to trim"])
    #expect(
      try notes(.covarianceFixed) == [
        "4 scores without an anchor are not used to estimate team effects"
      ])
    let scores = try golden("sparse.csv").compactMap { TeamScore($0) }
    let highest = try adjusted(scores, by: .zScore).values.sorted().suffix(2)
    let full = highest.reduce(0, +) / 2
    #expect(try notes(.standardCapped, full: full) == ["1 score is capped at \(full)"])
    #expect(try notes(.zScore) == [])
  }

  @Test func `standard scores are cut at either end`() throws {
    // Team means 5 and 50, variances 0.5 and 5000; pooled mean 27.5. The pooled variance is
    // (27.5² + 72.5² + 23² + 22²) / 3 with SD 47.4: team scores become 27.5 ∓ 47.4 / √2 = −6 and 61.
    let scores = [(0, 4.5), (0, 5.5), (1, 0), (1, 100)].map { TeamScore(team: $0.0, score: $0.1) }
    let result = try adjusted(scores, by: .standardCapped, context: .init(full: 60.5))
    #expect(result.values == [0, 60.5, 0, 60.5])
    #expect(
      result.notes.map(\.description) == [
        "2 scores are capped at 60.5", "2 scores are raised to 0",
      ])
  }
}

@Suite struct RefusalTests {
  private func scores(_ rows: [(Int, Double, [Double?])]) -> [TeamScore] {
    rows.map { TeamScore(team: $0.0, score: $0.1, anchors: $0.2) }
  }

  @Test func `a team a rule has no answer for is named`() {
    let flat = scores([(0, 80, []), (0, 82, []), (2, 75, []), (2, 75, [])])
    for rule in [Rule.zScore, .standardCapped, .minMax] {
      #expect(throws: NormalizationError.noSpread(team: 2)) { try adjusted(flat, by: rule) }
    }
    for rule in [Rule.ratioPooled, .ratioTeamMeans, .ratioTrimmed] {
      #expect(throws: NormalizationError.zeroTeamMean(team: 4)) {
        try adjusted([TeamScore(team: 4, score: 0)], by: rule)
      }
    }
    #expect(throws: NormalizationError.noSeverity(team: 2)) {
      try adjusted(flat, by: .anchored, context: .init(severities: [1, -1]))
    }
  }

  @Test func `anchors nobody has are named as missing`() {
    let bare = scores([(0, 1, [nil]), (0, 2, [nil]), (1, 3, [nil]), (1, 5, [nil])])
    #expect(throws: NormalizationError.tooFewScores(needed: 4, found: 0)) {
      try adjusted(bare, by: .covarianceFixed)
    }
    #expect(throws: NormalizationError.tooFewScores(needed: 2, found: 0)) {
      try adjusted(bare, by: .moderatedRoutine)
    }
  }

  @Test func `a team without its anchors is named`() {
    let half = scores([
      (0, 80, [81, 90]), (0, 82, [85, 88]), (0, 84, [86, 80]), (0, 85, [84, 86]),
      (1, 75, [79, nil]),
      (1, 77, [79, nil]), (0, 81, [90, 82]),
    ])
    #expect(throws: NormalizationError.noCompleteAnchors(team: 1)) {
      try adjusted(half, by: .covarianceShrunken)
    }
    #expect(throws: NormalizationError.noAnchor(team: 1)) {
      try adjusted(half, by: .moderatedRoutine)
    }
  }

  @Test(arguments: [0.5, 0.1, 3])
  func `anchors that say the same are refused`(factor: Double) {
    let routine = [80.1, 82.3, 85.7, 84.9, 79.3, 88.8, 81.2]
    let rows = routine.enumerated().map { index, x in
      (index % 2, x + Double(index), [x, x * factor] as [Double?])
    }
    #expect(throws: NormalizationError.anchorsCollinear) {
      try adjusted(scores(rows), by: .covarianceFixed)
    }
    let constant = rows.map { ($0.0, $0.1, [70] as [Double?]) }
    #expect(throws: NormalizationError.anchorsCollinear) {
      try adjusted(scores(constant), by: .covarianceFixed)
    }
  }

  @Test(arguments: Rule.allCases) func `no scores give no answer, or a reason`(rule: Rule) {
    do throws(NormalizationError) {
      #expect(try adjusted([], by: rule).values.isEmpty)
    } catch {
      #expect(error.team == nil && !error.description.isEmpty)
    }
  }
}
