import Foundation
import Testing

@Suite struct RerunTests {
  /// A folder with scores.csv and the report made from it under relative names.
  private func reported(_ options: [String] = []) throws -> WorkFolder {
    let work = try WorkFolder()
    let small = try String(
      contentsOfFile: Program.data("small-english/scores.csv"), encoding: .utf8)
    try work.write(small, to: "scores.csv")
    let run = try work.run(["report", "scores.csv", "-o", "results"] + options)
    #expect(run.status == 0, "\(run.errors)")
    return work
  }

  private func same(_ a: [String: Data], _ b: [String: Data]) -> Bool { a == b }

  @Test func `a run made again has the same bytes in every file`() throws {
    let work = try reported(["--weights", "onsite=50,routine=40,peer=10", "--seed", "7"])
    let run = try work.run(["rerun", "results/run.json", "--threads", "2", "-o", "again"])
    #expect(run.status == 0, "\(run.errors)")
    let (first, again) = (try work.files("results"), try work.files("again"))
    #expect(first.keys.contains("report.html") && first.keys.contains("report.xlsx"))
    #expect(same(first, again))
    #expect(run.errors.contains("all \(first.count) files have the bytes of results/run.json"))
  }

  @Test func `folders, workbooks, odd encodings and odd columns come out the same`() throws {
    let work = try WorkFolder()
    #expect(try work.run(["init", "round", "--year", "2016"]).status == 0)
    let book = Program.root.appendingPathComponent("Tests/TableIOTests/Goldens/small-english.xlsx")
    try FileManager.default.copyItem(atPath: book.path, toPath: work("small.xlsx"))
    let small = try String(
      contentsOfFile: Program.data("small-english/scores.csv"), encoding: .utf8)
    try work.write(
      small.replacing("unit,team", with: "body,crew").replacing("North", with: "North, far"),
      to: "odd.csv")
    try work.write(
      try work.text("odd.csv").replacing("North, far", with: "\"North, far\""), to: "odd.csv")
    for arguments in [
      ["round"], ["small.xlsx", "--sheet", "scores 2024"],
      ["odd.csv", "--encoding", "gb18030", "--columns", "unit=body,team=crew"],
    ] {
      let folder = "results-\(arguments[0])"
      let made = try work.run(["report"] + arguments + ["-o", folder])
      #expect(made.status == 0, "\(made.errors)")
      let run = try work.run(["rerun", folder])
      #expect(run.status == 0 && run.errors.contains("files have the bytes"), "\(run.errors)")
    }
  }

  @Test func `the record holds no path of this machine`() throws {
    let work = try reported()
    let record = try work.text("results/run.json")
    #expect(record.contains("\"round\" : \"scores.csv\""))
    #expect(!record.contains(work.path) && !record.contains(NSTemporaryDirectory()))
  }

  @Test func `the round is found from elsewhere, beside the record or where one says`() throws {
    let work = try reported()
    let absolute = try Program(["rerun", work("results/run.json"), "-o", work("a")])
    #expect(absolute.status == 0, "\(absolute.errors)")
    try FileManager.default.createDirectory(atPath: work("b"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: work("scores.csv"), toPath: work("b/other.csv"))
    let lost = try work.run(["rerun", "results/run.json"])
    #expect(lost.status == 66 && lost.errors.contains("--round"))
    let told = try work.run(["rerun", "results", "--round", "b/other.csv", "-o", "c"])
    #expect(told.status == 0, "\(told.errors)")
    let first = try work.files("results")
    #expect(same(first, try work.files("a")))
    #expect(same(first, try work.files("c")))
  }

  @Test func `a changed input is refused with both hashes, unless changes are allowed`() throws {
    let work = try reported()
    let record = try JSONSerialization.jsonObject(with: Data(work.text("results/run.json").utf8))
    let input = ((record as? [String: Any])?["inputs"] as? [[String: Any]])?.first
    let old = try #require(input?["sha256"] as? String)
    let text = try work.text("scores.csv")
    try work.write(text.replacing("Department 01", with: "Department 1"), to: "scores.csv")
    let refused = try work.run(["rerun", "results/run.json", "-o", "again"])
    #expect(refused.status == 65)
    #expect(refused.errors.contains("scores.csv") && refused.errors.contains(old))
    let hashes = refused.errors.matches(of: /[0-9a-f]{64}/).map { String($0.output) }
    #expect(Set(hashes).count == 2)
    #expect(!FileManager.default.fileExists(atPath: work("again")))
    let allowed = try work.run(["rerun", "results", "--allow-changes", "-o", "again"])
    #expect(allowed.status == 0, "\(allowed.errors)")
    #expect(allowed.errors.contains("going on") && allowed.errors.contains("files are not as in"))
  }

  @Test func `a file that came or went is a change too`() throws {
    let work = try WorkFolder()
    try work.write(
      try String(contentsOfFile: Program.data("small-english/scores.csv"), encoding: .utf8),
      to: "round/scores.csv")
    #expect(try work.run(["report", "round", "-o", "results"]).status == 0)
    let scheme = try String(
      contentsOfFile: Program.data("founding-2016/scheme.yaml"), encoding: .utf8)
    try work.write(scheme, to: "round/scheme.yaml")
    let come = try work.run(["rerun", "results"])
    #expect(come.status == 65 && come.errors.contains("scheme.yaml: the record has no such file"))
  }

  @Test func `records that are broken, old or of another version are refused`() throws {
    let work = try reported()
    let whole = try work.text("results/run.json")
    let version = try Program(["--version"]).output.trimmingCharacters(in: .newlines)
    let cases = [
      (String(whole.dropLast(200)), "no JSON"), ("", "no JSON"), ("[1]", "no record of a run"),
      (whole.replacing("\"format\" : 1", with: "\"format\" : 99"), "format 99"),
      (whole.replacing("\"format\" : 1,", with: ""), "no format number"),
      (
        whole.replacing("\"steelyard\" : \"\(version)\"", with: "\"steelyard\" : \"9.9.9\""),
        "steelyard 9.9.9"
      ),
      (whole.replacing("\"command\" : \"report\"", with: "\"command\" : \"bias\""), "'bias'"),
      (whole.replacing("\"seed\" : 1", with: "\"seed\" : -1"), "out of range"),
      (whole.replacing("\"mean-shift\"", with: "\"mean-shaft\""), "'mean-shaft' is no rule"),
      (whole.replacing("\"top\" : 20", with: "\"top\" : 0"), "'0' is no number of first units"),
    ]
    for (text, word) in cases {
      #expect(text != whole)
      try work.write(text, to: "broken.json")
      let run = try work.run(["rerun", "broken.json"])
      #expect(run.status == 65 && run.errors.contains(word), "\(word): \(run.errors)")
      #expect(run.errors.contains("broken.json"))
    }
    #expect(try work.run(["rerun", "nowhere.json"]).status == 66)
    #expect(try work.run(["rerun"]).status == 64)
  }

  @Test func `a record whose hashes were edited is told from a run that came out the same`() throws
  {
    let work = try reported()
    let text = try work.text("results/run.json")
    try work.write(
      text.replacing("\"name\" : \"ranks.csv\"", with: "\"name\" : \"rank.csv\""),
      to: "results/run.json")
    let run = try work.run(["rerun", "results"])
    #expect(run.status == 1 && run.errors.contains("ranks.csv"), "\(run.errors)")
  }
}
