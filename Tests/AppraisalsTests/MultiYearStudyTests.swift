import Appraisals
import Archive
import Assessments
import Foundation
import MultiYear
import Statistics
import Testing

/// Rounds of 18 units by three teams; from the second year on the teams take other units.
private func round(
  _ year: Int, scheme: Scheme = .standard,
  change: (_ key: String, _ unit: Int) -> Double? = { _, _ in nil }
) throws -> YearRound {
  let units = (0..<18).map { "u\($0)" }
  let quality = units.indices.map { Double($0 * 7 % 18) - 9 }
  let team = units.indices.map { year == 0 ? $0 % 3 : $0 / 6 }
  let noise = units.indices.map { Double(($0 * 5 + year * 3) % 7) / 3 - 1 }
  func column(_ key: String, _ value: (Int) -> Double) -> [Double?] {
    units.indices.map { change(key, $0) ?? value($0) }
  }
  let round = try Round(
    scheme: scheme, units: units, teams: team.map { "t\($0)" },
    scores: [
      "onsite": column("onsite") { 80 + quality[$0] + noise[$0] - (team[$0] == 1 ? 3 : 0) },
      "routine": column("routine") { 78 + 0.8 * quality[$0] - noise[$0] + Double(year) },
      "peer": column("peer") { 82 + 0.5 * quality[$0] + Double($0 * 3 % 5) / 2 },
    ])
  return YearRound(round, year: 2015 + year + (year == 2 ? 1 : 0))
}

@Suite struct MultiYearStudyTests {
  @Test func `parts of a change sum to it, and teams have a change from their second year on`()
    throws
  {
    let study = try MultiYearStudy([round(0), round(1)])
    #expect(study.unitTrends.count == 18 && study.decomposition.count == 18)
    for own in study.decomposition {
      let parts = own.parts
      let sum =
        parts.performance + parts.severity + parts.weights + parts.instrument + parts.scale
      #expect(abs(sum - parts.total) < 1e-9)
    }
    #expect(study.teamDrift.count == 6)
    #expect(study.teamDrift.count { $0.estimate.change == nil } == 3)
    #expect(study.teamDrift.allSatisfy { ($0.q == nil) == ($0.year == 2015) })
    #expect(study.notices.contains { "\($0)".contains("contrasts between team-years") })
    #expect(study.assessorDrift.isEmpty && study.itemDrift.isEmpty)
  }

  // Three years of 18 units: two changes per unit one by one, one from end to end, three in all.
  @Test(arguments: [(YearPairs.consecutive, 36), (.ends, 18), (.all, 54), (.both, 54)])
  func `years are compared in the pairs asked for`(pairs: YearPairs, count: Int) throws {
    let study = try MultiYearStudy([round(0), round(1), round(2)], pairs: pairs)
    #expect(study.years == [2015, 2016, 2018])
    #expect(study.unitTrends.count == count && study.decomposition.count == count)
    func keyed<Row>(_ rows: [Row], _ key: (Row) -> String, _ value: (Row) -> Double)
      -> [String: Double]
    {
      Dictionary(uniqueKeysWithValues: rows.map { (key($0), value($0)) })
    }
    let changes = keyed(
      study.unitTrends, { "\($0.name) \($0.yearFrom) \($0.yearTo)" }, { $0.change.raw })
    let parts = keyed(
      study.decomposition, { "\($0.name) \($0.yearFrom) \($0.yearTo)" }, { $0.parts.total })
    #expect((changes["u3 2015 2018"] != nil) == (pairs != .consecutive))
    for (key, change) in changes { #expect(abs(change - (parts[key] ?? .nan)) < 1e-9) }
    // Fewer than four years leave no test of ranks.
    #expect(study.unitSlopes.count == 18)
    #expect(study.unitSlopes.allSatisfy { $0.tau == nil && $0.rankP == nil && $0.own != nil })
  }

  @Test func `what is reliable is decided once, at a false discovery rate of 5 %`() throws {
    let study = try MultiYearStudy([round(0), round(1)])
    let q = benjaminiHochberg(study.unitTrends.map { $0.own?.p })
    #expect(study.unitTrends.map(\.isReliable) == q.map { ($0 ?? 1) <= 0.05 })
    #expect(study.unitTrends.map(\.q) == q)
    #expect(
      study.reliableTrends.count
        == study.unitTrends.count(where: \.isRise) + study.unitTrends.count(where: \.isFall))
    let drifted = Set(study.teamDrift.filter(\.isDrifted).map(\.name))
    #expect(study.driftedTeams == drifted.sorted())
  }

