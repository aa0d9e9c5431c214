import Foundation
import Phrases
import TestSupport
import Testing

@testable import Assessments
@testable import TableIO

// The workbooks are made by Tests/TableIOTests/Goldens/make-workbooks.py.
@Suite struct WorkbookRoundTests {
  private func golden(_ name: String) -> Golden { Golden(name, ofTarget: "TableIOTests") }

  private func reading(_ name: String, sheet: String? = nil) throws -> RoundReading {
    var reader = RoundReader()
    reader.tables.sheet = sheet
    return try reader.read(path: golden(name).url.path)
  }

  @Test(arguments: ["merged-headers.xlsx", "merged-headers.ods"])
  func `a sheet of an office reads as the round it means`(file: String) throws {
    let reading = try reading(file)
    let round = try #require(reading.round)
    #expect(round.units.map(\.id) == ["市财政局", "市教育局", "市卫生局", "市水务局"])
    #expect(Set(round.teams.map(\.id)) == ["一组", "二组"])
    #expect(round.scores[0] == [85.3, 88, 90] && round.scores[3] == [79, 80, 90])
    #expect(reading.diagnostics.allSatisfy { $0.level == .notice && $0.sheet == "考核汇总" })
    #expect(reading.diagnostics.filter { $0.rule == .rowLeftOut }.map(\.row) == [1, 2, 9, 10, 12])
  }

  @Test func `one sheet a team`() throws {
    let reading = try reading("team-sheets.xlsx")
    let round = try #require(reading.round)
    #expect(round.units.count == 9 && round.teams.map(\.id).count == 3)
    #expect(Set(round.teams.map(\.id)) == ["第一组", "第二组", "第三组"])
    let rules = reading.diagnostics.map(\.rule)
    #expect(rules.filter { $0 == .rowLeftOut }.count == 3 && rules.contains(.sheetsJoined))
    let hidden = reading.diagnostics.filter { $0.rule == .sheetLeftOut }
    #expect(hidden.map(\.sheet) == ["旧数据"])
  }

  /// A workbook with a sheet per team, and how it is read.
  private func teamSheets(_ sheets: [(name: String, units: [String])]) throws -> RoundReading {
    let header: [MadeWorkbook.Cell] = ["单位", "实地考核", "平时考核", "民主测评"].map { .text($0) }
    let book = MadeWorkbook(
      sheets.enumerated().map { place, sheet in
        .init(
          sheet.name,
          [header]
            + sheet.units.map { unit in
              let own = Double(unit.unicodeScalars.reduce(0) { $0 + Int($1.value) } % 17)
              return [
                .text(unit), .number(70 + own + Double(place)), .number(75 + own), .number(90),
              ]
            })
      })
    let folder = try TemporaryFolder()
    try Data(book.bytes).write(to: folder.url.appending(path: "round.xlsx"))
    return try RoundReader().read(path: folder.path("round.xlsx"))
  }

  @Test func `one sheet a team, and a unit that two teams visited`() throws {
    let reading = try teamSheets([
      ("甲组", ["a局", "b局", "c局"]), ("乙组", ["d局", "e局", "a局"]),
    ])
    let round = try #require(reading.round)
    #expect(round.units.map(\.id) == ["a局", "b局", "c局", "d局", "e局"])
    #expect(round.teams.map(\.id).sorted() == ["乙组", "甲组"])
    #expect(round.visits.count { round.units[$0.unit].id == "a局" } == 2)
    #expect(!reading.diagnostics.contains { $0.level == .error })
    let told = reading.diagnostics.filter { $0.level == .warning && $0.rule == .sheetsJoined }
    #expect(told.count == 1 && told[0].sentence.description.hasSuffix("each of them: a局"))
  }

  @Test(arguments: [("成绩", "补考"), ("2023", "2024"), ("上半年", "下半年")])
  func `a second sitting is no team's`(first: String, second: String) throws {
    let reading = try teamSheets([
      (first, ["a局", "b局", "c局", "d局"]), (second, ["a局", "e局"]),
    ])
    #expect(reading.round == nil && reading.diagnostics.contains { $0.level == .error })
  }

  @Test func `files of teams may share a unit`() throws {
    let folder = try TemporaryFolder()
    let header = "unit,onsite,routine,peer\n"
    try folder.write(header + "A,80,81,82\nB,85,83,84\nC,90,88,86\n", to: "Team 1.csv")
    try folder.write(header + "D,79,80,85\nE,84,86,83\nA,78,81,82\n", to: "Team 2.csv")
    let reading = try RoundReader().read(path: folder.url.path)
    let round = try #require(reading.round)
    #expect(round.teams.map(\.id) == ["Team 1", "Team 2"] && round.visits.count == 6)
    let warnings = reading.diagnostics.filter { $0.level == .warning }
    #expect(warnings.map(\.rule) == [.filledDown], "\(warnings.map(\.sentence.description))")
  }

  @Test func `a copy of a sheet is no other team's`() throws {
    let reading = try teamSheets([("甲组", ["a局", "b局", "c局"]), ("甲组 (2)", ["a局", "b局"])])
    #expect(reading.round == nil && reading.diagnostics.contains { $0.level == .error })
  }

