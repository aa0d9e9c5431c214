import Appraisals
import Phrases
import Reporting
import TestSupport
import Testing

@testable import Reports

/// The first sheets of the workbooks say what the results say.
@Suite struct AnswerSheetsTests {
  private func report(_ path: String, _ language: Language = .en) throws -> Report {
    try Report(try Appraisal(path: path), language: language)
  }

  private func column(_ title: String, of sheet: SheetDraft) throws -> [ResultTable.Cell] {
    let place = try #require(sheet.headings.firstIndex { $0.title == title })
    return sheet.rows.map { $0[place] }
  }

  @Test func `the first sheet is the ranking in its order, numbers with all their digits`() throws {
    let report = try report(smallRound)
    let sheet = report.workbook.sheets[0]
    let ranks = report.appraisal.ranks
    #expect(sheet.name == "Ranking")
    #expect(
      sheet.headings.map(\.title) == [
        "Rank, adjusted", "Unit", "Team", "Total, adjusted", "Total as given", "Rank as given",
        "Best rank (95 %)", "Worst rank (95 %)", "In the first \(ranks.top)",
      ])
    #expect(try column("Unit", of: sheet) == ranks.listed.map { .text($0.name) })
    #expect(
      try column("Total, adjusted", of: sheet)
        == ranks.listed.map { .number($0.totalAdjusted ?? 0) }
    )
    let totals = try #require(sheet.headings.first { $0.title == "Total, adjusted" })
    #expect(totals.style.format == .decimals(2) && totals.note?.isEmpty == false)
    let standings = try column("In the first \(ranks.top)", of: sheet).map { $0.written(in: .en) }
    #expect(Set(standings).isSubset(of: ["certain", "open", "certainly not"]))
  }

  @Test func `grades stand in the ranking where the scheme has them`() throws {
    let files = try WorkFiles()
    try SampleFiles.cutRound(2015, to: files.path)
    let report = try report(files.path, .zh)
    let sheet = report.workbook.sheets[0]
    let grades = try #require(report.appraisal.grades).units
    let expected = report.appraisal.ranks.listed.map { unit in
      ResultTable.Cell.text(grades[unit.index].after ?? "")
    }
    #expect(try column("调整后等次", of: sheet) == expected)
  }

  @Test func `the second sheet has every verdict, coloured, with its reasons`() throws {
    let report = try report(Repository.data("founding-2015"))
    let sheet = report.workbook.sheets[1]
    let flagged = report.appraisal.verdicts.flagged
    #expect(sheet.name == "Second look" && flagged.count > 3)
    #expect(try column("Who", of: sheet) == flagged.map { .text($0.subject.name) })
    #expect(sheet.marks.map(\.row) == Array(1...flagged.count))
    #expect(sheet.marks.allSatisfy { $0.colour == .amber })
    for (verdict, cell) in zip(flagged, try column("Why", of: sheet)) {
      let text = cell.written(in: .en)
      #expect(verdict.reasons.allSatisfy { text.contains($0.sentence.description) })
    }
    let points = try column("Points", of: sheet)
    #expect(points == flagged.map { $0.size.map { .number(abs($0)) } ?? .missing })
  }

  @Test func `where nothing is flagged the second sheet says so`() throws {
    // Normal qualities and errors; no check flags anything.
    let quiet = """
      87.33 83.25 83.56,75.68 72.10 76.51,81.00 79.62 80.65,79.92 75.76 83.09,84.87 79.59 82.48,\
      85.23 84.29 84.23,82.41 79.92 82.78,76.34 73.79 80.84,82.50 78.79 82.92,81.04 80.06 82.60,\
      87.78 86.90 87.99,76.55 78.32 80.51,80.91 80.21 86.24,83.77 81.72 85.35,83.15 81.37 81.77,\
      84.02 79.69 80.54,78.11 72.36 80.00,75.84 73.67 79.65
      """
    let rows = quiet.split(separator: ",").enumerated().map { unit, scores in
      "U\(unit),T\(unit % 3),\(scores.replacing(" ", with: ","))\n"
    }
    let files = try WorkFiles()
    try SampleFiles.write(
      "unit,team,onsite,routine,peer\n" + rows.joined(), to: files.path, "quiet.csv")
    let appraisal = try Appraisal(path: files("quiet.csv"))
    try #require(appraisal.verdicts.flagged.isEmpty)
    let sheet = appraisal.verdictSheet.draft(in: .en)
    #expect(sheet.rows.count == 1 && sheet.rows[0].last == .text("Nothing is flagged."))
    #expect(sheet.marks.isEmpty)
  }

  @Test func `the third sheet has the teams from the severest down, in plain words`() throws {
    let report = try report(Repository.data("founding-2015"))
    let sheet = report.workbook.sheets[2]
    let severities = report.appraisal.severities
    let order = severities.teams.sorted { ($0.severity ?? 0) > ($1.severity ?? 0) }
    #expect(try column("Team", of: sheet) == order.map { .text($0.name) })
    for (team, row) in zip(order, sheet.rows) {
      let severity = try #require(team.severity)
      let words = row[2].written(in: .en)
      #expect(words.hasPrefix(severity > 0 ? "took " : "gave "))
      #expect((row[4] == .text("stands out")) == team.isFlagged)
    }
    #expect(sheet.marks.count == severities.flagged.count)
  }

  @Test func `in Chinese every sheet and every heading is Chinese`() throws {
    let workbook = try report(Repository.data("founding-2015"), .zh).workbook
    func isChinese(_ text: String) -> Bool {
      text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
    #expect(workbook.sheets.prefix(4).map(\.name) == ["排名", "需要再看", "各小组", "专家用表目录"])
    for sheet in workbook.sheets {
      #expect(isChinese(sheet.name), "\(sheet.name)")
      for heading in sheet.headings {
        #expect(isChinese(heading.title), "\(sheet.name): \(heading.title)")
        if let note = heading.note { #expect(isChinese(note), "\(sheet.name): \(note)") }
      }
    }
    #expect(sheetNames(workbook.sheets.map(\.name)) == workbook.sheets.map(\.name))
  }

  @Test func `the list of tables leads to each sheet, past the answers`() throws {
    let workbook = try report(smallRound).workbook
    let list = workbook.sheets[3]
    #expect(list.name == "Tables for experts" && list.links.count == workbook.sheets.count - 4)
    for link in list.links {
      #expect(list.rows[link.row][0] == .text(workbook.sheets[link.sheet].name))
    }
  }

  @Test func `the workbook of years begins with units and teams that changed`() throws {
    let rounds = try ["2015", "2016"].map {
      YearRound(
        try Appraisal(path: Repository.data("founding-\($0)")).round, year: try #require(Int($0)))
    }
    let study = try MultiYearStudy(rounds)
    let workbook = MultiYearPage(study).workbook(in: .zh)
    #expect(workbook.sheets.prefix(3).map(\.name) == ["各单位", "各小组", "专家用表目录"])
    #expect(workbook.sheets[0].rows.count == study.units.count)
    #expect(workbook.sheets[1].rows.count == study.teamTrends.count)
    let changed = study.teamTrends.count { $0.isChanged || $0.isSloped }
    #expect(workbook.sheets[1].marks.count == changed)
  }
}
