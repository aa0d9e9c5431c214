import Outliers
import RealModule
import Severity
import TestSupport
import Testing

@Suite struct RatingResidualTests {
  private let round = SimulatedRatings(isTyped: false)

  @Test func `planted ratings are found and little else`() throws {
    let planted = [(3, 2, 4), (17, 12, 9), (30, 18, 0)]
    let ratings = round.arrays(0) { unit, assessor, item, points in
      planted.contains { $0 == (unit, assessor, item) } ? points - 4.5 : points
    }
    let found = try RatingResiduals(ratings)
    let flagged = found.judged.filter(\.flagged)
    for (unit, assessor, item) in planted {
      #expect(
        flagged.contains {
          ratings.unit[$0.index] == unit && ratings.assessor[$0.index] == assessor
            && ratings.item[$0.index] == item && $0.residual < -2
        })
    }
    #expect(flagged.count <= 4)
  }

  @Test func `the parts of a score come back`() throws {
    let found = try RatingResiduals(SimulatedRatings(teams: 8, isTyped: false).arrays(1))
    let expected = ["unit": 5.0, "item": 4, "assessor": 1, "unit:item": 4, "Residual": 6]
    #expect(found.standardDeviations.count == 5)
    for (name, value) in found.standardDeviations {
      let truth = expected[name] ?? .nan
      #expect(value.isApproximatelyEqual(to: truth, relativeTolerance: 0.45), "\(name) \(value)")
    }
  }

  @Test func `clean rounds are flagged no more often than stated`() throws {
    let small = SimulatedRatings(teams: 2, unitsPerTeam: 5, items: 8, isTyped: false)
    let flagged = try (0..<100).count { replicate in
      try RatingResiduals(small.arrays(10 + replicate)).judged.contains(where: \.flagged)
    }
    let allowed = BinomialBounds(trials: 100, probability: 0.05).most(falseAlarm: 1e-3)
    #expect(flagged <= allowed)
  }

  @Test func `few ratings are refused`() {
    let few = SimulatedRatings(teams: 1, assessors: 2, unitsPerTeam: 2, items: 3).arrays(0)
    #expect(throws: OutliersError.tooFew(needed: 30, found: 12)) { try RatingResiduals(few) }
  }
}
