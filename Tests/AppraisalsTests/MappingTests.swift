import Archive
import Assessments
import MultiYear
import Testing

@testable import Appraisals

/// Eighteen units of three teams; names may differ by year.
private func round(
  _ year: Int, _ names: [String], scheme: Scheme = .standard
) throws -> YearRound {
  let quality = names.indices.map { Double($0 * 7 % 18) - 9 }
  let team = names.indices.map { year % 2 == 1 ? $0 % 3 : min(2, $0 / 6) }
  let noise = names.indices.map { Double(($0 * 5 + year * 3) % 7) / 3 - 1 }
  return YearRound(
    try Round(
      scheme: scheme, units: names, teams: team.map { "t\($0)" },
      scores: [
        "onsite": names.indices.map { 80 + quality[$0] + noise[$0] - (team[$0] == 1 ? 3 : 0) },
        "routine": names.indices.map { 78 + 0.8 * quality[$0] - noise[$0] },
        "peer": names.indices.map { 82 + 0.5 * quality[$0] + Double($0 * 3 % 5) / 2 },
      ]), year: year)
}

private let rest = (2..<18).map { "u\($0)" }

@Suite struct CombinedUnitStudyTests {
  private func study(
    _ rounds: [YearRound], _ lines: [MappingLine]
  ) throws -> MultiYearStudy {
    try MultiYearStudy(RoundMapping(lines).identified(rounds).rounds)
  }

  private func line(
    _ year: Int, _ unit: String, _ identity: String, _ kind: MappingLine.Kind? = nil,
    weight: Double? = nil
  ) -> MappingLine {
    MappingLine(year: year, unit: unit, identity: identity, kind: kind, weight: weight, line: 2)
  }

  /// Total of a unit as scored: weights are 60, 30 and 10.
  private func total(_ round: YearRound, _ name: String) -> Double {
    let unit = round.ownUnits.firstIndex { $0.name == name }
    let scores = unit.map { round.scores[$0] } ?? []
    return zip(scores, [0.6, 0.3, 0.1]).reduce(0) { $0 + ($1.0 ?? .nan) * $1.1 }
  }

  @Test func `units before a merger are compared as their weighted mean, and marked`() throws {
    let rounds = [try round(2015, ["A", "B"] + rest), try round(2016, ["AB"] + rest)]
    let merged = try study(
      rounds,
      [line(2015, "A", "AB", .merge, weight: 3), line(2015, "B", "AB", .merge, weight: 1)])
    #expect(merged.units.count == 17 && merged.unitTrends.count == 17)
    let own = try #require(merged.unitTrends.first { $0.name == "AB" })
    let before = 0.75 * total(rounds[0], "A") + 0.25 * total(rounds[0], "B")
    #expect(abs(own.change.raw - (total(rounds[1], "AB") - before)) < 1e-9)
    #expect(own.parts.map(\.description) == ["2015: A + B"])
    #expect(own.parts[0].parts.map(\.share) == [0.75, 0.25])
    #expect(merged.unitTrends.allSatisfy { $0.parts.isEmpty == ($0.name != "AB") })
    #expect(merged.combined == own.parts)
    #expect(
      merged.notices.contains {
        "\($0)".contains("weighted mean of their parts: AB (2015: A + B)")
      })
    for parts in merged.decomposition where parts.name == "AB" {
      #expect(abs(parts.parts.total - own.change.raw) < 1e-9)
    }
  }

  // The model knows the parts, whatever they weigh, so that severities do not depend on weights.
  @Test func `severities are estimated from the parts themselves`() throws {
    let rounds = [try round(2015, ["A"] + rest), try round(2016, ["B", "C"] + rest)]
    func split(_ weight: Double?) throws -> MultiYearStudy {
      try study(
        rounds,
        [
          line(2016, "B", "A", .split, weight: weight),
          line(2016, "C", "A", .split, weight: weight.map { _ in 1 }),
        ])
    }
    let (equal, heavy) = (try split(nil), try split(9))
    #expect(equal.teamDrift.map(\.estimate.severity) == heavy.teamDrift.map(\.estimate.severity))
    let (a, b) = (
      try #require(equal.unitTrends.first { $0.name == "A" }),
      try #require(heavy.unitTrends.first { $0.name == "A" })
    )
    let after = (total(rounds[1], "B"), total(rounds[1], "C"))
    let before = total(rounds[0], "A")
    #expect(abs(a.change.raw - (after.0 + after.1) / 2 + before) < 1e-9)
    #expect(abs(b.change.raw - 0.9 * after.0 - 0.1 * after.1 + before) < 1e-9)
    // Errors of two parts that count alike average out more.
    #expect(a.change.standardError < b.change.standardError)
    #expect(a.parts.map(\.description) == ["2016: B + C"])
    let apart = try study(rounds, [])
    #expect(apart.units.count == 19 && apart.combined.isEmpty)
    for (own, other) in zip(equal.teamDrift, apart.teamDrift) {
      #expect(abs(own.estimate.severity - other.estimate.severity) < 0.2)
    }
  }

  @Test func `a part that is the only one of its year is marked too`() throws {
    let merged = try study(
      [
        try round(2014, ["A"] + rest), try round(2015, ["A", "B"] + rest),
        try round(2016, ["AB"] + rest),
      ],
      [line(2014, "A", "AB", .merge), line(2015, "B", "AB", .merge)])
    #expect(merged.combined.map(\.description) == ["2014: A", "2015: A + B"])
  }

  @Test func `a rename is no combined unit`() throws {
    let renamed = try study(
      [try round(2015, ["A", "B"] + rest), try round(2016, ["A", "C"] + rest)],
      [line(2016, "C", "B", .rename)])
    #expect(renamed.units.count == 18 && renamed.combined.isEmpty)
  }
}

