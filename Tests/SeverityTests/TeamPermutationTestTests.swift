import RealModule
import Severity
import Statistics
import TestSupport
import Testing

@Suite struct TeamPermutationTestTests {
  private func data(_ scores: [Double], _ teams: [Int], anchors: [[Double?]]) -> AnchoredData {
    AnchoredData(
      unitCount: scores.count, teamCount: 3,
      visits: scores.indices.map { .init(unit: $0, team: teams[$0], score: scores[$0]) },
      anchors: anchors)
  }

  @Test func `six scores in two teams have twenty splits`() throws {
    // Of the 20 ways to pick three of six, only the observed one and its mirror are as far apart.
    let test = try TeamPermutationTest(
      data([1, 2, 3, 7, 8, 9], [0, 0, 0, 2, 2, 2], anchors: Array(repeating: [], count: 6)),
      seed: 1, permutations: 20_000)
    #expect(test.p.isApproximatelyEqual(to: 0.1, absoluteTolerance: 0.01))
    // F = 54 / (4 / 4)
    #expect(test.statistic.isApproximatelyEqual(to: 54, absoluteTolerance: 1e-9))
  }

  @Test func `a difference the anchors explain is no difference`() throws {
    let anchors = [1.0, 2.1, 2.9, 7.2, 8, 8.8]
    let noise = [0.1, -0.2, 0.15, -0.1, 0.12, -0.07]
    let test = try TeamPermutationTest(
      data(
        zip(anchors, noise).map { 2 * $0 + $1 }, [0, 0, 0, 1, 1, 1],
        anchors: anchors.map { [$0, 3 * $0, nil] }), seed: 1)
    #expect(test.p > 0.2)
    #expect(test.unitCount == 6)
  }

  @Test func `a unit without an anchor is not read`() throws {
    let test = try TeamPermutationTest(
      data([1, 2, 3, 7, 8, 9], [0, 0, 0, 1, 1, 1], anchors: [[5], [4], [nil], [4], [6], [5]]),
      seed: 1)
    #expect(test.unitCount == 5)
  }

  @Test func `the same seed gives the same p, and shifting scores changes nothing`() throws {
    var stream = PhiloxStream(seed: 3, tag: 903)
    let (data, _) = SimulatedAppraisal(severitySD: 1).anchored(&stream)
    let test = try TeamPermutationTest(data, seed: 9, permutations: 499)
    #expect(try TeamPermutationTest(data, seed: 9, permutations: 499) == test)
    let moved = try TeamPermutationTest(data.mapScores { $0 + 50 }, seed: 9, permutations: 499)
    #expect(moved.p == test.p)
  }

  @Test func `other numbers of teams and units change nothing`() throws {
    let (scores, teams) = ([71, 74.5, 80, 77, 83, 79.5, 90, 76], [0, 0, 1, 1, 1, 2, 2, 2])
    let anchors = [70.0, 71, 81, 76, 82, 83, 85, 71].map { [Optional($0)] }
    let one = try TeamPermutationTest(data(scores, teams, anchors: anchors), seed: 1)
    let other = try TeamPermutationTest(
      data(scores.reversed(), teams.reversed().map { 2 - $0 }, anchors: anchors.reversed()), seed: 1
    )
    #expect(one.p == other.p && one.p > 0.05)
  }

  @Test func `false alarms are 5 % when units were sent at random`() throws {
    let alarms = try (0..<400).count { replicate in
      var stream = PhiloxStream(seed: 13, tag: 904, replicate: replicate)
      let (data, _) = SimulatedAppraisal(severitySD: 0).anchored(&stream)
      return try TeamPermutationTest(data, seed: 1, permutations: 199).p <= 0.05
    }
    let bounds = BinomialBounds(trials: 400, probability: 0.05).range(falseAlarm: 1e-4)
    #expect(bounds.contains(alarms))
  }

  // Four anchors determine five scores: what they leave is rounding.
  @Test func `residuals that are rounding are no spread`() {
    let anchors = [
      [0.1, 0.7, 0.2, 0.9], [0.4, 0.1, 0.8, 0.3], [0.6, 0.2, 0.5, 0.7], [0.3, 0.9, 0.6, 0.1],
      [0.8, 0.4, 0.3, 0.5],
    ].map { $0.map(Optional.init) }
    #expect(throws: SeverityError.noSpread(component: 0)) {
      try TeamPermutationTest(
        data([71.3, 74.5, 80.1, 77.7, 83.9], [0, 0, 1, 1, 2], anchors: anchors), seed: 1)
    }
  }

  @Test func `one team alone is refused`() {
    #expect(throws: SeverityError.tooFewTeams(1)) {
      try TeamPermutationTest(
        data([1, 2], [0, 0], anchors: [[1], [2]]), seed: 1)
    }
  }
}
