import Foundation
import TestSupport
import Testing

/// Commands that write folders and read them back, run in a folder of their own.
@Suite struct FolderCommandTests {
  private let work: TemporaryFolder

  init() throws {
    work = try TemporaryFolder()
    try work.write(try String(contentsOfFile: Program.small, encoding: .utf8), to: "scores.csv")
  }

  // MARK: report and check

  @Test func `a report writes its folder and says so, on standard error`() throws {
    let run = try work.run(["report", "scores.csv", "-o", "out", "--threads", "2"])
    #expect(run.status == 0 && run.output.isEmpty && run.errors.contains("out/report.html"))
    let files = try work.files("out")
    for name in ["report.html", "report.xlsx", "run.json", "datapackage.json", "diagnostics.csv"] {
      #expect(files[name]?.isEmpty == false, "\(name)")
    }
  }

  @Test func `a check writes a marked copy, and ends with 1 where there are errors`() throws {
    #expect(try work.run(["check", "scores.csv", "-o", "good"]).status == 0)
    try work.write("unit,team,onsite,routine,peer\n=1+1,t1,104,80.50,90\n", to: "bad.csv")
    let bad = try work.run(["check", "bad.csv", "-o", "bad"])
    #expect(bad.status == 1 && bad.errors.contains("1 error"))
    for folder in ["good", "bad"] {
      let book = Book(path: work.path(folder + "/checked.xlsx"))
      #expect(try book.sheetNames().first == "Diagnostics")
    }
    let asked = ["--format", "csv", "--table", "team_severity"]
    let copy = try work.run(["bias", "good/checked.xlsx"] + asked)
    let own = try work.run(["bias", "scores.csv"] + asked)
    #expect(copy.status == 0 && copy.output == own.output, "\(copy.errors)")
  }

  @Test func `without Vega the page is written and the terminal says what to install`() throws {
    let run = try Program.run(
      ["report", Program.small, "-o", work.path("out")],
      environment: ["STEELYARD_VEGA": "/nowhere"])
    #expect(run.status == 0 && run.errors.contains("no Vega in the folder of STEELYARD_VEGA"))
    #expect(run.errors.contains("libjs-vega"))
    #expect(try work.text("out/report.html").contains("STEELYARD_VEGA"))
  }

  // MARK: rerun

  @Test func `a run is made again from its folder, from anywhere`() throws {
    #expect(try work.run(["bias", "scores.csv", "--lang", "zh", "-o", "out"]).status == 0)
    let here = try work.run(["rerun", "out/run.json", "--threads", "2", "-o", "again"])
    #expect(here.status == 0, "\(here.errors)")
    let first = try work.files("out")
    let isSame = try work.files("again") == first
    #expect(isSame)
    let absolute = try Program.run(["rerun", work.path("out")])
    #expect(absolute.status == 0, "\(absolute.errors)")
    try work.write(try work.text("scores.csv"), to: "b/other.csv")
    try FileManager.default.removeItem(atPath: work.path("scores.csv"))
    let lost = try work.run(["rerun", "out"])
    #expect(lost.status == 66 && lost.errors.contains("--round"))
    #expect(try work.run(["rerun", "out", "--round", "b/other.csv"]).status == 0)
  }

  @Test func `a rerun refuses changed inputs, unless changes are allowed`() throws {
    #expect(try work.run(["bias", "scores.csv", "-o", "out"]).status == 0)
    let text = try work.text("scores.csv")
    try work.write(text.replacing("Department 01", with: "Department 1"), to: "scores.csv")
    let refused = try work.run(["rerun", "out", "-o", "again"])
    #expect(refused.status == 65 && refused.errors.contains("--allow-changes"))
    #expect(!FileManager.default.fileExists(atPath: work.path("again")))
    let allowed = try work.run(["rerun", "out", "--allow-changes", "-o", "again"])
    #expect(allowed.status == 0 && allowed.errors.contains("going on"), "\(allowed.errors)")
    try work.write("[1]", to: "broken.json")
    #expect(try work.run(["rerun", "broken.json"]).status == 65)
    #expect(try work.run(["rerun", "nowhere.json"]).status == 66)
  }

  @Test func `a record that was edited ends a rerun with 1`() throws {
    #expect(try work.run(["bias", "scores.csv", "-o", "out"]).status == 0)
    let record = try work.text("out/run.json")
    try work.write(
      record.replacing("\"name\" : \"bias_tests.csv\"", with: "\"name\" : \"tests.csv\""),
      to: "out/run.json")
    let run = try work.run(["rerun", "out"])
    #expect(run.status == 1 && run.errors.contains("bias_tests.csv"))
  }

  // MARK: diff

