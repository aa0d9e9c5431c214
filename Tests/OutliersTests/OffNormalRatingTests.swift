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

  @Test func `tails are long on both sides where errors are Student's, and not otherwise`() throws {
    let long = SimulatedRatings(unitsPerTeam: 12, items: 40, noise: .student)
    #expect(try !RatingResiduals(long.arrays(262)).allowsUnitResiduals)
    var others = Self.cases.map(\.ratings) + [SimulatedRatings()]
    for place in others.indices { (others[place].unitsPerTeam, others[place].items) = (12, 40) }
    for (place, ratings) in others.enumerated() {
      let found = try RatingResiduals(ratings.arrays(263))
      #expect(found.allowsUnitResiduals, "\(place): \(found.tailWeight)")
    }
  }

  // 23 of 30 where levels are taken as they stand.
  @Test func `a lenient assessor near full marks does not drift where later units are better`() {
    let ratings = SimulatedRatings(unitsPerTeam: 12, items: 40, level: 90)
    let count = (0..<30).count { replicate in
      let better = ratings.arrays(300 + replicate) { unit, assessor, _, points in
        points + 0.15 * Double(unit % 12) + (assessor % 5 == 0 ? 0.6 : 0)
      }
      return severityDrifts(
        ScoreSheets(better), orderOfUnit: (0..<48).map(Double.init), seed: 1
      ).contains(where: \.flagged)
    }
    #expect(count <= allowed, "\(count)")
  }

  @Test func `p of a range over units is doubled near full marks`() {
    let found = unitRanges(ScoreSheets(Self.ceiling.arrays(271)), seed: 1, draws: 199)
    // The sequential p is reached / draws, 25 of at least 25; twice that is 1.
    #expect(found.count { $0.p == 1 } > found.count / 4)
  }

  /// On-site scores of 10 teams of unlike severity near full marks, as they stand and not cut off.
  private func teamScores(_ replicate: Int) -> (given: [[Double]], uncut: [[Double]]) {
    let round = SimulatedRatings(teams: 10, unitsPerTeam: 10, items: 20, level: 98)
    let severe = round.arrays(400 + replicate) { unit, _, _, points in
      points + 0.2 * (Double(unit / 10) - 4.5)
    }
    var sums = [Double](repeating: 0, count: 100)
    for (unit, score) in zip(severe.unit, severe.score) { sums[Int(unit)] += score / 10 }
    let cutOff = ScoreSheets(severe).cutOff
    let units = (0..<10).map { team in (0..<10).map { 10 * team + $0 } }
    return (
      units.map { $0.map { sums[$0] } },
      units.enumerated().map { team, own in own.map { sums[$0] + (cutOff?[$0][team] ?? 0) } }
    )
  }

  @Test func `teams near full marks spread alike once the cut is given back`() {
    let rounds = (0..<60).map(teamScores)
    let flagged = rounds.count { groupSpreads($0.uncut).contains(where: \.flagged) }
    let before = rounds.count { groupSpreads($0.given).contains(where: \.flagged) }
    let allowed = BinomialBounds(trials: 60, probability: 0.07).most(falseAlarm: 1e-3)
    #expect(flagged <= allowed && before > allowed, "\(flagged), as they stand \(before)")
  }

  @Test func `no cut is given back where hardly any score stands at full marks`() {
    #expect(ScoreSheets(SimulatedRatings().arrays(1)).cutOff == nil)
  }

  // 13 of 30 where all items are compared with the median item.
  @Test func `items near full marks are compared with their like, and an odd one is found`() {
    let round = SimulatedRatings(teams: 12, unitsPerTeam: 12, items: 40, level: 88)
    func easy(_ item: Int) -> Double { item % 8 == 0 ? 1.4 : 0 }
    let flagged = (0..<30).count { replicate in
      itemRests(
        round.arrays(500 + replicate) { _, _, item, points in points + easy(item) }
      ).contains(where: \.flagged)
    }
    #expect(flagged <= allowed, "\(flagged)")
    let odd = round.arrays(531) { unit, _, item, points in
      item == 11 ? 16.5 - points + Double(unit % 3) * 0.3 : points + easy(item)
    }
    #expect(itemRests(odd).filter(\.flagged).map(\.item) == [11])
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
