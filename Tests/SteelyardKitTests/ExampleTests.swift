import Foundation
import SteelyardKit
import Testing

/// A program that imports the library alone, and the same program in the documents.
@Suite struct ExampleTests {
  /// A new folder, removed afterwards.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }

  @Test func `a round of arrays gives severities, ranks, robustness and a report`() throws {
    try inFolder { folder in
      let appraisal = try Appraisal(try departments())
      let results = folder.appending(path: "results")
      let lines = try findings(of: appraisal, reportingTo: results.path)
      #expect(lines.contains { $0.hasPrefix("North took off -") }, "North gave points")
      #expect(lines.contains { $0.hasPrefix("South took off ") })
      #expect(lines.count { $0.contains("rank between") } == 7, "Health has no ballots")
      let written = try FileManager.default.contentsOfDirectory(atPath: results.path)
      #expect(
        Set(["report.html", "report.xlsx", "run.json", "summary.csv"]).isSubset(of: written))
      let record = try text(ofRunIn: results)
      #expect(record.contains("\"North\"") && record.contains("\"Archives\""))
    }
  }

  private func text(ofRunIn folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: "run.json"), encoding: .utf8)
  }

  @Test func `files of the same scores give the same results`() throws {
    try inFolder { folder in
      let round = try departments()
      var csv = "unit,team,onsite,routine,peer\n"
      for unit in round.units.indices {
        let scores = round.scores[unit].map { $0.map { "\($0)" } ?? "" }
        let team = try #require(round.homeTeams[unit])
        csv +=
          ([round.units[unit].id, round.teams[team].id] + scores).joined(separator: ",") + "\n"
      }
      let path = folder.appending(path: "scores.csv").path
      try csv.write(toFile: path, atomically: true, encoding: .utf8)
      let (read, made) = (try Appraisal(path: path), try Appraisal(round))
      #expect(read.severities["North"]?.severity == made.severities["North"]?.severity)
      #expect(read.severities["North"]?.interval == made.severities["North"]?.interval)
      #expect(read.ranks.units.map(\.totalAdjusted) == made.ranks.units.map(\.totalAdjusted))
      #expect(read.ranks["Culture"]?.rankAdjusted == made.ranks["Culture"]?.rankAdjusted)
      #expect(read.severities["West"] == nil && read.ranks["Nobody"] == nil)
    }
  }

  @Test func `results carry what the modules below them say`() throws {
    let appraisal = try Appraisal(try departments(), recipe: Recipe(seed: 3, top: 2))
    let report = try appraisal.report(in: .chinese)
    #expect(report.tables.contains { $0.name == "team_severity" && $0.rows.count == 2 })
    #expect(appraisal.severities.sentence.said(in: .english).contains("South"))
    #expect(appraisal.outliers.rows.allSatisfy { !$0.subject.isEmpty })
  }

  @Test(arguments: ["README.md", "Sources/SteelyardKit/SteelyardKit.docc/SteelyardKit.md"])
  func `documents show the example that is compiled here`(document: String) throws {
    let example = try text("Tests/SteelyardKitTests/Example.swift")
    let blocks = try text(document).components(separatedBy: "```swift\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(blocks == [example])
  }
}
