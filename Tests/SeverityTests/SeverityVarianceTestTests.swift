import RealModule
import Severity
import Statistics
import TestSupport
import Testing

@Suite struct SeverityVarianceTestTests {
  @Test(arguments: ["separate", "linked"])
  func `statistic and estimates agree with a search by SciPy`(name: String) throws {
    let test = try SeverityVarianceTest(goldenRound(name))
    // A tolerance of 1e-9 on a value near 100 leaves 2e-7 in the statistic, its root in the SDs.
    for (quantity, value, tolerance) in [
      ("statistic", test.statistic, 1e-4), ("severitySD", test.severitySD, 5e-3),
      ("groupSD", test.groupSD, 2e-2),
    ] {
      let expected = try goldenValue(name, quantity)
      #expect(value.isApproximatelyEqual(to: expected, absoluteTolerance: tolerance), "\(quantity)")
    }
    let half = 0.5 * Distributions.chiSquaredUpper(test.statistic, df: 1)
    #expect(test.p.isApproximatelyEqual(to: half, absoluteTolerance: 1e-15))
  }

  @Test func `shifting and scaling the scores leaves the test alone`() throws {
    let data = try goldenRound("separate")
    let moved = try SeverityVarianceTest(data.mapScores { 300 - 12 * (100 - $0) })
    let test = try SeverityVarianceTest(data)
    #expect(moved.statistic.isApproximatelyEqual(to: test.statistic, absoluteTolerance: 1e-4))
    #expect(
      moved.severitySD.isApproximatelyEqual(to: 12 * test.severitySD, absoluteTolerance: 0.05))
  }

  @Test(arguments: [0.0, 2.0])
  func `false alarms stay near 5 % whatever units teams were sent to`(groupSD: Double) throws {
    let alarms = try (0..<300).count { replicate in
      var stream = PhiloxStream(seed: 12, tag: 902, replicate: replicate)
      let (data, _) = SimulatedAppraisal(severitySD: 0, groupSD: groupSD).anchored(&stream)
      return try SeverityVarianceTest(data).p < 0.05
    }
    // Fewer alarms are allowed.
    let most = BinomialBounds(trials: 300, probability: 0.05).most(falseAlarm: 1e-4)
    #expect(alarms <= most)
  }

  @Test func `without anchors a spread between teams is all severity`() throws {
    let data = AnchoredData(
      unitCount: 12, teamCount: 3,
      visits: (0..<12).map {
        .init(unit: $0, team: $0 % 3, score: Double(10 * ($0 % 3) + $0 / 3))
      },
      anchors: Array(repeating: [], count: 12))
    let test = try SeverityVarianceTest(data)
    // Balanced one-way analysis of variance: (MSB − MSW) / 4 = (400 − 5/3) / 4.
    let variance = test.severitySD * test.severitySD
    #expect(variance.isApproximatelyEqual(to: (400 - 5.0 / 3) / 4, absoluteTolerance: 0.05))
    #expect(test.groupSD == 0)
    #expect(test.p < 0.001)
  }
}
