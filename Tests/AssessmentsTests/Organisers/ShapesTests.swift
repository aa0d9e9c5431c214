import Foundation
import Phrases
import TestSupport
import Testing

@testable import Assessments

/// The files of `notebooks-data/data/shapes`, read without any option.
@Suite struct ShapesTests {
  private func round(_ name: String) throws -> Round {
    let reading = try RoundReader().read(path: Repository.data("shapes/\(name)"))
    let errors = reading.diagnostics.filter { $0.level == .error }
    #expect(errors.isEmpty, "\(name): \(errors.map(\.sentence.description))")
    return try #require(reading.round)
  }

  @Test(arguments: [
    ("team-sheets.xlsx", "plain.csv"), ("merged-headers.xlsx", "plain.csv"),
    ("results-gb18030.csv", "plain.csv"), ("folder", "plain.csv"),
    ("results-english.csv", "plain-english.csv"),
  ])
  func `a shape reads as the plain file does`(name: String, plain: String) throws {
    #expect(try round(name) == round(plain))
  }

  private static let byColumn = """
    单位,第一组,第二组,平时,民主
    A1,80,,78,90
    A2,85,,80,91
    A3,,79,75,88
    A4,,83,79,90

    """

  @Test func `columns named by the teams are read as their scores`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.byColumn, to: "columns.csv")
    try folder.write(
      """
      单位,考核组,现场,平时,民主
      A1,第一组,80,78,90
      A2,第一组,85,80,91
      A3,第二组,79,75,88
      A4,第二组,83,79,90

      """, to: "plain.csv")
    let reading = try RoundReader().read(path: folder.path("columns.csv"))
    #expect(reading.diagnostics.map(\.rule) == [.filledDown])
    #expect(reading.round == (try RoundReader().read(path: folder.path("plain.csv"))).round)
    // As it is kept, it reads the same again.
    try folder.write(try #require(reading.found).yaml, to: "kept.yaml")
    var reader = RoundReader()
    reader.scheme = folder.path("kept.yaml")
    #expect(try reader.read(path: folder.path("columns.csv")).round == reading.round)
  }

  @Test func `marks for nothing there and full marks below the header stay what they are`() throws {
    let folder = try TemporaryFolder()
    let text = Self.byColumn.replacing("80,,", with: "80,-,").replacing(",,79", with: ",-,79")
      .replacing("民主\n", with: "民主\n满分,90,90,100,100\n")
    try folder.write(text, to: "columns.csv")
    let round = try #require(try RoundReader().read(path: folder.path("columns.csv")).round)
    #expect(round.visits.map(\.score) == [80, 85, 79, 83])
    #expect(round.visits.map { round.teams[$0.team].id } == ["第一组", "第一组", "第二组", "第二组"])
    #expect(round.scheme.components[0].full == 90)
  }

  @Test func `a score under a team is named by its own column`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.byColumn.replacing("79,75", with: "790,75"), to: "columns.csv")
    let reading = try RoundReader().read(path: folder.path("columns.csv"))
    let bad = try #require(reading.diagnostics.first { $0.level == .error })
    #expect(bad.columnLetter == "C" && bad.row == 4 && bad.value == "790")
  }

  @Test(arguments: [
    ("A1,80,", "A1,80,81"), ("A1,80,", "A1,80,x"), ("第一组,第二组", "奖励,处罚"),
    ("第二组", "第二组（60分）"),
  ])
  func `columns that may be something else are not taken for teams`(from: String, to: String) throws
  {
    let folder = try TemporaryFolder()
    try folder.write(Self.byColumn.replacing(from, with: to), to: "columns.csv")
    let reading = try RoundReader().read(path: folder.path("columns.csv"))
    #expect(reading.diagnostics.contains { $0.level == .error })
    #expect(!reading.diagnostics.contains { $0.rule == .filledDown })
  }

  @Test func `what was read is kept, and reads the same again`() throws {
    for name in ["merged-headers.xlsx", "team-sheets.xlsx", "folder"] {
      let path = Repository.data("shapes/\(name)")
      let reading = try RoundReader().read(path: path)
      let folder = try TemporaryFolder()
      let yaml = try #require(reading.found).yaml
      #expect(yaml.contains("weight: 60\n"))
      try folder.write(yaml, to: "kept.yaml")
      var reader = RoundReader()
      reader.scheme = folder.path("kept.yaml")
      let again = try reader.read(path: path)
      #expect(again.round == reading.round, "\(again.diagnostics.map(\.sentence.description))")
    }
  }
}
