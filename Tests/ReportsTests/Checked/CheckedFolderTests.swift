import Appraisals
import Assessments
import Foundation
import Normalization
import Reporting
import TestSupport
import Testing

@testable import Reports

@Suite struct CheckedFolderTests {
  @Test func `the files of a folder are sheets of their names, and parts of a round again`() throws
  {
    let given = Repository.data("founding-2016")
    let reading = try RoundReader().read(path: given)
    let draft = CheckedWorkbook(reading).draft(in: .en)
    #expect(
      draft.sheets.map(\.name) == [
        "Diagnostics", "units.csv", "scores.csv", "ratings.csv", "ballots.csv", "findings.csv",
        "interviews.csv", "assessors.csv",
      ])
    let work = try TemporaryFolder()
    try Data(draft.bytes()).write(to: work.url.appending(path: "checked.xlsx"))
    try FileManager.default.copyItem(
      atPath: given + "/scheme.yaml", toPath: work.path("scheme.yaml"))
    let copy = try SoundRound(path: work.url.path).round
    #expect(copy == reading.round)
  }

  @Test func `colours, frozen rows and filters reach the file`() throws {
    let work = try TemporaryFolder()
    func book(_ path: String) throws -> Book {
      let draft = CheckedWorkbook(try RoundReader().read(path: path)).draft(in: .en)
      let place = work.url.appending(path: "\(UUID().uuidString).xlsx")
      try Data(draft.bytes()).write(to: place)
      return Book(path: place.path)
    }
    try work.write("unit,team,onsite,routine,peer\na,t1,104,80.50,\n", to: "s.csv")
    let small = try book(work.path("s.csv"))
    let styles = try small.text("xl/styles.xml")
    #expect(styles.contains("FFF8C4BC") && styles.contains("FFFCE4A8"))
    #expect(styles.contains("formatCode=\"0.00\""))
    #expect(try small.text("xl/worksheets/sheet1.xml").contains("!C2\""))
    let merged = try book(Repository.golden("TableIOTests", "merged-headers.xlsx"))
    let sheet = try merged.text("xl/worksheets/sheet2.xml")
    #expect(sheet.contains("ySplit=\"4\"") && sheet.contains("<mergeCell ref=\"A1:F1\"/>"))
    #expect(sheet.contains("<autoFilter ref=\"A4:F12\"/>"))
    let comments = try merged.text("xl/comments1.xml")
    #expect(comments.contains("ref=\"A1\"") && comments.contains("ref=\"C5\""))
    #expect(try merged.text("xl/styles.xml").contains("FFCDE3F5"))
  }
}
