import Foundation
import TestSupport
import Testing

/// What results and copies say of people and machines.
@Suite struct PrivacyTests {
  private let work: TemporaryFolder

  init() throws {
    work = try TemporaryFolder()
    try work.write(try String(contentsOfFile: Program.small, encoding: .utf8), to: "in/scores.csv")
    for year in [2015, 2016] {
      #expect(try work.run(["init", "in/\(year)", "--year", "\(year)", "--quiet"]).status == 0)
    }
  }

  // MARK: the machine

  /// What names the machine and its user, in any file of a folder and any part of a workbook.
  private func traces(_ folder: String) throws -> [String] {
    let own = work.url.lastPathComponent
    let host = ProcessInfo.processInfo.hostName
    let home = FileManager.default.homeDirectoryForCurrentUser.path
    let words = [own, "/tmp", home, host].filter { $0.count > 4 }
    var found: [String] = []
    for name in try work.files(folder).keys.sorted() {
      let path = work.path("\(folder)/\(name)")
      var text = String(decoding: try work.bytes("\(folder)/\(name)"), as: UTF8.self)
      if name.hasSuffix(".xlsx") {
        text = try Tool(URL(filePath: "/usr/bin/unzip"), ["-p", path]).output
      }
      // The library of charts is the system's, whose folder says nothing of a user.
      found += words.filter { text.contains($0) }.map { "\(name): \($0)" }
    }
    return found
  }

  static let commands: [[String]] = [
    ["report", "IN/scores.csv"], ["report", "IN/2015"], ["check", "IN/scores.csv"],
    ["check", "IN/bad.csv"], ["bias", "IN/2015", "--scheme", "IN/2016/scheme.yaml"],
    ["trend", "IN/2015", "IN/2016"],
    ["weights", "IN/scores.csv", "--components", "onsite,routine"],
    ["variance", "IN/scores.csv", "--response", "onsite", "--random", "team"],
    ["report", "IN/2015/ratings.csv", "--unit", "unit", "--rater", "assessor"],
  ]

  @Test(arguments: commands)
  func `results name no folder, user or host, wherever the input is`(command: [String]) throws {
    try work.write("unit,team,onsite,routine,peer\na,t,80,x,1\nb,u,1,2,3\n", to: "in/bad.csv")
    try work.write("", to: "elsewhere/empty")
    for (place, output) in [(work.path("in"), "a"), ("../in", "b")] {
      let arguments = command.map { $0.replacing("IN", with: place) } + ["-o", "../" + output]
      let run = try Tool(
        URL(filePath: "/usr/bin/env"),
        ["--chdir=\(work.path("elsewhere"))", Program.binary.path] + arguments)
      #expect([0, 1].contains(run.status), "\(run.errors)")
      #expect(try traces(output) == [])
    }
    let isSame = try work.files("a") == work.files("b")
    #expect(isSame)
  }

