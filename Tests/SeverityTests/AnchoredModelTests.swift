import RealModule
import Statistics
import TestSupport
import Testing

@testable import Severity

@Suite struct AnchoredModelTests {
  private func round() -> AnchoredData {
    var stream = PhiloxStream(seed: 3, tag: 900)
    return SimulatedAppraisal().anchored(&stream).data
  }

  private func severities(_ data: AnchoredData) throws -> [Double] {
    var model = AnchoredModel()
    model.chains = 2
    model.draws = 100
    return try model.fit(data, seed: 1).teams.compactMap { $0?.severity }
  }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    // The same proposals are accepted; what differs is the rounding of the way back to points.
    a.isApproximatelyEqual(to: b, absoluteTolerance: 1e-12)
  }

  @Test(arguments: [-30.0, 0.5, 1_000])
  func `adding a constant to every score leaves severities alone`(shift: Double) throws {
    let moved = try severities(round().mapScores { $0 + shift })
    #expect(agree(moved, try severities(round())))
  }

  @Test func `doubling every score doubles severities`() throws {
    let doubled = try severities(round().mapScores { 2 * $0 })
    #expect(agree(doubled, try severities(round()).map { 2 * $0 }))
  }

  @Test func `renaming teams permutes severities`() throws {
    let renamed = try severities(round().mapTeams { 10 - $0 })
    #expect(agree(renamed.reversed(), try severities(round())))
  }

  @Test func `severities are measured from the mean of the teams`() throws {
    #expect(abs(try severities(round()).reduce(0, +)) < 1e-9)
  }

  @Test func `one team alone is refused`() {
    let data = AnchoredData(
      unitCount: 2, teamCount: 1,
      visits: [.init(unit: 0, team: 0, score: 1), .init(unit: 1, team: 0, score: 2)],
      anchors: [[1], [2]])
    #expect(throws: SeverityError.tooFewTeams(1)) { try AnchoredModel().fit(data, seed: 1) }
  }

  @Test(.timeLimit(.minutes(10)))
  func `95 % intervals cover the severities of simulated rounds`() throws {
    var model = AnchoredModel()
    model.chains = 1
    model.draws = 800
    var covered = 0
    for replicate in 0..<40 {
      var stream = PhiloxStream(seed: 11, tag: 901, replicate: replicate)
      let (data, truth) = SimulatedAppraisal(groupSD: 2).anchored(&stream)
      let estimate = try model.fit(data, seed: 1)
      for (team, severity) in zip(estimate.teams, truth) {
        guard let team else { continue }
        if (team.lower...team.upper).contains(severity) { covered += 1 }
      }
    }
    // 440 intervals; teams of a round share its mean, so the bound is wide: binomial 5 SDs.
    #expect((394...440).contains(covered))
  }

  @Test(arguments: [2, 3, 8])
  func `threads change nothing`(threads: Int) throws {
    var model = AnchoredModel()
    model.draws = 50
    let alone = try model.fit(round(), seed: 4)
    model.threads = threads
    let together = try model.fit(round(), seed: 4)
    #expect(alone.draws == together.draws)
    #expect(alone.errorSDs == together.errorSDs)
  }

  @Test(arguments: ["apart", "close"])
  func `without anchors the posterior is what quadrature gives`(name: String) throws {
    // The scores of Goldens/one-component-posterior.py.
    let scores = [
      [71.5, 74, 69, 77.5, 73], [80.5, 76, 83, 79.5], [75, 78.5, 71, 81, 77],
      [68, 74.5, 70.5, 72, 66.5, 71], [79, 84.5, 76, 82],
    ]
    let visits = scores.enumerated().flatMap { team, own in
      let centre = mean(own) ?? 0
      return own.map { (team, name == "apart" ? $0 : $0 - 0.75 * (centre - 75)) }
    }
    let data = AnchoredData(
      unitCount: visits.count, teamCount: 5,
      visits: visits.enumerated().map { .init(unit: $0, team: $1.0, score: $1.1) },
      anchors: visits.map { _ in [] })
    var model = AnchoredModel()
    model.draws = 4_000
    let estimate = try model.fit(data, seed: 1)
    let golden = try Golden("one-component-posterior.csv").table.rows.filter { $0[0] == name }
      .map { Double($0[2]) ?? .nan }
    #expect(golden.count == 7)
    // 16,000 draws worth some 8,000: four standard errors of a probability and of means whose
    // posterior SDs are about one point.
    #expect(
      estimate.probabilityNoSeverity.isApproximatelyEqual(to: golden[0], absoluteTolerance: 0.012))
    #expect(estimate.severitySD.isApproximatelyEqual(to: golden[1], absoluteTolerance: 0.08))
    for (team, expected) in zip(estimate.teams, golden[2...]) {
      #expect(abs((team?.severity ?? .nan) - expected) < 0.05)
    }
  }

  @Test func `shared visits and missing anchors are fitted together`() throws {
    let estimate = try AnchoredModel().fit(goldenRound("linked"), seed: 1)
    #expect(estimate.teams.count == 6)
    #expect(estimate.splitRHat < 1.02)
    #expect(estimate.bulkEffectiveSampleSize > 400)
    #expect(estimate.probabilityNoSeverity < 0.01)
  }

  @Test func `the default fit mixes`() throws {
    let estimate = try AnchoredModel().fit(round(), seed: 1)
    #expect(estimate.splitRHat < 1.02)
    #expect(estimate.bulkEffectiveSampleSize > 400)
    #expect(estimate.draws.count == 2_000)
  }
}
