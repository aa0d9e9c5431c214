import Assessments
import Statistics
import TestSupport
import Testing

@testable import Appraisals

@Suite struct TeamErrorsTests {
  @Test func `errors drawn and errors factored have the same products`() throws {
    // Every fifth unit is seen by two teams.
    var stream = PhiloxStream(seed: 5, tag: 78)
    var visits: [(unit: String, team: String, score: Double?)] = []
    var scores: [String: [String: Double]] = [:]
    for unit in 0..<30 {
      let quality = 80 + 4 * stream.normal()
      for team in unit % 5 == 0 ? [unit % 4, (unit + 1) % 4] : [unit % 4] {
        visits.append(("u\(unit)", "t\(team)", quality - Double(team) + stream.normal()))
      }
      scores["routine", default: [:]]["u\(unit)"] = quality + stream.normal()
      scores["peer", default: [:]]["u\(unit)"] = quality + stream.normal()
    }
    let appraisal = try Appraisal(
      try Round(units: (0..<30).map { "u\($0)" }, visits: visits, scores: scores))
    let posterior = try #require(appraisal.totalPosterior)
    let weights = appraisal.weightShares
    let factored = posterior.teamErrors(weights: weights)
    let drawn = posterior.drawnTeamErrors(weights: weights)
    #expect(factored[0].count == 8 && drawn[0].count == posterior.draws.count)
    func products(_ factor: [[Double]]) -> [Double] {
      factor.flatMap { a in factor.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }
    }
    let (one, other) = (products(factored), products(drawn))
    #expect(one.isApproximatelyEqual(to: other, absoluteTolerance: 1e-8))
    let variances = posterior.teamErrorVariances(weights: weights)
    #expect(
      variances.isApproximatelyEqual(
        to: drawn.map { $0.reduce(0) { $0 + $1 * $1 } }, absoluteTolerance: 1e-10))
    #expect(variances.allSatisfy { $0 > 0 })
  }
}
