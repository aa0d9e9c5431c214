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
    #expect(shown["files"]?.count == 8 && shown["suggestions"]?.isEmpty == true)
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
    // A new archive appears with its first rounds or not at all.
    #expect(!FileManager.default.fileExists(atPath: file))
    let first = try round("1.csv", ["a", "b", "c"])
    #expect(try Program.run(["archive", "add", file, first, "--year", "2014"]).status == 0)
    let again = try Program.run(["archive", "add", file, Repository.data("founding-2015"), bad])
    #expect(again.status == 65)
    #expect(try json(["list", file])["rounds"]?.map { $0["year"] as? Int } == [2014])
  }

  @Test(arguments: [0.3, 0.6])
  func `an archive without a round that can be read is not sent to be salvaged`(kept: Double) throws
  {
    let data = ["founding-2015", "founding-2016"].map(Repository.data)
    #expect(try Program.run(["archive", "add", file] + data).status == 0)
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    // The list of rounds lies behind the first page.
    for place in 4_096..<bytes.count where place < Int(kept * Double(bytes.count)) {
      bytes[place] = 0
    }
    try Data(bytes).write(to: URL(filePath: file))
    let run = try Program.run(["archive", "salvage", file, "-o", work.path("new.sqlite")])
    #expect(run.status == 65 && run.errors.contains("no round of it can be read"), "\(run.errors)")
    #expect(!run.errors.contains("archive salvage"))
    #expect(!FileManager.default.fileExists(atPath: work.path("new.sqlite")))
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

  /// Eighteen units of three teams by year; the first of 2015 is two later on.
  private func years() throws -> [String] {
    try [2015, 2016, 2017].enumerated().map { place, year in
      let first = place == 0 ? ["综合科", "审计科"] : ["综合一科", "综合二科", "审计科"]
      let lines = (first + (3..<18).map { "u\($0)" }).enumerated().map { unit, name in
        let quality = Double(unit * 7 % 18) - 9
        let team = place == 0 ? unit % 3 : min(2, unit / 6)
        let noise = Double((unit * 5 + place * 3) % 7) / 3 - 1
        return "\(name),t\(team),\(80 + quality + noise - (team == 1 ? 3 : 0)),"
          + "\(78 + 0.8 * quality - noise),\(82 + 0.5 * quality + Double(unit * 3 % 5) / 2)\n"
      }
      try work.write("unit,team,onsite,routine,peer\n" + lines.joined(), to: "\(year).csv")
      return "\(year).csv"
    }
  }

  @Test func `a suggested split is a file to edit, which compares the parts with the whole`() throws
  {
    let rounds = try years()
    for (path, year) in zip(rounds, ["2015", "2016", "2017"]) {
      #expect(try work.run(["archive", "add", "a.sqlite", path, "--year", year]).status == 0)
    }
    let suggested = try work.run(["archive", "suggest", "a.sqlite", "-o", "mapping.csv"])
    #expect(suggested.status == 0 && suggested.output.isEmpty, "\(suggested.errors)")
    let text = try work.text("mapping.csv")
    #expect(
      text == """
        year,unit,identity,kind,weight,similarity
        2016,综合一科,综合科,split,,0.75
        2016,综合二科,综合科,split,,0.75

        """)
    let shown = try work.run(["archive", "suggest", "a.sqlite", "2016"])
    #expect(shown.output == text && shown.errors.contains("lines suggested: 2"))
    #expect(
      try work.run(["archive", "suggest", "a.sqlite", "2017"]).errors.contains("no new name"))
    #expect(try work.run(["archive", "suggest", "a.sqlite", "2030"]).status == 65)
    let again = try work.run(["archive", "suggest", "a.sqlite", "-o", "mapping.csv"])
    #expect(again.status == 73 && again.errors.contains("exists already"))

    // Unedited, in an archive and without one alike.
    let files = ["trend", "--mapping", "mapping.csv"] + rounds + ["--years", "2015,2016,2017"]
    #expect(try work.run(files + ["-o", "files"]).status == 0)
    let mapped = try work.run(["archive", "add", "a.sqlite", "--mapping", "mapping.csv"])
    #expect(mapped.status == 0, "\(mapped.errors)")
    let archived = try work.run(["trend", "--archive", "a.sqlite", "-o", "archived"])
    #expect(archived.status == 0 && archived.errors.contains("weighted mean of their parts: 综合科"))
    let trends = try work.text("files/unit_trends.csv")
    #expect(try work.text("archived/unit_trends.csv") == trends)
    let parts = csvRows(trends).filter { $0["unit"] == "综合科" }.map { $0["parts"] }
    // The first year with the last, then one year with the next.
    #expect(
      parts == [
        "2017: 综合一科 + 综合二科", "2016: 综合一科 + 综合二科",
        "2016: 综合一科 + 综合二科; 2017: 综合一科 + 综合二科",
      ])
    #expect(csvRows(trends).allSatisfy { $0["parts"] == "" || $0["unit"] == "综合科" })
    let units = try work.run([
      "archive", "show", "a.sqlite", "2016", "--table", "units", "--format", "csv",
    ])
    #expect(units.output.contains("综合一科,综合科,t0,,split,\n"), "\(units.output)")
  }

  @Test func `a mapping is an input of the run, and an archive has its own`() throws {
    let rounds = try years()
    let header = "year,unit,identity,kind,weight\n"
    try work.write(header + "2016,综合一科,综合科,split,2\n2016,综合二科,综合科,split,1\n", to: "m.csv")
    let arguments = ["trend", "--mapping", "m.csv"] + rounds + ["--years", "2015,2016,2017"]
    #expect(try work.run(arguments + ["-o", "out"]).status == 0)
    #expect(try work.text("out/run.json").contains("\"mapping\" : \"m.csv\""))
    let same = try work.run(["rerun", "out"])
    #expect(same.status == 0, "\(same.errors)")
    try work.write(header + "2016,综合一科,综合科,split,3\n2016,综合二科,综合科,split,1\n", to: "m.csv")
    let changed = try work.run(["rerun", "out"])
    #expect(changed.status == 65 && changed.errors.contains("m.csv: the file has changed"))
    try work.write(header + "2016,综合一科,综合科,split,\n2016,综合二科,综合科,split,x\n", to: "m.csv")
    let wrong = try work.run(arguments)
    #expect(wrong.status == 65 && wrong.errors.contains("m.csv: line 3, column weight: 'x'"))
    let both = try work.run(["trend", "--archive", "a.sqlite", "--mapping", "m.csv"])
    #expect(both.status == 64 && both.errors.contains("an archive has a mapping of its own"))
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