@Suite struct RoundMappingTests {
  private let work: WorkFiles

  init() throws { work = try WorkFiles() }

  private func mapping(_ text: String) throws -> RoundMapping {
    try work.write(text, to: "m.csv")
    return try RoundMapping(path: work("m.csv"), shownPath: "m.csv")
  }

  @Test func `columns and kinds have Chinese names too`() throws {
    let read = try mapping(
      "相似度,单位,年度,权重,身份,类型,备注\n0.75,综合一科,2016,1.5,综合科,拆分,x\n,乙,2016,,甲,,\n,丙,2016,,丁,更名,\n")
    #expect(
      read.lines == [
        MappingLine(
          year: 2016, unit: "综合一科", identity: "综合科", kind: .split, weight: 1.5, line: 2),
        MappingLine(year: 2016, unit: "乙", identity: "甲", line: 3),
        MappingLine(year: 2016, unit: "丙", identity: "丁", kind: .rename, line: 4),
      ])
    #expect(read.notices.isEmpty)
  }

  @Test(arguments: [
    ("soon,B,A,,", "m.csv: line 3, column year: 'soon' is not a year"),
    ("2016,B,A,merged,", "m.csv: line 3, column kind: 'merged' is not rename, merge or split"),
    ("2016,B,A,,0", "m.csv: line 3, column weight: '0' is not a number above 0"),
    ("2016,B,A,,-2", "m.csv: line 3, column weight: '-2' is not a number above 0"),
    ("2016,B,A,,much", "m.csv: line 3, column weight: 'much' is not a number above 0"),
  ])
  func `what cannot be read is named with its place`(line: String, message: String) throws {
    let error = #expect(throws: AppraisalError.self) {
      try mapping("year,unit,identity,kind,weight\n2016,C,A,split,\n\(line)\n")
    }
    #expect(error?.kind == .badData && error?.description.hasPrefix(message) == true)
  }

  @Test func `a column that nobody knows is pointed out`() throws {
    let read = try mapping("year,unit,identity,wieght\n2016,B,A,3\n")
    #expect(read.lines.map(\.weight) == [nil])
    #expect(read.notices.map(\.description).first?.contains("not read: wieght") == true)
    let error = #expect(throws: AppraisalError.self) { try mapping("year,unit\n2016,B\n") }
    #expect(error?.description.contains("no column 'identity'") == true)
  }

  @Test func `lines that do not fit the rounds are refused with their place`() throws {
    let rounds = [try round(2015, ["A", "B"] + rest), try round(2016, ["A", "C"] + rest)]
    func refusal(_ lines: String) throws -> String? {
      let read = try mapping("year,unit,identity,kind,weight\n" + lines)
      return #expect(throws: AppraisalError.self) { try read.identified(rounds) }?.description
    }
    #expect(try refusal("2016,D,B,,\n")?.hasPrefix("m.csv: line 2: 2016 has no unit 'D'") == true)
    #expect(try refusal("2016,C,A,rename,\n")?.contains("cannot be a rename") == true)
    #expect(try refusal("2015,A,AB,,2\n2015,B,AB,,\n")?.contains("has a weight, but 'B'") == true)
    #expect(try refusal("2016,C,B,,\n2016,C,A,,\n")?.contains("is also in line 2") == true)
    #expect(try refusal("2016,C,,,\n")?.contains("identity is blank") == true)
  }

  @Test func `parts count by their members where all have some`() throws {
    func folder(_ year: Int, _ units: String, _ names: [String]) throws -> YearRound {
      let path = "r\(year)"
      try work.write(units, to: path + "/units.csv")
      let scores = names.enumerated().map { "\($1),\(80 + $0),\(90 - $0),\(85 + $0)" }
      try work.write(
        "unit,onsite,routine,peer\n" + scores.joined(separator: "\n") + "\n",
        to: path + "/scores.csv")
      return YearRound(try SoundRound(path: work(path)).round, year: year)
    }
    let first = try folder(2015, "unit,team,members\nA,t,30\nB,t,10\nC,t,\n", ["A", "B", "C"])
    #expect(first.ownUnits.map(\.members) == [30, 10, nil])
    let lines = [
      MappingLine(year: 2015, unit: "A", identity: "D", line: 2),
      MappingLine(year: 2015, unit: "B", identity: "D", line: 3),
    ]
    let later = try folder(2016, "unit,team\nD,t\nC,t\n", ["D", "C"])
    let read = try RoundMapping(lines).identified([first, later]).rounds
    #expect(read[0].units == ["D", "D", "C"])
    #expect(UnitPlaces(read).combinedYears.map { $0.parts.map(\.share) } == [[0.75, 0.25]])
  }
}
