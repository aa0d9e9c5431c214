import RealModule
import Severity
import Statistics
import TestSupport
import Testing

@Suite struct UnitResidualTests {
  @Test func `the lean of an anchor is not taken for quality`() throws {
    let appraisal = SimulatedAppraisal(severitySD: 0, leanSDs: [3])
    var stream = PhiloxStream(seed: 14, tag: 915)
    let round = appraisal.draw(&stream)
    var model = AnchoredModel()
    model.chains = 1
    let estimate = try model.fit(AnchoredData(round, teamCount: appraisal.teams), seed: 1)
    var (products, squares) = (0.0, 0.0)
    for (team, lean) in round.leans[0].enumerated() {
      let own = round.teamOfUnit.indices.filter { round.teamOfUnit[$0] == team }
      let residual = try #require(mean(own.compactMap { estimate.residuals[$0]?.residual }))
      products += residual * lean
      squares += lean * lean
    }
    // A team's mean residual has an SD of some 0.7 points, so its slope on leans of SD 3 over eleven
    // teams has one of 0.07. Were the anchor's lean taken for quality, it would be −0.5 or less.
    #expect(abs(products / squares) < 0.25)
  }

  @Test func `the SD of a residual includes the known variance of its score`() throws {
    let data = try goldenRound("weighted")
    var model = AnchoredModel()
    model.chains = 1
    let estimate = try model.fit(data, seed: 1)
    // With both anchors and weight 1, units differ in known variances alone.
    var rest: [Double: Double] = [:]
    for visit in data.visits
    where visit.weight == 1 && data.anchors[visit.unit].allSatisfy({ $0 != nil }) {
      let sd = try #require(estimate.residuals[visit.unit]).standardDeviation
      rest[visit.knownVariance] = sd * sd - visit.knownVariance
    }
    let rests = Array(rest.values)
    #expect(rests.count == 3)
    #expect(rests.allSatisfy { $0.isApproximatelyEqual(to: rests[0], relativeTolerance: 1e-12) })
  }
}
