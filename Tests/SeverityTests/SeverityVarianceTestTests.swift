import Severity
import Statistics
import Testing

@Suite struct SeverityVarianceTestTests {
  @Test(arguments: ["separate", "linked"])
  func `statistic and estimates agree with a search by SciPy`(name: String) throws {
    let test = try SeverityVarianceTest(Golden.round(name))
    // A tolerance of 1e-9 on a value near 100 leaves 2e-7 in the statistic, its root in the SDs.
    #expect(abs(test.statistic - (try Golden.value(name, "statistic"))) < 1e-4)
    #expect(abs(test.severitySD - (try Golden.value(name, "severitySD"))) < 5e-3)
    #expect(abs(test.groupSD - (try Golden.value(name, "groupSD"))) < 2e-2)
    #expect(
      abs(test.p - 0.5 * Distributions.chiSquaredUpper(test.statistic, df: 1)) < 1e-15)
  }

  @Test func `shifting and scaling the scores leaves the test alone`() throws {
    let data = try Golden.round("separate")
    let moved = try SeverityVarianceTest(data.mapScores { 300 - 12 * (100 - $0) })
    let test = try SeverityVarianceTest(data)
    #expect(abs(moved.statistic - test.statistic) < 1e-4)
    #expect(abs(moved.severitySD - 12 * test.severitySD) < 0.05)
  }

  @Test(arguments: [0.0, 2.0])
  func `false alarms stay near 5 % whatever units teams were sent to`(groupSD: Double) throws {
    let alarms = try (0..<300).count { replicate in
      var stream = PhiloxStream(seed: 12, tag: 902, replicate: replicate)
      let (data, _) = SimulatedAppraisal(severitySD: 0, groupSD: groupSD).draw(&stream)
      return try SeverityVarianceTest(data).p < 0.05
    }
    // Binomial(300, 0.05) stays below 32 all but once in 10,000 runs; fewer alarms are allowed.
    #expect(alarms < 32)
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
    #expect(abs(test.severitySD * test.severitySD - (400 - 5.0 / 3) / 4) < 0.05)
    #expect(test.groupSD == 0)
    #expect(test.p < 0.001)
  }
}
