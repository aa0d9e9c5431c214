import Outliers
import RealModule
import Severity
import TestSupport
import Testing

@Suite struct AssessorHabitTests {
  private let round = SimulatedRatings()

  @Test func `a straight line is found, and said of nobody else`() {
    let ratings = round.arrays(0) { _, assessor, item, points in
      assessor == 7 && item > 3 ? 6.5 : points
    }
    let found = styleTests(ScoreSheets(ratings), .straightLine, seed: 1)
    #expect(found.filter(\.flagged).map(\.assessor) == [7])
    #expect(found.count == 20 && found[7].excess > 0.5)
  }

  @Test func `scores rounded to halves are found among colleagues and by their digits`() throws {
    let ratings = round.arrays(2) { _, assessor, _, points in
      assessor == 11 ? (points * 2).rounded() / 2 : points
    }
    let found = styleTests(ScoreSheets(ratings), .roundDigits, seed: 1)
    #expect(found.filter(\.flagged).map(\.assessor) == [11])
    let own = ratings.score.indices.filter { ratings.assessor[$0] == 11 }
    let digits = try TerminalDigits(own.map { ratings.score[$0] }.filter { $0 > 0 && $0 < 10 })
    #expect(digits.p < 1e-20 && digits.favourite % 5 == 0)
  }

  // SciPy 1.17.1: chisquare([9, 5, 8, 4, 7, 21, 6, 8, 5, 7]) = 26.25, p 0.0018591107699847
  @Test func `the test of last digits is Pearson's`() throws {
    let counts = [9, 5, 8, 4, 7, 21, 6, 8, 5, 7]
    let values = counts.enumerated().flatMap { digit, count in
      (0..<count).map { Double(10 * $0 + digit) / 100 }
    }
    let found = try TerminalDigits(values)
    #expect(found.counts == counts && found.favourite == 5)
    #expect(
      found.chiSquared.isApproximatelyEqual(to: 26.25, absoluteTolerance: 1e-12)
        && found.p.isApproximatelyEqual(to: 0.0018591107699847, absoluteTolerance: 1e-12))
  }

  @Test func `digits of few values and of coarse scores are refused`() {
    #expect(throws: OutliersError.tooFew(needed: 50, found: 3)) { try TerminalDigits([1, 2, 3]) }
    #expect(throws: OutliersError.self) {
      try TerminalDigits((0..<100).map { Double($0 % 4) })
    }
  }

  @Test func `a narrow range over units is central tendency`() {
    let ratings = SimulatedRatings(unitsPerTeam: 12, items: 30).arrays(3) {
      unit, assessor, _, points in
      // Every unit's level is drawn towards 6.5 for one assessor.
      assessor == 5 ? points - 0.8 * (levels[unit] - 6.5) : points
    }
    let found = unitRanges(ScoreSheets(ratings), seed: 1)
    #expect(found.filter(\.flagged).map(\.assessor) == [5])
    #expect(found[5].ratio < 0.6)
  }

  /// Mean points of each unit in the unchanged round of the test above.
  private var levels: [Double] {
    let ratings = SimulatedRatings(unitsPerTeam: 12, items: 30).arrays(3)
    var sums = [Double](repeating: 0, count: 48)
    for index in ratings.score.indices { sums[Int(ratings.unit[index])] += ratings.score[index] }
    return sums.map { $0 / 150 }
  }

  @Test func `a copied sheet pair is found, colleagues who merely agree are not`() {
    let plain = round.arrays(4)
    let ratings = round.arrays(4) { unit, assessor, item, points in
      // Assessor 12 copies four of five items from assessor 13.
      guard assessor == 12, item % 5 != 0 else { return points }
      return plain.score[(unit * 5 + 3) * 20 + item]
    }
    let found = assessorPairs(ScoreSheets(ratings), seed: 1)
    #expect(found.count == 40)
    #expect(found.filter(\.flagged).map { [$0.first, $0.second] } == [[12, 13]])
  }

  @Test func `a sheet handed in for two units is found`() {
    let plain = SimulatedRatings(items: 40).arrays(5)
    let ratings = SimulatedRatings(items: 40).arrays(5) { unit, assessor, item, points in
      unit == 9 && assessor == 6 ? plain.score[(8 * 5 + 1) * 40 + item] : points
    }
    let found = repeatedSheets(ScoreSheets(ratings)).filter(\.flagged)
    #expect(found.map(\.assessor) == [6] && found.first?.same == 40)
    #expect(found.first?.firstUnit == 8 && found.first?.secondUnit == 9)
  }

  @Test func `drift over the visits is found with its sign`() {
    let ratings = SimulatedRatings(unitsPerTeam: 12, items: 40).arrays(6) {
      unit, assessor, _, points in
      assessor == 2 ? points - 0.1 * Double(unit % 12) : points
    }
    let found = severityDrifts(
      ScoreSheets(ratings), orderOfUnit: (0..<48).map(Double.init), seed: 1)
    #expect(found.filter(\.flagged).map(\.assessor) == [2])
    #expect(
      found[2].slope.isApproximatelyEqual(to: 1, absoluteTolerance: 0.3)
        && found[2].visitCount == 12)
  }

  // All 5! orders of 1, 2, 3, 5, 4: a correlation of 0.9 or more by size in 10 of 120.
  @Test func `a trend's p is the share of orders as extreme`() throws {
    let trend = try PermutationTrend([1, 2, 3, 5, 4], order: [1, 2, 3, 4, 5], seed: 1)
    #expect(
      trend.correlation.isApproximatelyEqual(to: 0.9, absoluteTolerance: 1e-12)
        && trend.slope.isApproximatelyEqual(to: 0.9, absoluteTolerance: 1e-12))
    // The sequential p of 25 hits has a standard error of a fifth of itself.
    #expect(trend.p.isApproximatelyEqual(to: 10.0 / 120, absoluteTolerance: 0.05))
    #expect(throws: OutliersError.tooFew(needed: 5, found: 2)) {
      try PermutationTrend([1, 2], order: [1, 2], seed: 1)
    }
  }

  @Test func `assessors alike are flagged about as often as stated, in every family`() {
    var flagged = [Int](repeating: 0, count: 6)
    let small = SimulatedRatings(teams: 3, unitsPerTeam: 6, items: 12, assessorSD: 0)
    for replicate in 0..<60 {
      let ratings = small.arrays(100 + replicate)
      for (place, style) in ScoringStyle.allCases.enumerated() {
        let found = styleTests(ScoreSheets(ratings), style, seed: 1, draws: 999)
        if found.contains(where: \.flagged) { flagged[place] += 1 }
      }
      if assessorPairs(ScoreSheets(ratings), seed: 1, draws: 999).contains(where: \.flagged) {
        flagged[2] += 1
      }
      if repeatedSheets(ScoreSheets(ratings)).contains(where: \.flagged) { flagged[3] += 1 }
      if unitRanges(ScoreSheets(ratings), seed: 1, draws: 999).contains(where: \.flagged) {
        flagged[4] += 1
      }
      let drifts = severityDrifts(
        ScoreSheets(ratings), orderOfUnit: (0..<18).map(Double.init), seed: 1)
      if drifts.contains(where: \.flagged) { flagged[5] += 1 }
    }
    let allowed = BinomialBounds(trials: 60, probability: 0.05).most(falseAlarm: 1e-3)
    #expect(flagged.allSatisfy { $0 <= allowed }, "\(flagged)")
  }
}