  // Over two years a slope is the change over the gap, and so is everything said of it.
  @Test func `slopes of two years are their changes`() throws {
    let study = try MultiYearStudy([round(0), round(2)])
    #expect(study.unitSlopes.count == study.unitTrends.count)
    for (slope, trend) in zip(study.unitSlopes, study.unitTrends) {
      #expect(slope.name == trend.name && slope.q == trend.q)
      #expect(abs(3 * slope.slope.value - trend.change.adjusted) < 1e-9)
      let (own, change) = (try #require(slope.own), try #require(trend.own))
      #expect(abs(3 * own.value - change.value) < 1e-9)
      #expect(abs(own.p - change.p) < 1e-9)
    }
    for (trend, drift) in zip(study.teamTrends, study.teamDrift.filter { $0.year == 2018 }) {
      #expect(trend.name == drift.name && trend.q == drift.q && trend.slopeQ == nil)
      #expect(abs(trend.change.ends.value - (drift.estimate.change ?? .nan)) < 1e-9)
    }
  }

  // A year that is lower by 10 for every unit is no unit's change; one unit's 12 points on everything
  // are; 20 points on one score alone are not.
  @Test func `what all units share is nobody's own, and one odd score is named`() throws {
    let later = try round(1) { key, unit in
      let quality = Double(unit * 7 % 18) - 9
      let noise = Double((unit * 5 + 3) % 7) / 3 - 1
      let extra = unit == 4 ? 12.0 : 0
      switch key {
      case "onsite":
        return 70 + quality + noise - (unit / 6 == 1 ? 3 : 0) + extra + (unit == 9 ? 20 : 0)
      case "routine": return 69 + 0.8 * quality - noise + extra
      default: return 72 + 0.5 * quality + Double(unit * 3 % 5) / 2 + extra
      }
    }
    let study = try MultiYearStudy([round(0), later])
    #expect(study.unitTrends.filter(\.isReliable).map(\.name) == ["u4"])
    let shared = try #require(study.unitTrends.first { $0.name == "u0" }?.own?.shared)
    #expect(shared < -6 && shared > -13)
    let odd = try #require(study.unitTrends.first { $0.name == "u9" }?.odd)
    #expect(odd.year == 2016 && odd.component == "onsite" && odd.points > 10)
  }

  // u0 and u3 have the same team in 2015; given the same scores, they tie whatever the severity.
  @Test func `ranks of years follow the scheme's policy for ties`() throws {
    func study(_ ties: TiePolicy?) throws -> MultiYearStudy {
      var scheme = Scheme.standard
      scheme.ties = ties
      let tied = ["onsite": 90.0, "routine": 90, "peer": 90]
      let first = try round(0, scheme: scheme) { key, unit in
        unit == 0 || unit == 3 ? tied[key] : nil
      }
      return try MultiYearStudy([first, round(1, scheme: scheme)])
    }
    func ranks(_ study: MultiYearStudy) -> [Double] {
      study.ranks[0].compactMap { $0?.rank }.sorted()
    }
    let competition = try study(nil)
    let shared = try #require(competition.ranks[0][0]?.rank)
    #expect(competition.ranks[0].count { $0?.rank == shared } == 2)
    #expect(ranks(competition).last == 18)
    let dense = try study(.dense)
    #expect(ranks(dense).last == 17 && Set(ranks(dense)).count == 17)
    for rank in dense.ranks[0].compactMap({ $0 }) {
      #expect((rank.lower...rank.upper).contains(rank.rank) && rank.upper <= 17)
    }
    let mid = try study(.mid)
    #expect(ranks(mid).count { $0 == shared + 0.5 } == 2)
    let trend = try #require(dense.unitTrends.first { $0.name == "u0" })
    #expect(trend.change.rankFrom == dense.ranks[0][trend.index])
    let told = try MultiYearStudy(competition.rounds, ties: .dense)
    #expect(ranks(told) == ranks(dense))
  }

  @Test func `a component that does not vary is named`() throws {
    let constant = try (0..<2).map { year in
      try round(year) { key, _ in key == "routine" ? 80 : nil }
    }
    let error = #expect(throws: AppraisalError.self) { try MultiYearStudy(constant) }
    #expect(error?.kind == .impossible)
    #expect(error?.description.contains("'routine' does not vary within teams") == true)
  }

  @Test func `a component with weight and no score in a year is refused`() throws {
    var scheme = Scheme.standard
    scheme.components[2].weight = 5
    scheme.components.append(.init(key: "survey", weight: 5, scoredBy: .centre))
    let rounds = [try round(0), try round(1, scheme: scheme)]
    let error = #expect(throws: AppraisalError.self) { try MultiYearStudy(rounds) }
    #expect(error?.kind == .badData)
    #expect(error?.description.contains("2016: no unit has a score of 'survey'") == true)
  }

  @Test func `rounds are grouped by the units they share`() throws {
    let other = YearRound(
      try Round(
        units: ["x", "y"], teams: ["a", "b"],
        scores: ["onsite": [1, 2], "routine": [1, 2], "peer": [1, 2]]), year: 2015)
    let groups = try MultiYearStudy.groups([round(1), other, round(0)])
    #expect(groups.map { $0.map(\.year) } == [[2015], [2015, 2016]])
    let twice = [try round(0), try round(0)]
    let error = #expect(throws: AppraisalError.self) { try MultiYearStudy.groups(twice) }
    #expect(error?.kind == .badData)
    #expect(error?.description.contains("2015: '60/30/10' and '60/30/10' share units") == true)
  }
}

@Suite struct YearRoundArchiveTests {
  private func archive() -> String {
    FileManager.default.temporaryDirectory.path + "/years-\(UUID().uuidString).sqlite"
  }

