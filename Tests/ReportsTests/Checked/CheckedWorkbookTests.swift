import Assessments
import Foundation
import Phrases
import Reporting
import TableIO
import Testing

@testable import Reports

@Suite struct CheckedWorkbookTests {
  private let bad = """
    unit,team,onsite,routine,peer
    =1+1,t1,104,80.50,90
    007,t1,abc,81.5,
    ,t2,80,81,82
    @SUM(A1),t2,80

    u5,t2,80.25,"\u{1B}[2J",70

    """

  private func reading(_ text: String) throws -> RoundReading {
    let work = try WorkFiles()
    try work.write(text.utf8, to: "scores.csv")
    var reader = RoundReader()
    reader.shownPath = "scores.csv"
    return try reader.read(path: work("scores.csv"))
  }

  private func draft(_ text: String, in language: Language = .en) throws -> WorkbookDraft {
    CheckedWorkbook(try reading(text)).draft(in: language)
  }

  @Test func `every diagnostic with a place is marked there`() throws {
    let draft = try draft(bad)
    #expect(draft.sheets.map(\.name) == ["Diagnostics", "scores.csv"])
    let marks = draft.sheets[1].marks
    for (row, column, colour, text) in [
      (1, 2, SheetDraft.Mark.Colour.red, "SY002 error: onsite 104 is above the full marks of 100"),
      (2, 2, .red, "SY001 error"), (2, 4, .amber, "SY006 warning"), (3, 0, .red, "SY009 error"),
      (4, 0, .red, "SY008 error"), (6, 3, .red, "SY001 error"),
    ] {
      #expect(
        marks.contains {
          $0.row == row && $0.column == column && $0.colour == colour && $0.comment.contains(text)
        }, "\(text)")
    }
    let list = draft.sheets[0]
    #expect(list.cellLinks.contains { $0.sheet == 1 && $0.target == (1, 2) })
    #expect(list.rows.count == list.places?.count)
  }

  @Test func `texts stay texts, numbers numbers with their decimals`() throws {
    let sheet = try draft(bad).sheets[1]
    #expect(
      sheet.rows[1] == [.text("=1+1"), .text("t1"), .number(104), .number(80.5), .number(90)])
    #expect(sheet.writtenDecimals?[1] == [3: 2] && sheet.writtenDecimals?[2] == [:])
    #expect(sheet.rows[2].prefix(3) == [.text("007"), .text("t1"), .text("abc")])
  }

  @Test func `its words are in the language asked for, its cells the input's`() throws {
    let (en, zh) = (try draft(bad), try draft(bad, in: .zh))
    #expect(zh.sheets.map(\.name) == ["检查结果", "scores.csv"])
    #expect(zh.sheets[1].rows == en.sheets[1].rows)
    #expect(zh.sheets[1].marks.map(\.row) == en.sheets[1].marks.map(\.row))
    #expect(zh.sheets[1].marks.allSatisfy { $0.comment.contains("：") })
    #expect(zh.sheets[0].rows[0] == [.text("错误 5 个，警告 3 个，提示 0 个")])
  }

  @Test func `a copy reads as what it was copied from, to the last digit`() throws {
    let text =
      SmallSimulatedRound(seed: 1).scores
      + "Department 25,North,70.123456789012345,0.1,1234567.5e-5\n"
    let given = try reading(text)
    let work = try WorkFiles()
    try work.write(CheckedWorkbook(given).draft(in: .en).bytes(), to: "checked.xlsx")
    let copy = try RoundReader().read(path: work("checked.xlsx"))
    #expect(copy.round?.scores == given.round?.scores && given.round?.units.count == 25)
    #expect(copy.round?.units.map(\.id) == given.round?.units.map(\.id))
  }

  @Test func `a sheet keeps its header rows and merged blocks where they are`() throws {
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("TableIOTests/Goldens/merged-headers.xlsx")
    let reading = try RoundReader().read(path: golden.path)
    let sheet = CheckedWorkbook(reading).draft(in: .en).sheets[1]
    #expect(sheet.name == "考核汇总" && sheet.headingRows == 2...3)
    #expect(sheet.merges.contains { $0.rows == 0...0 && $0.columns == 0...5 })
    #expect(sheet.marks.contains { $0.row == 4 && $0.column == 2 && $0.colour == .blue })
  }

  @Test func `of a very big file only rows with diagnostics are copied, in their own rows`() throws
  {
    var text = "unit,team,onsite,routine,peer\n"
    for row in 2...40_100 {
      text += "u\(row),t\(row % 9),\(row == 30_001 ? "?" : "80"),81,82\n"
    }
    let draft = try draft(text)
    #expect(draft.sheets[1].places == [0, 30_000])
    #expect(draft.sheets[1].marks.map(\.row) == [30_000])
    let said = draft.sheets[0].rows.contains {
      if case .text(let line) = $0.first {
        line.contains("200500 cells are too many to copy")
      } else {
        false
      }
    }
    #expect(said)
  }

  @Test func `what cannot be read is said, not copied`() throws {
    let draft = try draft("unit,team\n\"a,b\n")
    #expect(draft.sheets.count == 1)
    #expect("\(draft.sheets[0].rows)".contains("not copied, for it cannot be read: a quote opened"))
  }

  @Test func `the same input gives the same bytes`() throws {
    #expect(try draft(bad).bytes() == draft(bad).bytes())
  }
}
