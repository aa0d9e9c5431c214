import Appraisals
import Archive
import Foundation
import MultiYear
import TestSupport
import Testing

@testable import Reports

@Suite struct YearsRunTests {
  private let rounds = ["2015", "2016"].map { Repository.data("founding-\($0)") }

  private func trend(_ rounds: [String], years: [Int] = []) throws -> RunOutput {
    var recipe = RunRecipe(.trend)
    recipe.years = YearsSource(rounds: rounds.map { RoundSource(path: $0) }, years: years)
    return try recipe.output()
  }

  @Test func `assessors of two years are compared, from folders and from an archive alike`() throws
  {
    let output = try trend(rounds)
    let work = try TemporaryFolder()
    try RoundArchive.writing(work.path("f.sqlite"), create: true) { editor in
      for (path, year) in zip(rounds, [2015, 2016]) {
        let round = try SoundRound(path: path).round
        try editor.add(try ArchivedRound(round, year: year), ratings: round.archivedRatings)
      }
    }
    var archived = RunRecipe(.trend)
    archived.years = YearsSource(archive: work.path("f.sqlite"))
    let same = try archived.output()
    #expect(same.tables.map(\.name) == output.tables.map(\.name))
    for (own, its) in zip(same.tables, output.tables) {
      let isSame = own.csvText() == its.csvText()
      #expect(isSame, "\(own.name)")
    }

    let drift = output.rows("assessor_drift")
    #expect(drift.count == 110)
    let alone = try RunRecipe(.bias, round: rounds[1]).output().rows("assessor_severity")
    func byName(_ rows: [[String: String]]) -> [String: [String: String]] {
      Dictionary(uniqueKeysWithValues: rows.map { ($0["assessor"] ?? "", $0) })
    }
    let (known, first) = (byName(alone), byName(drift.filter { $0["year"] == "2015" }))
    var changed = 0
    for row in drift where row["year"] == "2016" {
      let name = row["assessor"] ?? ""
      #expect(row["severity"] == known[name]?["severity"])
      guard let before = first[name] else { continue }
      changed += 1
      let change = row.number("severity") - before.number("severity")
      let error = hypot(row.number("conditional_sd"), before.number("conditional_sd"))
      #expect(abs(change - row.number("change")) < 1e-8)
      #expect(abs(error - row.number("change_se")) < 1e-8)
    }
    #expect(changed == 55)
  }

  /// The first 42 units of a simulated round; `swap` exchanges two assessors of different teams.
  private func write(
    _ year: Int, swap: (String, String)?, to work: TemporaryFolder
  ) throws {
    for name in ["scheme.yaml", "units.csv", "scores.csv", "ballots.csv", "ratings.csv"] {
      var text = try String(
        contentsOfFile: Repository.data("founding-\(year)/\(name)"), encoding: .utf8)
      if name.hasSuffix(".csv") {
        let lines = text.split(separator: "\n").filter { line in
          Int(line.dropFirst(2).prefix(3)).map { $0 <= 42 } ?? true
        }
        text = lines.joined(separator: "\n") + "\n"
      }
      if let (a, b) = swap {
        text = text.replacing(a, with: "?").replacing(b, with: a).replacing("?", with: b)
      }
      try work.write(text, to: "\(year)/\(name)")
    }
  }

  // Units 001 to 042 of 2015 and 2016 were visited by teams 1 and 11, among others.
  @Test func `assessors who changed teams are told`() throws {
    let visits = try String(
      contentsOfFile: Repository.data("founding-2016/units.csv"), encoding: .utf8)
    let teams = csvRows(visits).prefix(42).compactMap { $0["team"] }
    let (one, other) = (try #require(teams.min()), try #require(teams.max()))
    func member(_ team: String) -> String { "考核员\(team.dropFirst().prefix(2))-1" }
    let work = try TemporaryFolder()
    try write(2015, swap: nil, to: work)
    try write(2016, swap: (member(one), member(other)), to: work)
    let paths = ["2015", "2016"].map { work.path($0) }
    let warnings = try trend(paths).warnings.map(\.description)
    #expect(warnings.contains { $0.contains("assessors were in different teams") })
    try FileManager.default.removeItem(atPath: work.path("2016/ballots.csv"))
    let without = failure { _ = try trend(paths) }
    #expect(without?.kind == .badData)
    #expect(without?.description.contains("2016: no unit has a score of 'peer'") == true)
  }

  @Test func `a round without a year, and years without a unit in common, are refused`() throws {
    let without = failure { _ = try trend([smallRound, smallRound]) }
    #expect(without?.kind == .badData && without?.description.contains("has no year") == true)
    let alone = failure { _ = try trend([smallRound], years: [2015]) }
    #expect(alone?.kind == .badData)
    #expect(alone?.description.contains("no two years share a unit") == true)
  }
}
