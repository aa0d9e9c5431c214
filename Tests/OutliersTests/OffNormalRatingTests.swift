import Outliers
import Severity
import Statistics
import TestSupport
import Testing

/// Clean ratings that are not normal: flags stay at the rate stated, and what is odd is found.
@Suite struct OffNormalRatingTests {
  private static let ceiling = SimulatedRatings(assessorSD: 2, level: 96)
  private static let cases: [(name: String, ratings: SimulatedRatings)] = [
    ("ceiling", ceiling), ("unlike noise", SimulatedRatings(unlikeNoise: 2.5)),
    ("exponential", SimulatedRatings(noise: .exponential)),
  ]

  /// Rounds of 30 in which the families a test names have a flag.
  private func flagged(_ ratings: SimulatedRatings, _ isFlagged: (RatingArrays) throws -> Bool)
    rethrows -> Int
  {
    try (0..<30).count { try isFlagged(ratings.arrays(200 + $0)) }
  }

  private let allowed = BinomialBounds(trials: 30, probability: 0.07).most(falseAlarm: 1e-3)

  @Test(arguments: 0..<3) func `single ratings`(place: Int) throws {
    let own = Self.cases[place]
    let count = try flagged(own.ratings) {
      try RatingResiduals($0).judged.contains(where: \.flagged)
    }
    #expect(count <= allowed, "\(own.name): \(count)")
  }

  @Test func `a rating far below is found beside unlike noise`() throws {
    let ratings = SimulatedRatings(unlikeNoise: 2)
    let planted = ratings.arrays(250) { unit, assessor, item, points in
      (unit, assessor, item) == (3, 2, 4) ? 1 : points
    }
    let found = try RatingResiduals(planted).judged.filter(\.flagged).map(\.index)
    #expect(
      found.contains {
        planted.unit[$0] == 3 && planted.assessor[$0] == 2 && planted.item[$0] == 4
      })
  }

  @Test func `heavy tails are told`() throws {
    #expect(try !RatingResiduals(SimulatedRatings().arrays(260)).isHeavyTailed)
    let large = SimulatedRatings(unitsPerTeam: 12, items: 40, noise: .exponential)
    #expect(try RatingResiduals(large.arrays(261)).isHeavyTailed)
  }

  @Test func `lenient assessors near full marks have no habits`() {
    let counts = [
      flagged(Self.ceiling) {
        itemSpreads(ScoreSheets($0), seed: 1, draws: 1_999).contains(where: \.flagged)
      },
      flagged(Self.ceiling) {
        unitRanges(ScoreSheets($0), seed: 1, draws: 1_999).contains(where: \.flagged)
      },
      flagged(Self.ceiling) {
        styleTests(ScoreSheets($0), .straightLine, seed: 1, draws: 1_999)
          .contains(where: \.flagged)
      },
      flagged(Self.ceiling) {
        assessorPairs(ScoreSheets($0), seed: 1, draws: 1_999).contains(where: \.flagged)
      },
      flagged(Self.ceiling) { repeatedSheets(ScoreSheets($0)).contains(where: \.flagged) },
    ]
    #expect(counts.allSatisfy { $0 <= allowed }, "\(counts)")
  }

  @Test func `halo and a straight line are found near full marks`() {
    let halo = Self.ceiling.arrays(270) { _, assessor, _, points in
      assessor == 7 ? 9.3 + (points - 9.3) / 4 : points
    }
    #expect(itemSpreads(ScoreSheets(halo), seed: 1).filter(\.flagged).map(\.assessor) == [7])
    let straight = Self.ceiling.arrays(271) { _, assessor, item, points in
      assessor == 7 && item > 3 ? 9 : points
    }
    #expect(
      styleTests(ScoreSheets(straight), .straightLine, seed: 1).filter(\.flagged).map(\.assessor)
        == [7])
  }

  @Test func `assessors of one level are no copies where errors are exponential`() {
    let ratings = SimulatedRatings(
      unitsPerTeam: 10, items: 60, assessorSD: 2, noise: .exponential)
    let count = flagged(ratings) {
      assessorPairs(ScoreSheets($0), seed: 1, draws: 1_999).contains(where: \.flagged)
    }
    #expect(count <= allowed, "\(count)")
  }
}