  @Test func `two results are compared, in words where no format is asked for`() throws {
    #expect(try work.run(["bias", "scores.csv", "-o", "a"]).status == 0)
    #expect(
      try work.run(["bias", "scores.csv", "--weights", "onsite=40,routine=45,peer=15", "-o", "b"])
        .status == 0)
    let run = try work.run(["diff", "a", "b/run.json", "--format", "csv", "--table", "moves"])
    #expect(run.status == 0 && run.output.hasPrefix("unit,status,rank_from,rank_to"))
    #expect(run.errors.contains("weights.onsite (60 before, 40 now)"))
    #expect(csvRows(run.output).count > 6)
    #expect(try work.run(["diff", "a", "b", "-o", "out"]).status == 0)
    #expect(
      try csvRows(work.text("out/recipe_changes.csv")).map { $0["to"] } == ["40", "15", "45"])
    #expect(
      try Set(work.files("out").keys) == [
        "moves.csv", "severity_changes.csv", "recipe_changes.csv", "cell_changes.csv",
      ])
    let told = try work.run(["diff", "a", "a"])
    #expect(
      told.output == "0 of 24 units moved; no total changed\nrecipes and inputs are the same\n")
    #expect(told.errors.isEmpty)
    let same = try work.run(["diff", "a", "a", "--format", "json"])
    let object = try jsonObject(same.output)
    #expect(object["command"] as? String == "diff" && object["seed"] is NSNull)
    let sentence = try #require((object["summary"] as? [String])?.first)
    #expect(sentence == "0 of 24 units moved; no total changed" && same.errors.contains(sentence))
    #expect(try jsonTables(same.output)["moves"]?.isEmpty == true)
    try work.write("team\n", to: "a/team_severity.csv")
    let edited = try work.run(["diff", "a", "a"])
    #expect(edited.status == 0 && edited.errors.contains("team_severity.csv: not as a/run.json"))
  }

  @Test func `what is no record is no side of a comparison`() throws {
    #expect(try work.run(["bias", "scores.csv", "-o", "a"]).status == 0)
    #expect(try work.run(["diff", "a", "nowhere"]).status == 66)
    try work.write("{}", to: "empty/run.json")
    let old = try work.run(["diff", "a", "empty"])
    #expect(old.status == 65 && old.errors.contains("no format number"))
  }

  // MARK: anonymise

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: work.path(name))[.posixPermissions] as? Int
  }

  @Test func `the key is its owner's alone, and gives the same codes again`() throws {
    #expect(try work.run(["anonymise", "scores.csv", "-o", "a"]).status == 0)
    #expect(try mode("a.key") == 0o600)
    #expect(try work.run(["anonymise", "scores.csv", "-o", "b", "--key", "a.key"]).status == 0)
    #expect(try work.run(["anonymise", "scores.csv", "-o", "c"]).status == 0)
    #expect(try mode("a.key") == 0o600)
    #expect(try work.files("a") == work.files("b"))
    #expect(try work.text("a/scores.csv") != work.text("c/scores.csv"))
    let codes = try jsonObject(work.text("a.key"))["codes"] as? [String: [String: String]]
    let unit = try #require(csvRows(try work.text("scores.csv")).first?["unit"])
    let code = try #require(codes?["unit"]?[unit])
    #expect(try csvRows(work.text("a/scores.csv")).contains { $0["unit"] == code })
  }

  @Test func `a key in the folder it opens, or that is none, is refused`() throws {
    let inside = try work.run(["anonymise", "scores.csv", "-o", "a", "--key", "a/key"])
    #expect(inside.status == 73 && inside.errors.contains("out of the folder it opens"))
    try work.write("hello", to: "other.key")
    let wrong = try work.run(["anonymise", "scores.csv", "-o", "a", "--key", "other.key"])
    #expect(wrong.status == 65 && wrong.errors.contains("key of"))
    #expect(try work.text("other.key") == "hello")
    #expect(!FileManager.default.fileExists(atPath: work.path("a")))
  }

  // MARK: template

  @Test func `a template is written with its scheme, and never over what was filled in`() throws {
    try work.write(
      "name: x\ncomponents:\n  - {key: a, weight: 100, scored_by: team}\n", to: "s.yaml")
    let run = try work.run(["template", "out", "--scheme", "s.yaml", "--units", "9"])
    #expect(run.status == 0 && run.errors.contains("steelyard check out"))
    #expect(try work.text("out/scheme.yaml") == work.text("s.yaml"))
    let before = try work.bytes("out/template.xlsx")
    let again = try work.run(["template", "out"])
    #expect(again.status == 73 && again.errors.contains("holds files already"))
    #expect(try work.bytes("out/template.xlsx") == before)
    let empty = try work.run(["check", "out", "--format", "csv"])
    let errors = empty.output.split(separator: "\n").filter { $0.contains(",error,") }
    #expect(empty.status == 1 && errors.count == 1)
  }

  @Test(arguments: [("full: -1", "onsite"), ("full: .inf", "onsite"), ("[", "scheme")])
  func `schemes no template can be made of are refused`(part: String, word: String) throws {
    let text = "name: x\ncomponents:\n  - {key: onsite, weight: 100, \(part), scored_by: team}\n"
    try work.write(part == "[" ? part : text, to: "scheme.yaml")
    let run = try work.run(["template", "out", "--scheme", "scheme.yaml"])
    #expect(run.status == 65 && run.errors.contains(word))
    #expect(!FileManager.default.fileExists(atPath: work.path("out")))
    #expect(try work.run(["template", "out", "--scheme", "nowhere.yaml"]).status == 66)
  }
}
