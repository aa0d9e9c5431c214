import Foundation
import Phrases
import TestSupport
import Testing

@testable import Assessments

/// Faults that once gave a wrong answer without an error.
@Suite struct OrganiserFilesTests {
  private func read(
    _ text: String, ignored: [String] = [], full: [String: Double] = [:]
  ) throws -> RoundReading {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "results.csv")
    var reader = RoundReader()
    reader.ignored = ignored
    reader.full = full
    return try reader.read(path: folder.path("results.csv"))
  }

  private func errors(_ text: String) throws -> [Diagnostic.Rule] {
    try read(text).diagnostics.filter { $0.level == .error }.map(\.rule)
  }

  private func table(_ header: String, _ row: (Int) -> String) -> String {
    header + "\n" + (1...6).map { "u\($0),t\(($0 + 1) / 2),\(row($0))\n" }.joined()
  }

  @Test func `a column of numbers is never passed over where a component is absent`() throws {
    let text = table("unit,team,onsite,Office view,peer") { "8\($0),7\($0),9\($0)" }
    let found = try read(text).diagnostics.first { $0.rule == .unusedNumbers }
    #expect(found?.level == .error && found?.columnLetter == "D")
    #expect(found?.suggestion.description.contains("--columns routine='Office view'") == true)
    let more = table("unit,team,onsite,routine,peer,Bonus") {
      "8\($0),7\(9 - $0),9\($0 * $0 % 7),\($0)"
    }
    #expect(try read(more).diagnostics.map(\.rule) == [.unusedNumbers])
    #expect(try read(more).diagnostics.map(\.level) == [.warning])
    #expect(try read(more, ignored: ["Bonus"]).diagnostics.isEmpty)
  }

  @Test func `percentages are shares of the full marks`() throws {
    let text = table("单位,考核组,实地考核,平时考核,民主测评（10分）") { "8\($0),7\($0),9\($0).5%" }
    let round = try #require(try read(text).round)
    #expect(round.scores[0][2] == 9.15 && round.scheme.components[2].full == 10)
    let mixed = table("unit,team,onsite,routine,peer") {
      "8\($0),7\($0),9\($0)\($0 > 3 ? "%" : "")"
    }
    #expect(try errors(mixed).filter { $0 == .percents }.count == 3)
    let shares = table("unit,team,onsite,routine,peer") { "8\($0),7\($0),0.9\($0)" }
    #expect(try errors(shares) == [.implausibleScale])
  }

  @Test func `numbers are read however they are written`() throws {
    let text =
      "unit;team;onsite;routine;peer\n"
      + "a;1;87,5;８５．５;90分\nb;1;80,25;缺考;91\nc;2;79,125;80;-\nd;2;81,5;82;92\n"
    let reading = try read(text)
    let round = try #require(reading.round)
    #expect(
      round.scores == [[87.5, 85.5, 90], [80.25, nil, 91], [79.125, 80, nil], [81.5, 82, 92]])
    #expect(reading.diagnostics.contains { $0.rule == .missingWord && $0.value == "2" })
    #expect(reading.diagnostics.contains { $0.rule == .numberForm })
  }

  @Test func `names that differ in typing alone are two of nothing`() throws {
    let units = "unit,team,onsite,routine,peer\nA Bureau,1,80,81,82\na  bureau,2,83,84,85\n"
    #expect(try errors(units) == [.nearName])
    let teams = "unit,team,onsite,routine,peer\na,第一组,80,81,82\nb,第 一组,83,84,85\n"
    #expect(try errors(teams) == [.nearName])
    #expect(try errors("unit,team,onsite,routine,peer\n1-1,1,80,81,82\n11,1,83,84,85\n").isEmpty)
  }

  @Test func `a name of more than a thousand characters is refused`() throws {
    func text(_ name: String) -> String {
      "unit,team,onsite,routine,peer\n\(name),1,80,81,82\nb,1,83,84,85\nc,2,86,87,88\nd,2,81,82,83\n"
    }
    #expect(try errors(text(String(repeating: "名", count: 1_000))).isEmpty)
    let found = try read(text(String(repeating: "名", count: 1_001))).diagnostics
    let long = try #require(found.first { $0.rule == .longName })
    #expect(long.level == .error && long.row == 2)
    #expect(long.sentence.description.contains("1001"))
    #expect(long.value == String(repeating: "名", count: 40) + "…")
  }

  @Test func `points of the weights are known by headings, totals or all together`() throws {
    let points = table("单位,考核组,实地考核,平时考核,民主测评") { "5\($0),2\($0),9.\($0)" }
    let round = try #require(try read(points).round)
    #expect(round.scheme.components.map(\.full) == [60, 30, 10])
    let one = table("unit,team,onsite,routine,peer") { "8\($0),7\($0),9.\($0)" }
    #expect(try errors(one) == [.implausibleScale])
    #expect(try read(one, full: ["peer": 10]).round?.scheme.components[2].full == 10)
    let totals = table("unit,team,onsite,routine,peer,Total") { "8\($0),7\($0),9\($0),\(50 + $0)" }
    #expect(try errors(totals) == [.totalCheck])
  }

  @Test func `scores times their weights are points of the weights`() throws {
    let text = table("单位,考核组,实地考核折算得分,平时考核折算得分,民主测评折算得分,总分") {
      "5\($0),2\($0),9.\($0),\(70 + 2 * $0 + 9).\($0)"
    }
    let round = try #require(try read(text).round)
    #expect(round.scheme.components.map(\.full) == [60, 30, 10])
    let above = table("单位,考核组,实地考核加权分,平时考核,民主测评") { "8\($0),7\($0),9\($0)" }
    #expect(try errors(above).allSatisfy { $0 == .aboveFullMarks } && !errors(above).isEmpty)
  }

  @Test func `weights of the headings are the weights`() throws {
    let text = table("单位,考核组,实地考核（50%）,平时考核（30%）,民主测评（20%）") {
      "8\($0),7\(9 - $0),9\($0 * $0 % 7)"
    }
    let reading = try read(text)
    #expect(reading.round?.scheme.components.map(\.weight) == [50, 30, 20])
    #expect(reading.diagnostics.map(\.rule) == [.headingScale])
  }

  @Test func `two columns for one component are asked about`() throws {
    let text = table("单位,考核组,实地考核,现场考核,平时考核,民主测评") { "8\($0),7\($0),7\($0),9\($0)" }
    #expect(try errors(text) == [.ambiguousColumn])
  }

  @Test func `units of two files that do not match are listed both ways`() throws {
    let reading = try readingOfFolder([
      "实地考核.csv": "单位,考核组,得分\n甲局,一组,80\n乙局,一组,81\n丙局,二组,82\n",
      "平时考核.csv": "单位,得分\n甲局,80\n乙 局,81\n丁局,82\n",
      "民主测评.csv": "单位,得分\n甲局,90\n乙局,91\n丙局,92\n",
    ])
    let found = try #require(reading.diagnostics.first { $0.rule == .unmatchedUnits })
    #expect(found.level == .error && found.sentence.description.contains("丁局"))
    #expect(found.sentence.description.contains("丙局"))
    // Blanks alone do not keep names apart.
    #expect(reading.round?.scores[1][1] == 81)
  }

  @Test func `a file beside tables that cannot be read is an error`() throws {
    let reading = try readingOfFolder([
      "实地考核.csv": "单位,考核组,得分\n甲局,一组,80\n", "平时考核.xls": "x",
    ])
    #expect(reading.diagnostics.contains { $0.rule == .notATable && $0.file == "平时考核.xls" })
  }

  @Test(
    arguments: [
      ("Team score", nil), ("考核组得分", "onsite"), ("实地考核（排名）", nil), ("实地考核折算分", "onsite"),
      ("实地考核/民主评议", nil), ("On-site inspection score (out of 100)", "onsite"),
      ("Visiting panel", "team"), ("Office-based score", "routine"), ("民主测评好评率", "peer"),
      ("Inspection team score", "onsite"), ("自评得分", nil),
      ("Staff rating", "peer"), ("Team members", nil), ("Number of staff", nil),
      ("2015年平时考核成绩（满分100分，占30%）", "routine"), ("党员群众满意率", nil), ("扣分", nil),
    ] as [(String, String?)])
  func `headings mean what their parts say`(name: String, key: String?) {
    let places = HeaderReading(["unit", name], mapping: [:]).positions
    #expect(places.first { $0.value == 1 }?.key == key)
  }

  @Test func `a team that visits the home of a member is named`() throws {
    let reading = try readingOfFolder([
      "scores.csv": "unit,team,onsite,routine,peer\na,1,80,81,82\nb,2,83,84,85\n",
      "assessors.csv": "assessor,team,home unit,role\nLi,1,b,head\nWang,2,b,\nZhao,2,,\n",
    ])
    let found = reading.diagnostics.filter { $0.rule == .ownVisit }
    #expect(found.map(\.row) == [3] && found.map(\.level) == [.warning])
  }

  @Test func `teams are named by lines above their units, or by files`() throws {
    let reading = try read(
      "序号,单位,实地考核,平时考核,民主测评\n第一组,,,,\n1,甲,80,81,82\n2,乙,83,84,85\n第二组,,,,\n1,丙,86,87,88\n")
    let round = try #require(reading.round)
    #expect(round.teams.map(\.id) == ["第一组", "第二组"] && round.homeTeams == [0, 0, 1])
    let files = try readingOfFolder([
      "North.csv": "unit,Site visit,Desk review,Staff vote\na,80,81,82\n",
      "South.csv": "unit,Site visit,Desk review,Staff vote\nb,83,84,85\n",
    ])
    #expect(files.round?.teams.map(\.id) == ["North", "South"])
  }
}