  /// Two teams of two assessors, three units each, four items.
  private func rated(_ year: Int) throws -> Round {
    var scheme = Scheme.standard
    scheme.year = year
    scheme.ties = .dense
    scheme.instrument = Instrument(areas: [
      .init(
        id: "A", full: nil,
        categories: [
          .init(id: "c", full: nil, items: (0..<4).map { .init(id: "i\($0)", full: 25) })
        ])
    ])
    let units = (0..<6).map { "u\($0)" }
    let scores: [Round.ItemScore] = units.indices.flatMap { unit in
      (0..<2).flatMap { member in
        (0..<4).map { item in
          let score = 12 + (unit * 3 + item * 5 + member * 4 + year) % 11
          return Round.ItemScore(
            unit: units[unit], team: "t\(unit % 2)", assessor: "t\(unit % 2)-\(member)",
            item: "i\(item)", score: Double(score))
        }
      }
    }
    return try Round(
      scheme: scheme, units: units,
      visits: units.indices.map { (units[$0], "t\($0 % 2)", nil) },
      scores: [
        "routine": Dictionary(
          uniqueKeysWithValues: units.enumerated().map { ($1, 70 + Double($0)) }),
        "peer": Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, 85 - Double($0)) }),
      ], itemScores: scores)
  }

  @Test func `a round is the same from an archive`() throws {
    let path = archive()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let given = try [2015, 2016].map(rated)
    try RoundArchive.writing(path, create: true) { editor in
      for (round, year) in zip(given, [2015, 2016]) {
        try editor.add(try ArchivedRound(round, year: year), ratings: round.archivedRatings)
      }
    }
    let groups = try MultiYearStudy.mapGroups([], archive: path) { group, _ in group }
    #expect(groups.count == 1)
    let seen = groups[0]
    #expect(seen.map(\.year) == [2015, 2016])
    for (own, round) in zip(seen, given) {
      let direct = YearRound(round, year: own.year)
      #expect(own.name == direct.name && own.ties == .dense)
      #expect(own.components == direct.components && own.onsiteFull == direct.onsiteFull)
      #expect(own.units == direct.units && own.teams == direct.teams)
      #expect(own.visits == direct.visits && own.scores == direct.scores)
      #expect(own.items == direct.items && own.items.count == 4)
      #expect(own.itemShares == direct.itemShares)
    }
  }

  @Test func `an archive that is not there, and one in a missing folder, are told apart`() {
    let reading = #expect(throws: AppraisalError.self) {
      try RoundArchive.reading(archive()) { _ in }
    }
    #expect(reading?.kind == .unreadable)
    let writing = #expect(throws: AppraisalError.self) {
      try RoundArchive.writing("/nowhere/a.sqlite", create: true) { _ in }
    }
    #expect(writing?.kind == .unwritable)
  }

  @Test func `a mapping names the line that is wrong, and says what waits`() throws {
    let (path, names) = (archive(), archive() + ".csv")
    defer {
      for file in [path, names] { try? FileManager.default.removeItem(atPath: file) }
    }
    func mapping(_ lines: String) throws -> RoundMapping {
      try Data("year,unit,identity\n\(lines)\n".utf8).write(to: URL(fileURLWithPath: names))
      return try RoundMapping(path: names)
    }
    let bad = #expect(throws: AppraisalError.self) { try mapping("soon,u0,v") }
    #expect(bad?.description.contains("line 2, column year: 'soon' is not a year") == true)
    try RoundArchive.writing(path, create: true) { editor in
      let round = try rated(2015)
      try editor.add(try ArchivedRound(round, year: 2015), ratings: round.archivedRatings)
    }
    let unknown = try mapping("2015,w,v")
    let refused = #expect(throws: AppraisalError.self) {
      try RoundArchive.writing(path) { try unknown.apply(to: $0) }
    }
    #expect(refused?.kind == .badData)
    #expect(refused?.description.contains("\(names): line 2: 2015 has no unit 'w'") == true)
    let lone = try mapping("2015,u0,v\n2030,u1,u1")
    let notices = try RoundArchive.writing(path) { try lone.apply(to: $0) }
    #expect(notices.count == 2)
    #expect("\(notices[0])".contains("'v' is not the name of a unit in any year"))
    #expect("\(notices[1])".hasSuffix("lines kept for years that have no round yet: 1"))
  }
}
