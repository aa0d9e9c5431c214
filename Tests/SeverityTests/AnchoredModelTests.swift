import Statistics
import Testing

@testable import Severity

@Suite struct AnchoredModelTests {
  private func round() -> AnchoredData {
    var stream = PhiloxStream(seed: 3, purpose: 900)
    return SimulatedAppraisal().draw(&stream).data
  }

  private func severities(_ data: AnchoredData) throws -> [Double] {
    var model = AnchoredModel()
    model.chains = 2
    model.warmUp = 300
    model.draws = 100
    return try model.fit(data, seed: 1).teams.compactMap { $0?.severity }
  }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    // Chains that accept the same proposals differ by rounding only.
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-6 }
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
    model.warmUp = 800
    model.draws = 400
    var covered = 0
    for replicate in 0..<40 {
      var stream = PhiloxStream(seed: 11, purpose: 901, replicate: replicate)
      let (data, truth) = SimulatedAppraisal(groupSD: 2).draw(&stream)
      let estimate = try model.fit(data, seed: 1)
      for (team, severity) in zip(estimate.teams, truth) {
        guard let team else { continue }
        if (team.lower...team.upper).contains(severity) { covered += 1 }
      }
    }
    // 440 intervals; teams of a round share its mean, so the bound is wide: binomial 5 SDs.
    #expect((394...440).contains(covered))
  }
}

@Suite struct AnchoredLikelihoodTests {
  @Test func `one unit a team is the density of its contrasts`() {
    // Two teams, one component, one unit each: y1 − y2 ~ N(0, 2 v), v = τ² + θ + ω² + σ².
    let cells = [0.3, 1.7].enumerated().map { index, y in
      AnchoredLikelihood.Cell(
        components: [0], teams: [index], count: 1, mean: [y], scatter: [0])
    }
    var likelihood = AnchoredLikelihood(cells: cells, teamCount: 2, componentCount: 1)
    func density(_ v: [Double]) -> Double {
      likelihood.logDensity(
        .init(
          groupSD: v[0].squareRoot(), severitySD: v[1].squareRoot(),
          qualitySD: v[2].squareRoot(), loadings: [1], errorVariances: [v[3]]))
    }
    func closedForm(_ v: [Double]) -> Double {
      let total = v.reduce(0, +)
      return -0.5 * (1.4 * 1.4 / (2 * total)) - 0.5 * Double.logarithm(total)
    }
    let (a, b) = ([0.3, 0.5, 1.1, 0.7], [0.0, 2.0, 0.4, 0.2])
    #expect(abs((density(a) - density(b)) - (closedForm(a) - closedForm(b))) < 1e-12)
  }
}
