import Severity
import Statistics
import TestSupport
import Testing

/// Ratings of 4 teams × 3 assessors × 8 units each × 12 items in 3 categories.
private struct SimulatedRatings {
  var assessorSD = 3.0
  /// Per cent the second team takes off the last category.
  var harsh = 0.0

  func draw(_ replicate: Int) -> (ratings: RatingArrays, severities: [Double]) {
    var stream = PhiloxStream(seed: 21, tag: 910, replicate: replicate)
    let severities = (0..<4).flatMap { _ -> [Double] in
      let own = (0..<3).map { _ in assessorSD * stream.normal() }
      return own.map { $0 - own.reduce(0, +) / 3 }
    }
    var unit: [Int32] = []
    var assessor: [Int32] = []
    var item: [Int32] = []
    var score: [Double] = []
    for place in 0..<32 {
      let team = place / 8
      let level = 70 + 6 * stream.normal()
      for member in 0..<3 {
        let view = level - severities[3 * team + member] + 2 * stream.normal()
        for one in 0..<12 {
          var share = view + 5 * stream.normal()
          if team == 1, one >= 8 { share -= harsh }
          unit.append(Int32(place))
          assessor.append(Int32(3 * team + member))
          item.append(Int32(one))
          score.append(share / 10)
        }
      }
    }
    let ratings = RatingArrays(
      unitCount: 32, teamCount: 4, teamOfAssessor: (0..<12).map { $0 / 3 },
      full: Array(repeating: 10, count: 12), categoryOfItem: (0..<12).map { $0 / 4 },
      categoryCount: 3, unit: unit, assessor: assessor, item: item, score: score)
    return (ratings, severities)
  }
}

@Suite struct RatingsTests {
  @Test func `assessors who agree on every score have no severity, and none is sure`() throws {
    let (drawn, _) = SimulatedRatings().draw(0)
    var agreed: [[Int32]: Double] = [:]
    let score = drawn.score.indices.map { index -> Double in
      let cell = [drawn.unit[index], drawn.item[index]]
      let known = agreed[cell] ?? drawn.score[index]
      agreed[cell] = known
      return known
    }
    let ratings = RatingArrays(
      unitCount: 32, teamCount: 4, teamOfAssessor: drawn.teamOfAssessor, full: drawn.full,
      categoryOfItem: drawn.categoryOfItem, categoryCount: 3, unit: drawn.unit,
      assessor: drawn.assessor, item: drawn.item, score: score)
    let found = try assessorSeverities(ratings)
    #expect(found.count == 12 && found.allSatisfy { $0.severity == 0 && $0.p == 1 && $0.q == 1 })
    #expect(found.allSatisfy { $0.itemSpread > 0 })
  }

  @Test func `errors of assessor severities are as large as they say`() throws {
    var squares = 0.0
    var count = 0
    for replicate in 0..<30 {
      let (ratings, truth) = SimulatedRatings().draw(replicate)
      for own in try assessorSeverities(ratings) {
        let z = (own.severity - truth[own.assessor]) / own.conditionalSD
        squares += z * z
        count += 1
      }
    }
    // 30 rounds × 12 assessors, two of three free in a team: a mean square of 240 independent
    // squares has SD 0.09; plug-in variances widen it. Five SDs either way.
    #expect(abs(squares / Double(count) - 1) < 0.45)
  }

  @Test func `a team harsh on one category is found, by about its size`() throws {
    let found = teamCategoryProfile(SimulatedRatings(harsh: 8).draw(0).ratings)
    let own = try #require(found.first { $0.team == 1 && $0.category == 2 })
    #expect(own.q < 0.001 && abs(own.severity - 8) < 3 * own.standardError)
    #expect(found.count == 12)
  }

  // The harsh cell stays out of what others are compared with, so it lends them nothing: the other
  // cells are flagged as clean ones are, in 10 % of rounds at most.
  @Test func `a harsh cell makes no other look lenient`() {
    var (found, rounds) = (0, 0)
    for replicate in 0..<100 {
      let flagged = teamCategoryProfile(SimulatedRatings(harsh: 12).draw(replicate).ratings)
        .filter { $0.q <= 0.05 }
      found += flagged.count { $0.team == 1 && $0.category == 2 }
      if flagged.contains(where: { $0.team != 1 || $0.category != 2 }) { rounds += 1 }
    }
    let most = BinomialBounds(trials: 100, probability: 0.1).most(falseAlarm: 1e-3)
    #expect(found == 100 && rounds <= most)
  }

  @Test func `categories alike are flagged no more often than stated`() {
    var rounds = 0
    for replicate in 0..<100 {
      let found = teamCategoryProfile(SimulatedRatings().draw(replicate).ratings)
      if found.contains(where: { $0.q <= 0.05 }) { rounds += 1 }
    }
    // Benjamini-Hochberg holds 5 % when nothing is there.
    let most = BinomialBounds(trials: 100, probability: 0.05).most(falseAlarm: 1e-4)
    #expect(rounds <= most)
  }

  @Test func `adding points to a team's scores leaves its assessors alone`() throws {
    let (ratings, _) = SimulatedRatings().draw(3)
    let moved = RatingArrays(
      unitCount: 32, teamCount: 4, teamOfAssessor: ratings.teamOfAssessor, full: ratings.full,
      categoryOfItem: ratings.categoryOfItem, categoryCount: 3, unit: ratings.unit,
      assessor: ratings.assessor, item: ratings.item, score: ratings.score.map { $0 + 1 })
    #expect(
      try assessorSeverities(moved).map(\.severity).isApproximatelyEqual(
        to: try assessorSeverities(ratings).map(\.severity), absoluteTolerance: 1e-6))
  }
}
