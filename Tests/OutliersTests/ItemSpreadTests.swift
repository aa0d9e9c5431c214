import Outliers
import Severity
import Statistics
import TestSupport
import Testing

@Suite struct ItemSpreadTests {
  /// Teams × 4 assessors × units × 15 items; the first assessor shrinks noise by `factor`.
  private func ratings(
    _ replicate: Int, factor: Double = 1, teams: Int = 3, unitsEach: Int = 7
  ) -> RatingArrays {
    var stream = PhiloxStream(seed: 31, tag: 930, replicate: replicate)
    var unit: [Int32] = []
    var assessor: [Int32] = []
    var item: [Int32] = []
    var score: [Double] = []
    for place in 0..<(teams * unitsEach) {
      let level = 70 + 5 * stream.normal()
      for member in 0..<4 {
        let own = place / unitsEach * 4 + member
        for one in 0..<15 {
          unit.append(Int32(place))
          assessor.append(Int32(own))
          item.append(Int32(one))
          score.append((level + (own == 0 ? factor : 1) * 8 * stream.normal()) / 10)
        }
      }
    }
    return RatingArrays(
      unitCount: teams * unitsEach, teamCount: teams,
      teamOfAssessor: (0..<(4 * teams)).map { $0 / 4 },
      full: Array(repeating: 10, count: 15), categoryOfItem: Array(repeating: 0, count: 15),
      categoryCount: 1, unit: unit, assessor: assessor, item: item, score: score)
  }

  @Test func `halo and erratic scoring are found by their direction`() throws {
    let halo = itemSpreads(ScoreSheets(ratings(0, factor: 0.4)), seed: 1)
    #expect(halo.filter(\.flagged).map(\.assessor) == [0] && halo[0].ratio < 0.6)
    let erratic = itemSpreads(ScoreSheets(ratings(1, factor: 2.5)), seed: 1)
    #expect(erratic.filter(\.flagged).map(\.assessor) == [0] && erratic[0].ratio > 1.8)
  }

  @Test func `one assessor with a halo is found among a thousand`() {
    let sheets = ScoreSheets(ratings(2, factor: 0.3, teams: 250, unitsEach: 14))
    #expect(itemSpreads(sheets, seed: 1).filter(\.flagged).map(\.assessor) == [0])
    // No p of so few draws is small enough for so many assessors.
    #expect(itemSpreads(sheets, seed: 1, draws: 9_999).filter(\.flagged).isEmpty)
  }

  @Test func `assessors alike are flagged about as often as stated`() {
    let rounds = (0..<60).count { replicate in
      itemSpreads(ScoreSheets(ratings(replicate + 10)), seed: 1, draws: 999).contains(
        where: \.flagged)
    }
    let allowed = BinomialBounds(trials: 60, probability: 0.05).most(falseAlarm: 1e-3)
    #expect(rounds <= allowed)
  }

  @Test func `the same seed gives the same p`() {
    let (a, b) = (
      itemSpreads(ScoreSheets(ratings(3)), seed: 5), itemSpreads(ScoreSheets(ratings(3)), seed: 5)
    )
    #expect(a.map(\.p) == b.map(\.p))
  }
}
