import RealModule
import Statistics
import Testing

@testable import Severity

@Suite struct AssessorNoiseTests {
  /// Units × assessors of one team, one item of 100 points; nil where not seen.
  private func arrays(_ table: [[Double?]]) -> RatingArrays {
    var unit: [Int32] = []
    var assessor: [Int32] = []
    var score: [Double] = []
    for (u, row) in table.enumerated() {
      for (a, value) in row.enumerated() {
        guard let value else { continue }
        unit.append(Int32(u))
        assessor.append(Int32(a))
        score.append(value)
      }
    }
    return RatingArrays(
      unitCount: table.count, teamCount: 1,
      teamOfAssessor: Array(repeating: 0, count: table[0].count), full: [100],
      categoryOfItem: [], categoryCount: 0, unit: unit, assessor: assessor,
      item: Array(repeating: 0, count: score.count), score: score)
  }

  @Test func `a balanced table leaves the interaction's mean square`() throws {
    // Two-way table: residuals ±1 after rows and columns, 4 cells, 1 degree of freedom.
    let noise = AssessorNoise(arrays([[71, 73], [80, 78]]))
    let variance = try #require(noise.variance)
    #expect(variance.isApproximatelyEqual(to: 4, absoluteTolerance: 1e-9))
    #expect(!noise.differs)
    #expect(noise.variance(unit: 0, team: 0).isApproximatelyEqual(to: 2, absoluteTolerance: 1e-9))
  }

  @Test func `a unit seen by fewer assessors is known less well`() {
    let noise = AssessorNoise(
      arrays([[71, 73, 70], [80, 78, 79], [60, nil, 64], [75, 77, nil], [66, 61, 65]]))
    #expect(noise.differs)
    #expect(
      (noise.variance(unit: 2, team: 0) / noise.variance(unit: 0, team: 0))
        .isApproximatelyEqual(to: 1.5, absoluteTolerance: 1e-12))
    #expect(noise.variance(unit: 9, team: 0) == 0)
  }

  @Test func `assessors of one team who share no units leave a mean for each group`() throws {
    let noise = AssessorNoise(
      arrays([[71, 73, nil, nil], [80, 78, nil, nil], [nil, nil, 61, 63], [nil, nil, 70, 68]]))
    // Eight residuals of ±1, and 8 cells - 4 units - 4 assessors + 2 groups.
    let variance = try #require(noise.variance)
    #expect(variance.isApproximatelyEqual(to: 4, absoluteTolerance: 1e-9))
  }

  @Test func `units and assessors that add up leave nothing`() throws {
    let noise = AssessorNoise(arrays([[70, 72], [75, nil], [80, 82], [nil, 67]]))
    #expect(try #require(noise.variance) < 1e-12)
  }
}
