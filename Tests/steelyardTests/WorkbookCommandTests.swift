import Foundation
import Testing

@Suite struct WorkbookCommandTests {
  private func golden(_ name: String) -> String {
    Program.root.appendingPathComponent("Tests/TableIOTests/Goldens/\(name)").path
  }

  @Test(arguments: [["bias"], ["weights"], ["outliers"], ["normalize", "--rule", "ratio-pooled"]])
  func `a workbook gives what its CSV file gives`(command: [String]) throws {
    let csv = Program.data("small-english/scores.csv")
    let tail = Array(command.dropFirst()) + ["--format", "csv"]
    let text = try Program([command[0], csv] + tail)
    let book = try Program([command[0], golden("small-english.xlsx")] + tail)
    #expect(book.status == 0 && book.output == text.output)
    #expect(book.errors.contains("row 1: 'Scores of the year 2024' is left out"))
  }

  @Test func `report takes a workbook`() throws {
    let folder = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try Program(["report", golden("small-english.xlsx"), "-o", folder])
    #expect(run.status == 0, "\(run.errors)")
    let findings = try String(contentsOfFile: folder + "/findings.csv", encoding: .utf8)
    #expect(findings.contains("SY028") && findings.contains("scores 2024"))
  }

  @Test func `plain tables come from a named sheet`() throws {
    let run = try Program([
      "variance", golden("small-english.xlsx"), "--sheet", "scores 2024", "--response", "onsite",
      "--random", "team", "--format", "csv",
    ])
    #expect(run.status == 0 && run.output.hasPrefix("term,levels"))
    let none = try Program([
      "variance", golden("small-english.xlsx"), "--sheet", "2023", "--response", "onsite",
      "--random", "team",
    ])
    #expect(none.status == 65 && none.errors.contains("no sheet '2023' among scores 2024"))
  }

  @Test func `a workbook may come through standard input`() throws {
    let run = try Program(["bias", "-", "--format", "csv"], file: golden("small-english.xlsx"))
    #expect(run.status == 0 && run.output.hasPrefix("team,"))
  }

  @Test func `encodings are said aloud and can be named`() throws {
    let file = golden("encoding-gb18030.csv")
    let found = try Program(["check", file])
    #expect(found.errors.contains("the text is read as GB18030"))
    #expect(!(try Program(["check", file, "--encoding", "gbk"]).errors.contains("GB18030")))
    let wrong = try Program(["check", file, "--encoding", "utf-8", "--format", "csv"])
    #expect(wrong.status == 1 && wrong.output.contains("byte 0xB5 is not UTF-8"))
    #expect(try Program(["check", file, "--encoding", "morse"]).status == 64)
  }
}
