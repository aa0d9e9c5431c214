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

  @Test func `known variances follow a shift and a scale of the scores`() throws {
    let data = try goldenRound("weighted")
    let moved = try severities(data.mapScores { 3 * $0 - 30.5 })
    #expect(agree(moved, try severities(data).map { 3 * $0 }))
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
    model.draws = 500
    var covered = 0
    for replicate in 0..<20 {
      var stream = PhiloxStream(seed: 11, tag: 901, replicate: replicate)
      let (data, truth) = SimulatedAppraisal(groupSD: 2).anchored(&stream)
      let estimate = try model.fit(data, seed: 1)
      for (team, severity) in zip(estimate.teams, truth) {
        guard let team else { continue }
        if (team.lower...team.upper).contains(severity) { covered += 1 }
      }
    }
    // 220 intervals; teams of a round share its mean, so the bound is wide: binomial 5 SDs.
    #expect((193...220).contains(covered))
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
    #expect(golden.count == 22)
    // 16,000 draws worth some 8,000: four standard errors of a probability and of means whose
    // posterior SDs are about one point.
    #expect(
      estimate.probabilityNoSeverity.isApproximatelyEqual(to: golden[0], absoluteTolerance: 0.012))
    #expect(estimate.severitySD.isApproximatelyEqual(to: golden[1], absoluteTolerance: 0.08))
    for (team, expected) in zip(estimate.teams, golden[2..<7]) {
      #expect(abs((team?.severity ?? .nan) - expected) < 0.05)
    }
    // Draws in which teams differ are a fifth of those of close teams. Where 2.5 % lie beyond, the
    // density is some 0.06 per SD of 1.3 points.
    for (place, team) in estimate.teams.compactMap(\.self).enumerated() {
      let expected = Array(golden[(7 + 3 * place)..<(10 + 3 * place)])
      #expect(abs(team.lower - expected[0]) < 0.3)
      #expect(abs(team.upper - expected[1]) < 0.3)
      #expect(abs(team.probabilityPositive - expected[2]) < 0.05)
      let tail = min(expected[2], 1 - expected[2])
      #expect(abs(team.p - 2 * tail) < 0.1)
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

  @Test func `a routine that leans by team is called a lean, not severity`() throws {
    let appraisal = SimulatedAppraisal(severitySD: 0, leanSDs: [2])
    var stream = PhiloxStream(seed: 14, tag: 908)
    let round = appraisal.draw(&stream)
    let estimate = try AnchoredModel().fit(
      AnchoredData(round, teamCount: appraisal.teams), seed: 1)
    #expect(estimate.leans[0].probability > 0.5)
    #expect(estimate.leans[1].probability < 0.5)
    let any = 1 - estimate.probabilityNoSeverity
    for team in estimate.teams.compactMap(\.self) {
      #expect(any * max(team.probabilityPositive, 1 - team.probabilityPositive) < 0.9)
    }
    // Leans are found, in their sign: their error is some 3 / √10 points of an SD of 2.
    let centre = mean(round.leans[0]) ?? 0
    let found = estimate.leans[0].teams.compactMap(\.self)
    let products = zip(found, round.leans[0]).reduce(0) { $0 + $1.0 * ($1.1 - centre) }
    let squares = round.leans[0].reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    #expect((0.5...1.2).contains(products / squares))
  }

  @Test(arguments: [0.0, 2])
  func `anchors that do not lean have small probabilities of leaning`(severitySD: Double) throws {
    var stream = PhiloxStream(seed: 15, tag: 909)
    let data = SimulatedAppraisal(severitySD: severitySD).anchored(&stream).data
    let estimate = try AnchoredModel().fit(data, seed: 1)
    #expect(estimate.leans.count == 2)
    for lean in estimate.leans { #expect(lean.probability < 0.2) }
  }

  @Test(arguments: 0..<4)
  func `no interval ends at 0 where teams do not differ`(replicate: Int) throws {
    var stream = PhiloxStream(seed: 16, tag: 911, replicate: replicate)
    let data = SimulatedAppraisal(severitySD: 0).anchored(&stream).data
    let estimate = try AnchoredModel().fit(data, seed: 1)
    #expect(estimate.probabilityNoSeverity > 0.5)
    for team in estimate.teams.compactMap(\.self) {
      #expect(team.lower != 0 && team.upper != 0)
    }
  }

  @Test func `anchors without error give severities to the grain of the scores`() throws {
    // On-site scores are quality less 4 points per place of the team; anchors are quality itself.
    var stream = PhiloxStream(seed: 9, tag: 902)
    let quality = (0..<50).map { _ in 80 + 4 * stream.normal() }
    let data = AnchoredData(
      unitCount: 50, teamCount: 5,
      visits: quality.indices.map {
        .init(unit: $0, team: $0 % 5, score: quality[$0] - 4 * Double($0 % 5))
      }, anchors: quality.map { [$0, $0] })
    let estimate = try AnchoredModel().fit(data, seed: 1)
    #expect(estimate.probabilityNoSeverity < 0.01)
    for (team, own) in estimate.teams.enumerated() {
      #expect(abs((own?.severity ?? .nan) - 4 * Double(team - 2)) < 0.05)
    }
  }
}
