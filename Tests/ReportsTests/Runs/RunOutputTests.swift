import Appraisals
import Foundation
import Reporting
import TableIO
import TestSupport
import Testing

@testable import Reports

@Suite struct RunOutputTests {
  private func files(_ output: RunOutput) throws -> [String: OutputFile] {
    Dictionary(uniqueKeysWithValues: try output.folder().files.map { ($0.name, $0) })
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `the same recipe gives the same bytes, on any number of threads`() throws {
    let recipe = RunRecipe(.report, round: smallRound)
    let first = try files(recipe.output(hasFiles: true))
    for threads in [1, 2] {
      let again = try files(recipe.output(hasFiles: true, threads: threads))
      let differing = first.keys.filter { first[$0] != again[$0] }
      #expect(differing.isEmpty && again.count == first.count)
    }
  }

  @Test func `every table and the page are there, with nothing fetched from anywhere`() throws {
    let output = try RunRecipe(.report, round: smallRound).output(hasFiles: true)
    let files = try files(output)
    let names = [
      "summary", "diagnostics", "design", "team_severity", "bias_tests", "adjusted_scores",
      "rule_comparison", "ranks", "schemes", "scheme_agreement", "weight_intervals", "outliers",
      "rank_acceptability", "reachable_ranks", "pairwise", "central_weights", "flips",
      "effective_weights", "joint_ranks", "composite", "leave_out", "total_error",
      "rank_boundary",
    ].map { $0 + ".csv" }
    let others = ["report.html", "report.xlsx", "run.json", "datapackage.json"]
    #expect(Set(files.keys) == Set(names + others))
    let page = try #require(files["report.html"]).text
    // Not in the expectations themselves: a failure would print the whole page.
    let policy = page.firstRange(of: "Content-Security-Policy").map {
      page[$0.upperBound...].prefix { $0 != ">" }
    }
    #expect(policy?.contains("default-src 'none'") == true && policy?.contains("unsafe") == false)
    let fetches = ["src=\"http", "href=\"http", "url(http"].filter { page.contains($0) }
    #expect(fetches.isEmpty)
  }

  @Test func `names are text in the page and no formula in a CSV`() throws {
    var text = "unit,team,onsite,routine,peer\n"
    for unit in 0..<12 {
      let name = unit == 0 ? "<script>alert(1)</script>" : unit == 1 ? "=1+1" : "u\(unit)"
      text += "\(name),t\(unit % 3),\(70 + unit * 7 % 12),\(72 + unit * 5 % 11),\(80 + unit % 4)\n"
    }
    let work = try TemporaryFolder()
    try work.write(text, to: "s.csv")
    let files = try files(RunRecipe(.report, round: work.path("s.csv")).output(hasFiles: true))
    let page = try #require(files["report.html"]).text
    let isText = page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert(1)")
    #expect(isText)
    #expect(files["ranks.csv"]?.text.contains("'=1+1") == true)
  }

  @Test func `JSON is one object that says what it holds and what it came from`() throws {
    let recipe = RunRecipe(.bias, round: smallRound, Recipe(seed: 7))
    let output = try recipe.output()
    let object = try json(output.json())
    #expect(
      Set(object.keys) == [
        "format_version", "program_version", "command", "options", "seed", "input_hashes",
        "summary", "warnings", "tables",
      ])
    #expect(object["format_version"] as? Int == CommandJSON.format)
    #expect(object["program_version"] as? String == Steelyard.version)
    #expect(object["command"] as? String == "bias" && object["seed"] as? Int == 7)
    let hashes = object["input_hashes"] as? [String: String]
    #expect(hashes == [smallRound: sha256(try fileBytes(smallRound))])
    #expect(object["summary"] as? [String] == output.summary.map { $0.said(in: .en) })
    #expect((object["summary"] as? [String])?.isEmpty == false)
    let weights = ((object["options"] as? [String: Any])?["round"] as? [String: Any])?["weights"]
    #expect(weights as? [String: Int] == ["onsite": 60, "routine": 30, "peer": 10])
    let tables = try #require(object["tables"] as? [String: [[String: Any]]])
    #expect(Set(tables.keys) == Set(output.tables.map(\.name)))
  }