  @Test func `an archive names no folder either`() throws {
    #expect(
      try work.run(["archive", "add", "a.sqlite", work.path("in/scores.csv"), "--year", "2015"])
        .status == 0)
    let shown = try work.run(["archive", "show", "a.sqlite", "2015", "--format", "json"])
    #expect(shown.status == 0 && shown.output.contains("\"scores.csv\""))
    #expect(!shown.output.contains(work.url.lastPathComponent))
  }

  @Test func `a run on rounds from anywhere is made again when they are named`() throws {
    let rounds = ["2015", "2016"].map { work.path("in/\($0)") }
    #expect(try work.run(["trend"] + rounds + ["-o", "out/deep"]).status == 0)
    // From the folder of the rounds their names are enough.
    let near = try Tool(
      URL(filePath: "/usr/bin/env"),
      ["--chdir=\(work.path("in"))", Program.binary.path, "rerun", "../out/deep"])
    #expect(near.status == 0, "\(near.errors)")
    let lost = try work.run(["rerun", "out/deep"])
    #expect(lost.status == 66 && lost.errors.contains("--round, once for each input"))
    let named = rounds.flatMap { ["--round", $0] }
    #expect(try work.run(["rerun", "out/deep"] + named).status == 0)
    let many = try work.run(["rerun", "out/deep"] + named + ["--round", "x"])
    #expect(many.status == 65 && many.errors.contains("2 inputs"))
  }

  @Test func `inputs of one name are told apart`() throws {
    try work.write(try work.text("in/scores.csv"), to: "b/scores.csv")
    try work.write(
      try work.text("in/scores.csv").replacing("Department 01", with: "Department 1"),
      to: "a/scores.csv")
    let files = ["a", "b"].map { work.path("\($0)/scores.csv") }
    #expect(try work.run(["trend"] + files + ["--years", "2015,2016", "-o", "out"]).status == 0)
    let record = try work.text("out/run.json")
    #expect(record.contains("\"scores.csv\"") && record.contains("\"scores.csv-2\""))
    let named = files.flatMap { ["--round", $0] }
    #expect(try work.run(["rerun", "out"] + named).status == 0)
  }

  // MARK: records of strangers

  @Test func `a record does not choose which files of the machine are read`() throws {
    #expect(try work.run(["bias", "in/scores.csv", "-o", "out"]).status == 0)
    let record = try work.text("out/run.json")
    for path in ["/dev/zero", "../in/scores.csv", work.path("in/scores.csv")] {
      try work.write(record.replacing("\"in/scores.csv\"", with: "\"\(path)\""), to: "out/run.json")
      let run = try work.run(["rerun", "out"])
      #expect(run.status == 66 && run.errors.contains("--round"))
    }
    for name in ["/dev/zero", "../in/scores.csv", "", "a/../../x", "."] {
      try work.write(
        record.replacing("\"name\" : \"bias_tests.csv\"", with: "\"name\" : \"\(name)\""),
        to: "out/run.json")
      for command in [["rerun", "out"], ["diff", "out", "out"]] {
        let run = try work.run(command)
        #expect(run.status == 65 && run.errors.contains("cannot be a file of its folder"))
      }
    }
  }

  // MARK: names of people

  @Test func `a copy is looked through for names, and so is any folder`() throws {
    let units = csvRows(try work.text("in/2015/scores.csv")).compactMap { $0["unit"] }
    let teams = csvRows(try work.text("in/2015/ratings.csv")).compactMap { $0["team"] }
    let people = csvRows(try work.text("in/2015/ratings.csv")).compactMap { $0["assessor"] }
    let names = Set(units + teams + people).subtracting([""])
    #expect(names.count > 150)
    try work.write(names.joined(separator: "\n"), to: "names.txt")
    let copy = try work.run(
      ["anonymise", "in/2015", "-o", "out", "--check-leaks", "names.txt", "--quiet"])
    #expect(copy.status == 0 && copy.errors.isEmpty, "\(copy.output)\(copy.errors)")
    #expect(copy.output.contains("none of \(names.count) names"))
    #expect(try work.run(["report", "out", "-o", "results", "--quiet"]).status == 0)
    let results = try work.run(["anonymise", "results", "--check-leaks", "names.txt"])
    #expect(results.status == 0, "\(results.output)")
    #expect(try work.run(["report", "in/2015", "-o", "open", "--quiet"]).status == 0)
    let open = try work.run(["anonymise", "open", "--check-leaks", "names.txt"])
    #expect(open.status == 1 && open.errors.contains("may tell names"))
    for file in ["report.html", "report.xlsx!", "run.json", "ranks.csv"] {
      #expect(open.output.contains(file), "\(file)")
    }
  }

  @Test func `names that cannot be read leave nothing behind`() throws {
    let run = try work.run(
      ["anonymise", "in/scores.csv", "-o", "out", "--check-leaks", "nowhere.txt"])
    #expect(run.status == 66 && run.errors.contains("nowhere.txt"))
    #expect(!FileManager.default.fileExists(atPath: work.path("out")))
    #expect(try work.run(["anonymise", "in/scores.csv"]).status == 64)
    #expect(
      try work.run(["anonymise", "in", "--check-leaks", "n", "--key", "k"]).status == 64)
  }
}
