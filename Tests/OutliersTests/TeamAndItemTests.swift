import Outliers
import RealModule
import Severity
import Statistics
import TestSupport
import Testing

@Suite struct TeamAndItemTests {
  // R 4.2.2: for count i of n = 45, binom.test(count, 45, exposure / 105)$p.value; the dispersion is
  // chisq.test(counts, p = exposure / 105).
  @Test func `counts are judged by the exact binomial test given their total`() throws {
    let counts = [3, 5, 4, 5, 3, 3, 3, 4, 7, 5, 3]
    let exposure = [10.0, 9, 10, 9, 10, 9, 10, 9, 10, 9, 10]
    let found = try CountTest(counts, exposure: exposure)
    let expected = [
      0.797548474668875, 0.588654263542731, 1, 0.588654263542731, 0.797548474668875, 1,
      0.797548474668875, 0.792707660367992, 0.195596841574125, 0.588654263542731,
      0.797548474668875,
    ]
    #expect(found.groups.map(\.p).isApproximatelyEqual(to: expected, absoluteTolerance: 1e-10))
    #expect(found.groups.allSatisfy { !$0.flagged })
    #expect(found.dispersion.isApproximatelyEqual(to: 0.4492593, absoluteTolerance: 1e-7))
  }

  @Test func `a team that reports three times as much is found`() throws {
    let found = try CountTest(
      [4, 4, 5, 15, 4, 3, 5, 4, 4], exposure: Array(repeating: 10, count: 9))
    #expect(found.groups.filter(\.flagged).map(\.group) == [3])
    #expect(throws: OutliersError.noSpread) { try CountTest([0, 0], exposure: [1, 1]) }
    #expect(throws: OutliersError.tooFew(needed: 2, found: 1)) {
      try CountTest([3, 0], exposure: [1, 0])
    }
  }

  @Test func `of two groups the spread test is Brown and Forsythe's`() throws {
    let a = [2.1, 3.4, 1.9, 5.2, 4.4, 3.3]
    let b = [0.2, 7.9, -4.1, 9.5, 3.2, 12.0, -1.1]
    let found = groupSpreads([a, b])
    let both = try #require(brownForsythe([a, b]))
    #expect(
      (found[0].statistic * found[0].statistic).isApproximatelyEqual(
        to: both.statistic, absoluteTolerance: 1e-10))
    #expect(
      found[0].p.isApproximatelyEqual(to: both.p, absoluteTolerance: 1e-12)
        && found[0].statistic < 0)
    #expect(groupSpreads([a]).isEmpty)
  }

  @Test func `an item of its own and an item without variance are found`() {
    let ratings = SimulatedRatings(items: 30).arrays(7) { unit, _, item, points in
      if item == 4 { return 8 }
      // One item runs against the rest of its unit.
      return item == 11 ? 16.5 - 1.6 * points + Double(unit % 3) * 0.3 : points
    }
    let found = itemRests(ratings)
    #expect(found.filter(\.flagged).map(\.item) == [4, 11])
    #expect(found[4].correlation == nil && (found[11].correlation ?? 1) < 0)
  }

  @Test func `items alike are flagged about as often as stated`() {
    let flagged = (0..<60).count { replicate in
      itemRests(SimulatedRatings(items: 12).arrays(200 + replicate)).contains(where: \.flagged)
    }
    let allowed = BinomialBounds(trials: 60, probability: 0.05).most(falseAlarm: 1e-3)
    #expect(flagged <= allowed)
  }

  @Test func `groups that spread alike are flagged about as often as stated`() {
    let flagged = (0..<200).count { replicate in
      var stream = PhiloxStream(seed: 14, tag: 942, replicate: replicate)
      let groups = stream.normals(11, 10)
      return groupSpreads(groups).contains(where: \.flagged)
    }
    let allowed = BinomialBounds(trials: 200, probability: 0.05).most(falseAlarm: 1e-3)
    #expect(flagged <= allowed)
  }
}
