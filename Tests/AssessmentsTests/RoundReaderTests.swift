import Foundation
import Testing

@testable import Assessments

@Suite struct RoundReaderTests {
  private func read(_ text: String, columns: [String: String] = [:]) throws -> Round {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      UUID().uuidString + ".csv"
    ).path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    var reader = RoundReader()
    reader.columns = columns
    return try reader.read(path: path)
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

  @Test func `a unit seen by two teams has two visits and their mean`() throws {
    let round = try read("unit,team,onsite,routine,peer\na,1,80,70,60\na,2,90,70,60\n")
    #expect(round.visits.count == 2 && round.scores[0][0] == 85 && round.findings.isEmpty)
  }

  @Test(arguments: [
    ("a,1,x,70,60", Finding.Rule.unreadableNumber, "C"),
    ("a,1,nan,70,60", .unreadableNumber, "C"),
    ("a,1,80,170,60", .aboveFullMarks, "D"),
    ("a,1,80,70,-6", .negative, "E"),
    ("a,1,80,,60", .missingComponent, "D"),
    ("a,,80,70,60", .noTeam, "B"),
    (",1,80,70,60", .noUnitName, "A"),
  ])
  func `a bad cell is found with its place`(
    line: String, rule: Finding.Rule, letter: String
  ) throws {
    let round = try read("unit,team,onsite,routine,peer\nb,1,80,70,60\n\n\(line)\n")
    let finding = try #require(round.findings.first)
    #expect(round.findings.count == 1 && finding.rule == rule)
    #expect(finding.row == 4 && finding.columnLetter == letter)
  }

  @Test func `all findings come in one pass`() throws {
    let round = try read(
      "unit,team,onsite,routine,peer\na,1,x,70,-1\na,1,80,70,60\nb,2,1\nc,3,1,2,3\nc,4,1,9,3\n")
    let rules = round.findings.map(\.rule)
    #expect(
      Set(rules).isSuperset(
        of: [.unreadableNumber, .negative, .duplicateVisit, .raggedRow, .conflictingScore]))
  }

  @Test func `weights that do not add up are found`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      UUID().uuidString + ".csv"
    ).path
    try "unit,team,onsite\na,1,5\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    var reader = RoundReader()
    reader.weights = ["onsite": 50]
    #expect(try reader.read(path: path).findings.map(\.rule) == [.weightSum])
  }

  @Test func `what is no round is refused`() {
    #expect(throws: RoundError.self) { try read("unit,team\na,1\n") }
    #expect(throws: RoundError.self) { try read("unit,team,onsite\n") }
    #expect(throws: RoundError.self) { try RoundReader().read(path: "/nowhere.csv") }
  }
}
