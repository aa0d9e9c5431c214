import Outliers
import Severity
import Statistics
import Testing

/// Numbers stand for names: other ones must not change what a permutation test says.
@Suite struct RenumberedTests {
  /// The same ratings with units, assessors and teams numbered from the end, and rows in another order.
  private static func renumbered(_ own: RatingArrays) -> RatingArrays {
    let (units, teams) = (own.unitCount - 1, own.teamCount - 1)
    let assessors = own.teamOfAssessor.count - 1
    var rows = Array(own.score.indices)
    var stream = PhiloxStream(seed: 8, tag: 934)
    rows.shuffle(using: &stream)
    return RatingArrays(
      unitCount: own.unitCount, teamCount: own.teamCount,
      teamOfAssessor: own.teamOfAssessor.reversed().map { teams - $0 }, full: own.full,
      categoryOfItem: own.categoryOfItem, categoryCount: own.categoryCount,
      unit: rows.map { Int32(units) - own.unit[$0] },
      assessor: rows.map { Int32(assessors) - own.assessor[$0] }, item: rows.map { own.item[$0] },
      score: rows.map { own.score[$0] })
  }

  // Typed ratings tie, also at full marks, where what the level explains is taken out.
  @Test(arguments: [65.0, 93])
  func `p of assessors do not depend on numbers`(level: Double) {
    let ratings = SimulatedRatings(teams: 3, unitsPerTeam: 6, items: 12, level: level).arrays(1)
    let (one, other) = (ScoreSheets(ratings), ScoreSheets(Self.renumbered(ratings)))
    let last = ratings.teamOfAssessor.count - 1
    func expectAlike(_ a: [(Int, Double)], _ b: [(Int, Double)], _ what: Comment) {
      let (own, others) = (a.sorted { $0.0 < $1.0 }, b.sorted { $0.0 < $1.0 })
      #expect(own.map(\.0) == others.map(\.0) && !own.isEmpty, what)
      #expect(zip(own, others).allSatisfy { $0.1 == $1.1 }, what)
    }
    expectAlike(
      itemSpreads(one, seed: 1).map { ($0.assessor, $0.p) },
      itemSpreads(other, seed: 1).map { (last - $0.assessor, $0.p) }, "spread over items")
    expectAlike(
      unitRanges(one, seed: 1).map { ($0.assessor, $0.p) },
      unitRanges(other, seed: 1).map { (last - $0.assessor, $0.p) }, "range over units")
    for style in ScoringStyle.allCases {
      expectAlike(
        styleTests(one, style, seed: 1).map { ($0.assessor, $0.p) },
        styleTests(other, style, seed: 1).map { (last - $0.assessor, $0.p) }, "\(style)")
    }
    func pair(_ a: Int, _ b: Int) -> Int { min(a, b) * (last + 1) + max(a, b) }
    expectAlike(
      assessorPairs(one, seed: 1).map { (pair($0.first, $0.second), $0.p) },
      assessorPairs(other, seed: 1).map { (pair(last - $0.first, last - $0.second), $0.p) },
      "pairs")
    let order = (0..<ratings.unitCount).map(Double.init)
    expectAlike(
      severityDrifts(one, orderOfUnit: order, seed: 1).map { ($0.assessor, $0.p) },
      severityDrifts(other, orderOfUnit: order.reversed(), seed: 1).map {
        (last - $0.assessor, $0.p)
      }, "drift")
  }

  @Test func `p of marked visits do not depend on the order of groups and values`() throws {
    let values = [[3, 1, 4, 1.5, 9], [2, 6, 5], [3, 5, 8, 9.5]]
    let marks = [
      [true, false, false, false, true], [false, true, false], [true, false, false, true],
    ]
    func p(_ values: [[Double]], _ marks: [[Bool]]) throws -> Double {
      var stream = PhiloxStream(seed: 1, tag: 935)
      return try #require(MarkedContrast(values, marks: marks, using: &stream)).p
    }
    let other = try p(
      values.reversed().map { $0.reversed() }, marks.reversed().map { $0.reversed() })
    #expect(try p(values, marks) == other)
  }
}
