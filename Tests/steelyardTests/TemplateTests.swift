import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

// Fixtures/filled-template holds the template of its scheme.yaml, filled by fill.py (openpyxl 3.1.5).
@Suite struct TemplateTests {
  private let filled = Program.root.appendingPathComponent(
    "Tests/steelyardTests/Fixtures/filled-template"
  ).path

  private func template<Result>(
    _ options: [String] = [], _ body: (String, Book) throws -> Result
  ) throws -> Result {
    let folder = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try Program(["template", folder] + options)
    #expect(run.status == 0, "\(run.errors)")
    return try body(folder, Book(path: folder + "/template.xlsx"))
  }

  private func formulas(_ book: Book, _ number: Int) throws -> [String] {
    try book.text("xl/worksheets/sheet\(number).xml")
      .matches(of: #/<formula[12]>([^<]*)<\/formula[12]>/#).map { String($0.1) }
  }

  @Test func `a filled template is a round without errors or warnings`() throws {
    let run = try Program(["check", filled, "--format", "csv"])
    #expect(run.status == 0 && run.errors.contains("\n9 units, 3 teams, 1 findings"))
    #expect(rows(run.output).map { $0["rule"] } == ["SY020"])
  }

  @Test func `a filled template gives the scores that were filled in`() throws {
    let run = try Program(["normalize", filled, "--rule", "none", "--format", "csv"])
    let raw = rows(run.output).map { [$0["unit"], $0["team"], $0["raw"]] }
    // 20 points at 60 to 100 %, rounded by item; the last unit has a total alone.
    #expect(raw.first == ["单位01", "'=1+1", "12.0500"] && raw.last == ["10", "007", "15.5000"])
    #expect(raw.count == 9 && raw.contains(["'@SUM(A1)", "第二组", "19.1500"]))
  }

  @Test func `the filled template is today's`() throws {
    try template(["--scheme", filled + "/scheme.yaml", "--units", "9"]) { folder, book in
      let old = Book(path: filled + "/template.xlsx")
      #expect(try book.sheetNames() == old.sheetNames())
      for number in 1...7 { #expect(try formulas(book, number) == formulas(old, number)) }
      let scheme = try String(contentsOfFile: folder + "/scheme.yaml", encoding: .utf8)
      #expect(scheme == (try String(contentsOfFile: filled + "/scheme.yaml", encoding: .utf8)))
    }
  }

  @Test func `cells know what the standard scheme allows`() throws {
    try template(["--units", "12"]) { _, book in
      #expect(
        try book.sheetNames() == [
          "Read me", "teams", "scores", "ratings", "ballots", "items", "Lists",
        ])
      #expect(try book.text("xl/workbook.xml").contains("name=\"Lists\" sheetId=\"7\" state=\"hid"))
      let scores = try book.text("xl/worksheets/sheet3.xml")
      #expect(scores.contains("type=\"decimal\"") && scores.contains("sqref=\"C2:C13\""))
      let teams = "OFFSET(teams!$A$2,0,0,MAX(1,COUNTA(teams!$A$2:$A$61)),1)"
      #expect(try formulas(book, 3) == [teams] + Array(repeating: ["0", "100"], count: 3).joined())
      let ratings = try formulas(book, 4)
      #expect(ratings.count == 4 && ratings[2] == "Lists!$A$2:$A$72")
      #expect(ratings[3].contains("VLOOKUP(D2&amp;\"\",Lists!$A$2:$B$72,2,FALSE)"))
      #expect(try formulas(book, 5).suffix(3) == ["Lists!$C$2:$C$5", "0", "1000000"])
      #expect(try formulas(book, 4).allSatisfy { $0.count <= 255 })
    }
  }

  @Test func `headings say what a column holds, its unit and range, in two languages`() throws {
    try template { _, book in
      let notes = try (1...4).map { try book.text("xl/comments\($0).xml") }.joined()
      for said in [
        "onsite: points, 0 to 100, decimals allowed; weight 60 %", "实地考核：0 至 100 分",
        "0 to the item's full marks (2 at most)", "excellent 100, good 80, fair 60, poor 0",
      ] {
        let isSaid = notes.contains(said)
        #expect(isSaid, "\(said)")
      }
      let strings = try book.text("xl/sharedStrings.xml")
      #expect(strings.contains("<t>English</t>") && strings.contains("空白表示缺失，0 是得分。"))
    }
  }

  @Test func `an empty template asks for scores`() throws {
    try template { folder, _ in
      let run = try Program(["check", folder, "--format", "csv"])
      let errors = run.output.split(separator: "\n").filter { $0.contains(",error,") }
      #expect(run.status == 1 && errors.count == 1 && errors[0].hasSuffix(",scores"))
    }
  }

  @Test func `a sheet with a header alone is left out with a word`() throws {
    let folder = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try FileManager.default.copyItem(
      atPath: Program.data("small-english/scores.csv"), toPath: folder + "/scores.csv")
    try Data("unit,grade,count\n".utf8).write(to: URL(fileURLWithPath: folder + "/ballots.csv"))
    let checked = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: checked) }
    #expect(try Program(["check", folder, "-o", checked]).status == 1)
    let again = try Program(["check", checked + "/checked.xlsx", "--format", "csv"])
    #expect(again.status == 0 && again.output.contains("the sheet has a header and no rows"))
  }

  @Test func `hostile schemes make plain text`() throws {
    let yaml = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: yaml) }
    try Data(
      """
      name: "=1+1\\e[2J"
      components:
        - {key: "=cmd|' /C calc'!A0", weight: 90, full: 3, scored_by: team}
        - {key: "<b>", weight: 10, scored_by: members}
      ballots: {"@SUM(A1)": 100, "a,\\"b\\"": 0}
      instrument:
        - area: "\\0x"
          categories:
            - category: "]]>"
              items: [{item: "=HYPERLINK(\\"http://x\\")", full: 1}, {item: "-1+1", name: "'", full: 2}]
      """.utf8
    ).write(to: URL(fileURLWithPath: yaml))
    try template(["--scheme", yaml]) { _, book in
      let names = try book.sheetNames()
      for number in 1...names.count {
        let sheet = try book.text("xl/worksheets/sheet\(number).xml")
        #expect(!sheet.contains("<f>") && !sheet.contains("<hyperlink"))
        #expect(XMLParser(data: Data(sheet.utf8)).parse())
      }
      for entry in ["xl/sharedStrings.xml", "xl/comments1.xml", "docProps/core.xml"] {
        #expect(XMLParser(data: Data(try book.text(entry).utf8)).parse(), "\(entry)")
      }
      #expect(try book.text("xl/sharedStrings.xml").contains("<t>=HYPERLINK("))
    }
  }

  @Test func `what was filled in is never written over`() throws {
    try template { folder, book in
      let before = FileManager.default.contents(atPath: book.path)
      let again = try Program(["template", folder])
      #expect(again.status == 73 && again.errors.contains("holds files already"))
      #expect(FileManager.default.contents(atPath: book.path) == before)
    }
  }

  @Test(arguments: [
    ("full: -1", 65, "onsite"), ("full: .inf", 65, "onsite"), ("ful", 65, "scheme"),
  ])
  func `schemes no template can be made of are refused`(
    _ full: String, _ status: Int32, _ word: String
  ) throws {
    let yaml = Program.fresh
    defer { try? FileManager.default.removeItem(atPath: yaml) }
    let text = "name: x\ncomponents:\n  - {key: onsite, weight: 100, \(full), scored_by: team}\n"
    try Data((full == "ful" ? "[" : text).utf8).write(to: URL(fileURLWithPath: yaml))
    let folder = Program.fresh
    let run = try Program(["template", folder, "--scheme", yaml])
    #expect(run.status == status && !FileManager.default.fileExists(atPath: folder))
    #expect(try Program(["template", folder, "--scheme", folder]).status == 66)
    #expect(try Program(["template", folder, "--units", "0"]).status == 64)
  }

  @Test(arguments: ["template", "check"])
  func `the help ends with two examples of less than 80 columns`(command: String) throws {
    let lines = try Program([command, "--help"]).output.split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.contains("Examples:") })
    let examples = lines[(start + 1)...].prefix(2)
    #expect(examples.allSatisfy { $0.contains("steelyard \(command)") && $0.count < 80 })
  }
}