  @Test func `CSV and JSON hold the same ten digits, blanks are null`() throws {
    let output = try RunRecipe(.report, round: smallRound).output()
    let tables = try #require(json(output.json())["tables"] as? [String: [[String: Any]]])
    var blanks = 0
    for table in output.tables {
      let (csv, rows) = (output.rows(table.name), try #require(tables[table.name]))
      #expect(csv.count == rows.count)
      for (written, row) in zip(csv, rows) {
        for column in table.columns where !column.quantity.isText && column.quantity != .flag {
          let cell = try #require(written[column.name])
          if cell.isEmpty {
            blanks += 1
            #expect(row[column.name] is NSNull && column.blank != nil)
            continue
          }
          #expect((row[column.name] as? NSNumber)?.doubleValue == Double(cell))
          let digits = cell.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
          #expect(digits.count <= 10, "\(table.name) \(column.name) \(cell)")
        }
      }
    }
    #expect(blanks > 0)
  }

  @Test func `the record says what the results came from and came to`() throws {
    let output = try RunRecipe(.report, round: smallRound, Recipe(seed: 7)).output()
    let folder = try output.folder()
    #expect(folder.files.last?.name == "run.json")
    let record = try RunRecord.decode(try #require(folder.files.last).bytes, path: "run.json")
    // The folder of the input is not the reader's business.
    var recipe = output.recipe
    recipe.round?.path = "scores.csv"
    #expect(record.recipe == recipe && record.recipe.analysis?.seed == 7)
    #expect(record.recipe.analysis?.ties == .competition)
    #expect(record.inputs == [RunRecord.File(name: "scores.csv", try fileBytes(smallRound))])
    #expect(record.outputs == folder.files.dropLast().map { .init(name: $0.name, $0.bytes) })
    #expect(record.warnings == output.warnings.map(\.description))
    #expect(record.result?.units.count == 24 && record.result?.teams.count == 4)
  }

  @Test func `the data package describes every column of every table`() throws {
    let output = try RunRecipe(.report, round: smallRound).output()
    let files = try files(output)
    let package = try json(try #require(files["datapackage.json"]).text)
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.map { $0["name"] as? String } == output.tables.map(\.name))
    for (resource, table) in zip(resources, output.tables) {
      let file = try #require(files[table.name + ".csv"])
      #expect(resource["path"] as? String == file.name)
      #expect(resource["hash"] as? String == "sha256:" + sha256(file.bytes))
      let fields = (resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]] ?? []
      #expect(fields.map { $0["name"] as? String } == table.columnNames)
      #expect(fields.allSatisfy { ($0["description"] as? String)?.isEmpty == false })
      for (place, field) in fields.enumerated() {
        let limits = field["constraints"] as? [String: Double] ?? [:]
        for value in table.rows.compactMap({ $0[place].writtenValue }) {
          #expect(value >= limits["minimum"] ?? -.infinity, "\(table.name) \(field)")
          #expect(value <= limits["maximum"] ?? .infinity, "\(table.name) \(field)")
          #expect(field["type"] as? String != "integer" || Int(exactly: value) != nil)
        }
      }
    }
  }

  @Test func `a folder of other files is never overwritten`() throws {
    let work = try TemporaryFolder()
    try work.write("mine", to: "out/thesis.txt")
    let folder = try RunRecipe(.bias, round: smallRound).output().folder()
    let error = failure { try folder.write(to: work.path("out")) }
    #expect(error?.kind == .unwritable && error?.description.contains("thesis.txt") == true)
    #expect(try work.text("out/thesis.txt") == "mine")
    for _ in 0..<2 { try folder.write(to: work.path("new")) }
    let names = try FileManager.default.contentsOfDirectory(atPath: work.path("new"))
    #expect(Set(names) == Set(folder.files.map(\.name)))
    #expect(failure { try folder.write(to: "/proc/nowhere/out") }?.kind == .unwritable)
  }

  @Test func `a report of a round in memory says that no file holds it`() throws {
    let work = try TemporaryFolder()
    try Appraisal(path: smallRound).report().write(to: work.url.appending(path: "out"))
    let read = try RunRecord.read(work.path("out"))
    #expect(read.record.inputs.isEmpty && read.record.result?.units.count == 24)
    let error = failure { _ = try Rerun(read) }
    #expect(error?.kind == .badData)
  }
}