  @Test func `sheets of explanations are passed over in one line`() throws {
    let scores: [[MadeWorkbook.Cell]] =
      [["unit", "team", "onsite", "routine", "peer"].map { .text($0) }]
      + (1...6).map { row in
        [.text("u\(row)"), .text("t\(row % 2)")] + (0..<3).map { .number(Double(70 + row + $0)) }
      }
    let book = MadeWorkbook(
      [.init("Scores", scores)]
        + ["说明", "评分标准", "填表须知", "联系人", "Notes", "History", "Photos"].map {
          .init($0, [[.text("How to fill in the forms")], [.text("Ask the office")]])
        })
    let folder = try TemporaryFolder()
    try Data(book.bytes).write(to: folder.url.appending(path: "round.xlsx"))
    let reading = try RoundReader().read(path: folder.path("round.xlsx"))
    #expect(reading.round?.units.count == 6)
    let told = reading.diagnostics.filter { $0.rule == .sheetLeftOut }
    #expect(told.count == 1, "\(told.map(\.sentence.description))")
    #expect(told.first?.sentence.description.contains("填表须知, 联系人, Notes and 2 more") == true)
  }

  @Test func `OpenDocument files are parts of a folder and files of any name`() throws {
    let sheet = Data(try golden("merged-headers.ods").bytes)
    let plain = try #require(try reading("merged-headers.xlsx").round)
    for name in ["scores.ods", "成绩.ods"] {
      let folder = try TemporaryFolder()
      try sheet.write(to: folder.url.appending(path: name))
      let round = try #require(try RoundReader().read(path: folder.url.path).round, "\(name)")
      #expect(round.scores == plain.scores && round.units.map(\.id) == plain.units.map(\.id))
    }
  }

  @Test func `sheets named like the files of a round are those`() throws {
    let reading = try reading("round-sheets.xlsx")
    let round = try #require(reading.round)
    #expect(round.units[0].name == "Alpha" && round.scores[0] == [80, 81, 96])
    #expect(reading.diagnostics.map(\.rule) == [.sheetLeftOut])
    #expect(reading.diagnostics[0].sheet == "photos")
  }

  @Test func `a formula without a value is an error at its cell`() throws {
    let found = try #require(
      try reading("uncomputed.xlsx").diagnostics.first { $0.rule == .uncomputedFormula })
    #expect(found.level == .error && found.row == 4 && found.columnLetter == "C")
    #expect(found.sheet == "Sheet")
  }

  @Test func `a wide form of items is ratings of the scheme's items`() throws {
    let folder = try TemporaryFolder()
    try Data(golden("wide-items.xlsx").bytes).write(to: folder.url.appending(path: "ratings.xlsx"))
    let scheme = """
      name: four items
      components:
        - {key: onsite, weight: 100, full: 20, scored_by: team}
      instrument:
        - area: 组织建设
          categories:
            - category: c1
              items: [{item: q1, full: 5}, {item: q2, full: 5}]
        - area: 党员教育
          categories:
            - category: c2
              items: [{item: q3, full: 5}, {item: q4, full: 5}]
      """
    try folder.write(scheme, to: "scheme.yaml")
    let reading = try RoundReader().read(path: folder.url.path)
    let ratings = try #require(reading.round?.ratings, "\(reading.diagnostics)")
    #expect(ratings.items == ["q1", "q2", "q3", "q4"])
    #expect(ratings.score.count == 16 && ratings.notApplicableCount == 6)
    #expect(ratings.blankCount == 2 && ratings.assessors.count == 4)
    #expect(reading.diagnostics.contains { $0.rule == .itemsUnfolded })
  }

  @Test func `a bad cell of a joined sheet is found in its own sheet and column`() throws {
    let tables = try Workbook(
      golden("team-sheets.xlsx").bytes, file: "f"
    ).tables()
    var log = DiagnosticLog()
    let sheet = Sheet(Table(joining: tables, sheetsAs: "team"), mapping: [:])
    log.report(
      .negative, .error, in: sheet, row: 4, column: "routine",
      Phrase(verbatim: "s"), Phrase(verbatim: "t"))
    #expect(log.diagnostics[0].sheet == "第二组" && log.diagnostics[0].row == 3)
    #expect(log.diagnostics[0].columnLetter == "C")
  }

  @Test func `text in GB18030 is a notice, an old workbook an error`() throws {
    let reading = try reading("encoding-gb18030.csv")
    #expect(reading.diagnostics.contains { $0.rule == .encoding && $0.value == "GB18030" })
    let folder = try TemporaryFolder()
    let old = folder.url.appending(path: "old.xls")
    try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).write(to: old)
    let refused = try RoundReader().read(path: old.path).diagnostics
    #expect(refused.first?.rule == .notATable && refused.first?.level == .error)
    #expect(refused.first?.suggestion.description.contains(".xlsx") == true)
  }

  @Test(arguments: [
    ("考核得分/实地考核（60%）", "onsite"), ("实地考核得分", "onsite"), ("民主测评(10)", "peer"),
    ("实地考核/得分", "onsite"), ("*单位", "unit"), ("考核情况/考核组", "team"),
  ])
  func `names of stacked headers and full marks are known`(name: String, key: String) {
    #expect(ColumnAliases.positions(["x", name], mapping: [:])[key] == 1)
  }

  @Test func `a part of a component is not the component`() {
    let places = ColumnAliases.positions(["unit", "实地考核/领导班子"], mapping: [:])
    #expect(places["onsite"] == nil)
  }
}
