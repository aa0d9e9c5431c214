import Appraisals
import Assessments
import Sensitivity
import Testing

/// Who is ranked, and by what, where scores are missing.
@Suite struct CompleteUnitsTests {
  /// Eighteen units of three teams under a scheme that keeps a component of weight 0.
  private func appraisal(extra: [Double?]?, lacksPeer: Set<Int> = []) throws -> Appraisal {
    var components = Scheme.standard.components
    if extra != nil { components.append(.init(key: "extra", weight: 0, scoredBy: .centre)) }
    let units = 0..<18
    var scores: [String: [Double?]] = [
      "onsite": units.map { 80 + Double($0 * 7 % 18) - 9 - ($0 % 3 == 1 ? 3 : 0) },
      "routine": units.map { 78 + 0.8 * Double($0 * 7 % 18) + Double($0 * 5 % 7) / 3 },
      "peer": units.map { lacksPeer.contains($0) ? nil : 82 + Double($0 * 3 % 11) / 2 },
    ]
    if let extra { scores["extra"] = extra }
    let round = try Round(
      scheme: Scheme(name: "with extra", components: components), units: units.map { "u\($0)" },
      teams: units.map { "t\($0 % 3)" }, scores: scores)
    return try Appraisal(round, recipe: Recipe(top: 5, tops: [3, 5]))
  }

  private func someExtra(without missing: Set<Int>) -> [Double?] {
    (0..<18).map { missing.contains($0) ? nil : 70 + Double($0 * 11 % 13) }
  }

  @Test(arguments: [Set<Int>(), [3], [3, 4]])
  func `every table ranks the same units`(lacksExtra: Set<Int>) throws {
    let appraisal = try appraisal(extra: someExtra(without: lacksExtra), lacksPeer: [7])
    let ranked = appraisal.ranks.units.filter { $0.rankAdjusted != nil }.map(\.name)
    #expect(ranked.count == 17 && !ranked.contains("u7"))
    let analysis = try appraisal.weightAnalysis()
    let acceptability = try #require(analysis.acceptability)
    #expect(analysis.problem.units == ranked)
    #expect(acceptability.reach.map(\.unit) == ranked)
    #expect(acceptability.shares.count == ranked.count)
    #expect(analysis.joint.map(\.unit) == ranked)
    #expect(
      acceptability.reach.map(\.nominalRank) == appraisal.ranks.units.compactMap(\.rankAdjusted))
    let isLeftOut = !lacksExtra.isEmpty
    #expect(analysis.notices.contains { "\($0)".contains("'extra'") } == isLeftOut)
    #expect(analysis.problem.components.contains("extra") != isLeftOut)
  }

  // Were the missing score 0, every interval would end where u3 falls behind.
  @Test func `intervals of weights are those of the components that all ranked units have`() throws
  {
    let appraisal = try appraisal(extra: someExtra(without: [3]))
    let found = try appraisal.weightAnalysis().others.intervals
    #expect(!found.contains { $0.component == "extra" })
    let scores = appraisal.adjusted.scores.map { $0.prefix(3).compactMap(\.self) }
    let order = appraisal.ranking.order(appraisal.adjusted.totals)
    let own = weightIntervals(
      scores: scores, weights: [60, 30, 10], pairs: DecidingPairs.order(order))
    let whole = found.filter { $0.question == .wholeOrder }
    #expect(whole.map(\.interval.lower) == own.map(\.lower))
    #expect(whole.map(\.interval.upper) == own.map(\.upper))
  }

  @Test func `a component of weight 0 that all ranked units have is analysed`() throws {
    let analysis = try appraisal(extra: someExtra(without: [7]), lacksPeer: [7]).weightAnalysis()
    #expect(analysis.problem.components == ["onsite", "routine", "peer", "extra"])
    #expect(analysis.others.intervals.contains { $0.component == "extra" })
  }

  @Test func `a component of weight 0 that no unit has hinders nothing`() throws {
    let appraisal = try appraisal(extra: (0..<18).map { _ in nil })
    let analysis = try appraisal.weightAnalysis()
    #expect(analysis.problem.components == ["onsite", "routine", "peer"])
    #expect(analysis.problem.units.count == 18)
    #expect(appraisal.anchors.keys == ["onsite", "routine", "peer"])
  }
}
