import Appraisals
import Archive
import Foundation
import MultiYear
import Phrases
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

  /// Two years of each of three provinces, and a province with one year only, as files.
  private func provinces(in work: TemporaryFolder) throws -> [String] {
    var paths: [String] = []
    for province in 0..<4 {
      for year in 0..<(province == 3 ? 1 : 2) {
        var units = "unit,team\n"
        var scores = "unit,component,score\n"
        for unit in 0..<18 {
          let quality = Double((unit * 7 + province) % 18) - 9
          let team = year == 0 ? unit % 3 : unit / 6
          let noise = Double((unit * 5 + year * 3) % 7) / 3 - 1
          let name = "p\(province)u\(unit)"
          units += "\(name),t\(team)\n"
          scores += "\(name),onsite,\(80 + quality + noise - (team == 1 ? 3 : 0))\n"
          scores += "\(name),routine,\(78 + 0.8 * quality - noise + Double(year))\n"
          scores += "\(name),peer,\(82 + 0.5 * quality + Double(unit * 3 % 5) / 2)\n"
        }
        let folder = "\(2015 + year)-\(province)"
        try work.write(units, to: folder + "/units.csv")
        try work.write(scores, to: folder + "/scores.csv")
        try work.write(
          """
          name: province \(province)
          year: \(2015 + year)
          components:
            - {key: onsite, weight: 60, full: 100, scored_by: team}
            - {key: routine, weight: 30, full: 100, scored_by: centre}
            - {key: peer, weight: 10, full: 100, scored_by: members}

          """, to: folder + "/scheme.yaml")
        paths.append(work.path(folder))
      }
    }
    return paths
  }

  private func recipe(_ paths: [String], groups: [String]? = nil, part: GroupPart? = nil)
    -> RunRecipe
  {
    var recipe = RunRecipe(.trend, language: .zh, csvEncoding: .gb18030)
    recipe.years = YearsSource(
      rounds: paths.map { RoundSource(path: $0) }, groups: groups, part: part)
    return recipe
  }

  private func folder(_ recipe: RunRecipe, threads: Int = 1) throws -> ResultFolder {
    try Run(recipe, try RunInputs(recipe), threads: threads).output().folder()
  }

  @Test func `parts of the groups join into the bytes of the whole, on any number of threads`()
    throws
  {
    let work = try TemporaryFolder()
    let paths = try provinces(in: work)
    let whole = try folder(recipe(paths))
    #expect(whole.files.map(\.name).contains("trend-3.html"))
    #expect(try folder(recipe(paths), threads: 3).files == whole.files)
    // Five parts of four groups: one is empty, one has no two years.
    for count in [1, 2, 5] {
      for number in 1...count {
        let part = try #require(GroupPart(number: number, of: count))
        try folder(recipe(paths, part: part)).write(to: work.path("\(count)-\(number)"))
      }
      let joined = try TrendJoin((1...count).reversed().map { work.path("\(count)-\($0)") })
      #expect(try joined.output.folder().files == whole.files)
    }
    let refused = [["2-1"], ["2-1", "2-1"], ["2-1", "1-1"], ["2015-0"], ["2-1", "5-2"]]
    for folders in refused {
      #expect(throws: AppraisalError.self) { try TrendJoin(folders.map { work.path($0) }) }
    }
    try work.write("{}", to: "2-2/part.json")
    #expect(throws: AppraisalError.self) {
      try TrendJoin([work.path("2-1"), work.path("2-2")])
    }
  }

  @Test func `groups are chosen by the names of their rounds`() throws {
    let work = try TemporaryFolder()
    let paths = try provinces(in: work)
    let chosen = try recipe(paths, groups: ["province 2", "province 0"]).output()
    let alone = try [0, 2].map { try recipe(paths, groups: ["province \($0)"]).output() }
    #expect(chosen.rows("unit_trends") == alone.flatMap { $0.rows("unit_trends") })
    #expect(chosen.rows("unit_trends").count == 36)
    let error = #expect(throws: AppraisalError.self) {
      try recipe(paths, groups: ["province 9"]).output()
    }
    #expect("\(error?.phrase ?? .empty)".contains("province 0, province 1, province 2, province 3"))
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
