import Foundation
import TestSupport
import Testing

@testable import Assessments

@Suite struct RoundReaderTests {
  private func read(_ text: String, columns: [String: String] = [:]) throws -> Round {
    try #require(try reading(text, columns: columns).round)
  }

  private func diagnostics(_ text: String) throws -> [Diagnostic] { try reading(text).diagnostics }

  private func reading(_ text: String, columns: [String: String] = [:]) throws -> RoundReading {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "scores.csv")
    var reader = RoundReader()
    reader.columns = columns
    return try reader.read(path: folder.path("scores.csv"))
  }

  @Test func `Chinese headers read as the English ones`() throws {
    let round = try read("被考核单位,考核组,实地考核,平时考核,民主测评\n甲,二组,80,81,82\n乙,一组,70,71,\n")
    #expect(round.units.map(\.id) == ["甲", "乙"] && round.teams.map(\.id).count == 2)
    #expect(round.scores == [[80, 81, 82], [70, 71, nil]])
  }

  @Test func `odd names are mapped`() throws {
    let round = try read(
      "who,grp,v\na,1,5\n", columns: ["unit": "who", "team": "grp", "onsite": "v"])
    #expect(round.scores[0][0] == 5)
  }

  @Test(arguments: ["group", "省份", "所属系统", "Region"])
  func `what units belong to is read where a team has a column of its own`(heading: String) throws {
    let reading = try reading(
      "unit,team,\(heading),onsite,routine,peer\na,1,N,80,70,60\na,2,,90,70,60\nb,1,S,8,7,6\n")
    let round = try #require(reading.round)
    #expect(round.units.map(\.group) == ["N", "S"] && round.teams.map(\.id) == ["1", "2"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a group alone is the team, and two groups of a unit are told`() throws {
    let alone = try read("unit,group,onsite,routine,peer\na,1,80,70,60\n")
    #expect(alone.teams.map(\.id) == ["1"] && alone.units[0].group == nil)
    let found = try diagnostics(
      "unit,team,group,onsite,routine,peer\na,1,N,80,70,60\na,2,S,90,70,60\n")
    #expect(found.map(\.rule) == [.conflictingGroup] && found[0].columnLetter == "C")
  }

  @Test func `a unit seen by two teams has two visits and their mean`() throws {
    let reading = try reading("unit,team,onsite,routine,peer\na,1,80,70,60\na,2,90,70,60\n")
    let round = try #require(reading.round)
    #expect(round.visits.count == 2 && round.scores[0][0] == 85 && reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a,1,x,70,60", Diagnostic.Rule.unreadableNumber, "C"),
    ("a,1,nan,70,60", .unreadableNumber, "C"),
    ("a,1,inf,70,60", .unreadableNumber, "C"),
    ("a,1,80,170,60", .aboveFullMarks, "D"),
    ("a,1,80,70,-6", .negative, "E"),
    ("a,1,80,,60", .missingComponent, "D"),
    ("a,,80,70,60", .noTeam, "B"),
    (",1,80,70,60", .noUnitName, "A"),
    ("b,1,80,70,60", .duplicateVisit, "A"),
    ("b,2,80,71,60", .conflictingScore, "D"),
  ])
  func `a bad cell is found with its place`(
    line: String, rule: Diagnostic.Rule, letter: String
  ) throws {
    let found = try diagnostics("unit,team,onsite,routine,peer\nb,1,80,70,60\n\n\(line)\n")
    let diagnostic = try #require(found.first)
    #expect(diagnostic.rule == rule && diagnostic.row == 4 && diagnostic.columnLetter == letter)
  }

  @Test func `all diagnostics come in one pass`() throws {
    let rules = try diagnostics(
      "unit,team,onsite,routine,peer\na,1,x,70,-1\na,1,80,70,60\nb,2,1\nc,3,1,2,3\nc,4,1,9,3\n"
    ).map(\.rule)
    #expect(
      Set(rules).isSuperset(
        of: [.unreadableNumber, .negative, .duplicateVisit, .raggedRow, .conflictingScore]))
  }

  @Test(arguments: [
    ("unit,team\na,1\n", Diagnostic.Rule.missingColumn), ("unit,team,onsite\n", .emptyFile),
    ("", .emptyFile), ("unit,team,onsite\n\"a,1,5\n", .notATable),
  ])
  func `what is no table of scores is a diagnostic`(text: String, rule: Diagnostic.Rule) throws {
    #expect(try diagnostics(text).map(\.rule).contains(rule))
  }

  @Test func `a file that is not there is refused`() {
    #expect(throws: RoundError.self) { try RoundReader().read(path: "/nowhere.csv") }
  }
}
