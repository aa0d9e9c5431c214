import Foundation
import Testing

@Suite struct CheckedWorkbookTests {
  /// Checks a text or a file, and hands over checked.xlsx.
  private func checked<Result>(
    _ text: String? = nil, file: String = "-", status: Int32 = 0, _ body: (Book) throws -> Result
  ) throws -> Result {
    let folder = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try Program(["check", file, "-o", folder], input: text)
    #expect(run.status == status, "\(run.errors)")
    return try body(Book(path: folder + "/checked.xlsx"))
  }

  private let bad = """
    unit,team,onsite,routine,peer
    =1+1,t1,104,80.50,90
    007,t1,abc,81.5,
    ,t2,80,81,82
    @SUM(A1),t2,80

    u5,t2,80.25,"\u{1B}[2J",70

    """

  @Test func `every finding with a place is marked there`() throws {
    try checked(bad, status: 1) { book in
      #expect(try book.sheetNames() == ["Findings", "standard input"])
      let comments = try book.text("xl/comments1.xml")
      for (cell, code) in [
        ("C2", "SY002 error: onsite 104 is above the full marks of 100"), ("C3", "SY001 error"),
        ("E3", "SY006 warning"), ("A4", "SY009 error"), ("A5", "SY008 error"),
        ("D7", "SY001 error"),
      ] {
        let own = comments.firstRange(of: "<comment ref=\"\(cell)\"").map {
          comments[$0.upperBound...].prefix(600)
        }
        #expect(own?.contains(code) == true, "\(cell)")
      }
      let styles = try book.text("xl/styles.xml")
      #expect(styles.contains("FFF8C4BC") && styles.contains("FFFCE4A8"))
      let links = try book.text("xl/worksheets/sheet1.xml")
      #expect(links.contains("location=\"'standard input'!C2\""))
    }
  }

  @Test func `texts stay texts, numbers numbers with their decimals`() throws {
    try checked(bad, status: 1) { book in
      let sheet = try book.text("xl/worksheets/sheet2.xml")
      #expect(!sheet.contains("<f>") && sheet.contains("<v>80.5</v>"))
      let strings = try book.text("xl/sharedStrings.xml")
      #expect(strings.contains("<t>=1+1</t>") && strings.contains("<t>007</t>"))
      #expect(strings.contains("<t>[2J</t>") && !strings.contains("\u{1B}"))
      #expect(try book.text("xl/styles.xml").contains("formatCode=\"0.00\""))
    }
  }

  @Test func `a copy reads as what it was copied from`() throws {
    let file = Program.data("small-english/scores.csv")
    try checked(file: file) { book in
      let copy = try Program(["bias", book.path, "--format", "csv"])
      #expect(copy.status == 0, "\(copy.errors)")
      #expect(copy.output == (try Program(["bias", file, "--format", "csv"]).output))
    }
  }

  @Test func `the files of a folder are sheets of their names, and parts of a round again`() throws
  {
    try checked(file: Program.data("founding-2016")) { book in
      #expect(
        try book.sheetNames() == [
          "Findings", "units.csv", "scores.csv", "ratings.csv", "ballots.csv", "findings.csv",
          "interviews.csv",
        ])
      let folder = Program.fresh
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false)
      for (from, name) in [
        (book.path, "checked.xlsx"), (Program.data("founding-2016/scheme.yaml"), "scheme.yaml"),
      ] {
        try FileManager.default.copyItem(atPath: from, toPath: folder + "/" + name)
      }
      let tail = ["--rule", "ratio-pooled", "--format", "csv"]
      let copy = try Program(["normalize", folder] + tail)
      let own = try Program(["normalize", Program.data("founding-2016")] + tail)
      #expect(copy.status == 0 && copy.output == own.output, "\(copy.errors)")
    }
  }

  @Test func `a sheet keeps its header rows and merged blocks where they are`() throws {
    let golden = Program.root.appendingPathComponent(
      "Tests/TableIOTests/Goldens/merged-headers.xlsx")
    try checked(file: golden.path) { book in
      #expect(try book.sheetNames() == ["Findings", "考核汇总"])
      let sheet = try book.text("xl/worksheets/sheet2.xml")
      #expect(sheet.contains("ySplit=\"4\"") && sheet.contains("<mergeCell ref=\"A1:F1\"/>"))
      #expect(sheet.contains("<autoFilter ref=\"A4:F12\"/>"))
      let comments = try book.text("xl/comments1.xml")
      #expect(comments.contains("ref=\"A1\"") && comments.contains("ref=\"C5\""))
      #expect(try book.text("xl/styles.xml").contains("FFCDE3F5"))
    }
  }

  @Test func `of a very big file only rows with findings are copied, in their own rows`() throws {
    var text = "unit,team,onsite,routine,peer\n"
    for row in 2...40_100 {
      text += "u\(row),t\(row % 9),\(row == 30_001 ? "?" : "80"),81,82\n"
    }
    try checked(text, status: 1) { book in
      let sheet = try book.text("xl/worksheets/sheet2.xml")
      let rows = sheet.matches(of: #/<row r="([0-9]+)"/#).map { String($0.1) }
      #expect(rows == ["1", "30001"])
      #expect(try book.text("xl/comments1.xml").contains("ref=\"C30001\""))
      let said = try book.text("xl/sharedStrings.xml").contains("200500 cells are too many to copy")
      #expect(said)
    }
  }

  @Test func `what cannot be read is said, not copied`() throws {
    try checked("unit,team\n\"a,b\n", status: 1) { book in
      #expect(try book.sheetNames() == ["Findings"])
      let strings = try book.text("xl/sharedStrings.xml")
      #expect(strings.contains("not copied") && strings.contains("a quote opened here"))
    }
  }

  @Test func `the same input gives the same bytes`() throws {
    let twice = try (0..<2).map { _ in
      try checked(bad, status: 1) { try Data(contentsOf: URL(fileURLWithPath: $0.path)) }
    }
    #expect(twice[0] == twice[1])
  }
}
