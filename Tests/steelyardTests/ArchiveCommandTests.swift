import Foundation
import TestSupport
import Testing

@Suite struct ArchiveCommandTests {
  private let work: TemporaryFolder
  private var file: String { work.path("rounds.sqlite") }

  init() throws { work = try TemporaryFolder() }

  private func write(_ name: String, _ text: String) throws -> String {
    try work.write(text, to: name)
    return work.path(name)
  }

  private func round(_ name: String, _ units: [String]) throws -> String {
    let lines = units.enumerated().map { "\($1),t\($0 % 2),\(80 + $0),\(90 - $0),70" }
    return try write(
      name, "unit,team,onsite,routine,peer\n" + lines.joined(separator: "\n") + "\n")
  }

  private func json(_ arguments: [String]) throws -> [String: [[String: Any]]] {
    let run = try Program.run(["archive"] + arguments + ["--format", "json"])
    #expect(run.status == 0)
    #expect(try jsonObject(run.output)["command"] as? String == "archive \(arguments[0])")
    return try jsonTables(run.output)
  }

  @Test func `rounds are added, listed, shown and removed`() throws {
    let data = ["founding-2015", "founding-2016"].map(Repository.data)
    #expect(try Program.run(["archive", "add", file] + data).status == 0)
    let list = csvRows(try Program.run(["archive", "list", file, "--format", "csv"]).output)
    #expect(list.map { $0["year"] } == ["2015", "2016"])
    let rounds = try json(["list", file])["rounds"]
    #expect(rounds?.map { $0["units"] as? Int } == [105, 105])
    let given = try String(contentsOfFile: data[0] + "/ratings.csv", encoding: .utf8)
    let filled = csvRows(given).count { Double($0["score"] ?? "") != nil }
    #expect(rounds?.first?["ratings"] as? Int == filled)
    let shown = try json(["show", file, "2016"])
    #expect(shown["units"]?.count == 105 && shown["teams"]?.count == 11)
    #expect(shown["files"]?.count == 7 && shown["suggestions"]?.isEmpty == true)
    let visits = shown["unit_scores"]?.count { $0["component"] as? String == "onsite" }
    #expect(visits == 105)
    #expect(try Program.run(["archive", "remove", file, "2015"]).status == 0)
    #expect(try json(["list", file])["rounds"]?.map { $0["year"] as? Int } == [2016])
  }

  @Test func `a round twice is refused, and replaced when asked for`() throws {
    let path = try round("a.csv", ["a", "b", "c"])
    let add = ["archive", "add", file, path, "--year", "2015"]
    #expect(try Program.run(add).status == 0)
    let again = try Program.run(add)
    #expect(again.status == 65 && again.errors.contains("2015"))
    #expect(try Program.run(add.dropLast() + ["2016"]).status == 65)
    _ = try round("a.csv", ["a", "b", "c", "d"])
    #expect(try Program.run(add + ["--replace"]).status == 0)
    #expect(try json(["list", file])["rounds"]?.map { $0["units"] as? Int } == [4])
  }

  @Test func `of several rounds all are added or none`() throws {
    let bad = try write("bad.csv", "unit,team,onsite,routine,peer\na,1,x,2,3\n")
    let run = try Program.run(["archive", "add", file, Repository.data("founding-2015"), bad])
    #expect(run.status == 65)
    #expect(try json(["list", file])["rounds"]?.isEmpty == true)
  }

  @Test func `names are suggested, and joined by a mapping file alone`() throws {
    let first = try round("1.csv", ["Finance Bureau", "b", "c"])
    let second = try round("2.csv", ["Finance  Bureau.", "b", "c"])
    _ = try Program.run(["archive", "add", file, first, "--year", "2015"])
    let added = try Program.run([
      "archive", "add", file, second, "--year", "2016", "--format", "json",
    ])
    #expect(added.status == 0 && added.errors.contains("--mapping"))
    #expect(added.output.contains("\"identity\":\"Finance Bureau\",\"kind\":\"spelling\""))
    func identity() throws -> String? {
      try json(["show", file, "2016"])["units"]?.first?["identity"] as? String
    }
    #expect(try identity() == "Finance  Bureau.")
    let wrong = try write("wrong.csv", "year,unit,identity\n2016,b,b\n2016,Finanz,b\n")
    let refused = try Program.run(["archive", "add", file, "--mapping", wrong])
    #expect(refused.status == 65 && refused.errors.contains("line 3: 2016 has no unit 'Finanz'"))
    let names = try write(
      "names.csv", "year,unit,identity\n2016,Finance  Bureau.,Finance Bureau\n")
    #expect(try Program.run(["archive", "add", file, "--mapping", names]).status == 0)
    #expect(try identity() == "Finance Bureau")
    #expect(try json(["show", file, "2016"])["suggestions"]?.isEmpty == true)
  }

  @Test func `a report stays beside its own round only`() throws {
    let own = Repository.data("small-english/scores.csv")
    let report = work.path("report")
    #expect(try Program.run(["report", own, "-o", report]).status == 0)
    let add = ["archive", "add", file, own, "--year", "2015", "--results", report]
    #expect(try Program.run(add).status == 0)
    let tables = try json(["show", file, "2015"])["runs"]?.map { $0["table"] as? String }
    #expect(tables?.contains("ranks.csv") == true)
    let other = try round("other.csv", ["a", "b"])
    let run = try Program.run([
      "archive", "add", file, other, "--year", "2016", "--results", report,
    ])
    #expect(run.status == 65 && run.errors.contains("not made from the files"))
  }

  @Test func `exit codes are those of the other commands`() throws {
    let path = try round("a.csv", ["a", "b"])
    #expect(try Program.run(["archive", "list", file]).status == 66)
    #expect(try Program.run(["archive", "add", file, work.path("none.csv")]).status == 66)
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(try Program.run(["archive", "add", file]).status == 64)
    #expect(try Program.run(["archive", "add", file, path, path, "--year", "1"]).status == 64)
    #expect(try Program.run(["archive", "add", file, path]).errors.contains("--year"))
    #expect(try Program.run(["archive", "list", path]).status == 65)
    #expect(
      try Program.run(["archive", "add", "/nowhere/a.sqlite", path, "--year", "1"]).status == 73)
    #expect(try Program.run(["archive", "add", file, path, "--year", "2015"]).status == 0)
    #expect(try Program.run(["archive", "show", file, "2016"]).status == 65)
  }
}
