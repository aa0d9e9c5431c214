import Foundation
import TestSupport
import Testing

/// Every example of every help text can be pasted into a terminal.
@Suite struct HelpExamplesTests {
  /// What has to be there before an example runs.
  private enum Need: Sendable {
    /// A folder of a round with its year.
    case round(String, year: Int = 2017)
    /// A file of one row per unit.
    case wide(String)
    /// A file of other columns.
    case table(String, columns: String, rows: @Sendable (Int) -> String)
    /// What another command writes.
    case made([String])
  }

  private static let crossed = { @Sendable (row: Int) in
    "u\(row / 4),a\(row % 4),\(row * 7 % 11 + row / 4)\n"
  }
  private static let archive: [Need] = [
    .round("founding-2015", year: 2015), .round("founding-2016", year: 2016),
    .made(["archive", "add", "rounds.sqlite", "founding-2015", "founding-2016"]),
  ]
  private static let years: [Need] = [
    .round("round-2015", year: 2015), .round("round-2016", year: 2016),
    .round("round-2017", year: 2017),
  ]
  private static let results: [Need] = [
    .round("round"), .made(["bias", "round", "-o", "results-may"]),
    .made(["bias", "round", "--seed", "2", "-o", "results-june"]),
  ]

  private static let needs: [String: [Need]] = [
    "steelyard init mine --empty --lang zh": [],
    "steelyard init sample-2016 --year 2016 --seed 7": [],
    "steelyard template round --lang zh": [],
    "steelyard template round-2017 --scheme scheme.yaml --units 40": [
      .round("other"), .made(["template", "first"]),
      .table("scheme.yaml", columns: scheme(2017), rows: { _ in "" }),
    ],
    "steelyard check scores.csv --save scheme.yaml": [.wide("scores.csv")],
    "steelyard check round/ -o checked": [.round("round")],
    "steelyard bias round/": [.round("round")],
    "steelyard bias scores.csv --format csv --table team_severity": [.wide("scores.csv")],
    "steelyard normalize round/": [.round("round")],
    "steelyard normalize scores.csv --rule ratio-pooled --rounding half-up": [.wide("scores.csv")],
    "steelyard weights round/ --box 10,10,5 -o results": [.round("round")],
    "steelyard weights t.csv --components a,b,c --normalise minmax": [
      .table(
        "t.csv", columns: "unit,a,b,c\n", rows: { "n\($0),\($0 * 5 % 9),\($0 * 7 % 11),\($0)\n" })
    ],
    "steelyard outliers round/": [.round("round")],
    "steelyard outliers values.csv --value x --by team": [
      .table("values.csv", columns: "team,x\n", rows: { "t\($0 % 3),\($0 * 7 % 13)\n" })
    ],
    "steelyard report round/ -o results": [.round("round")],
    "steelyard report r.csv --unit paper --rater reviewer -o results": [
      .table(
        "r.csv", columns: "paper,reviewer,score\n",
        rows: { "p\($0 % 5),r\($0 % 3),\($0 * 7 % 11)\n" })
    ],
    "steelyard rerun results/run.json": [
      .round("round"), .made(["bias", "round", "-o", "results"]),
    ],
    "steelyard rerun results/run.json --round round/ -o results-again": [
      .round("round"), .made(["bias", "round", "-o", "results"]),
    ],
    "steelyard diff results-may results-june": results,
    "steelyard diff results-may results-june --format csv --table moves": results,
    "steelyard anonymise round/ -o shared --check-leaks names.txt": [
      .round("round"), .table("names.txt", columns: "单位001\n", rows: { _ in "" }),
    ],
    "steelyard anonymise round-2018/ -o shared-2018 --key shared.key --code-items": [
      .round("round"), .round("round-2018", year: 2018),
      .made(["anonymise", "round", "-o", "shared"]),
    ],
    "steelyard explain round/ --unit 单位001": [.round("round")],
    "steelyard explain round/ --all -o letters": [.round("round")],
    "steelyard columns team_severity": [],
    "steelyard columns --format csv": [],
    "steelyard variance table.csv --response y --fixed x,x^2": [
      .table("table.csv", columns: "x,y\n", rows: { "\($0),\($0 * 7 % 11)\n" })
    ],
    "steelyard variance r.csv --response y --random unit --nested assessor/team": [
      .table(
        "r.csv", columns: "unit,assessor,team,y\n",
        rows: { "u\($0 / 4),a\($0 % 4),t\($0 % 2),\($0 * 7 % 11 + $0 / 4)\n" })
    ],
    "steelyard sql --response y --random unit,team --dialect duckdb": [],
    "steelyard sql --response y --random a --dialect spark --table db.marks": [],
    "steelyard icc ratings.csv --target unit --rater assessor --score score": [
      .table("ratings.csv", columns: "unit,assessor,score\n", rows: crossed)
    ],
    "steelyard icc judges.csv --target subject --rater judge --repeats mean": [
      .table("judges.csv", columns: "subject,judge,score\n", rows: crossed)
    ],
    "steelyard gstudy scores.csv --object p --facets r:t --cost r=1 --target .8": [
      .table(
        "scores.csv", columns: "p,t,r,score\n",
        rows: { "p\($0 / 4),t\($0 / 2 % 2),r\($0 % 4),\($0 * 7 % 11 + $0 / 4)\n" })
    ],
    "steelyard gstudy tests.csv --object p --facets i:v --variable v": [
      .table(
        "tests.csv", columns: "p,v,i,score\n",
        rows: { "p\($0 / 4),v\($0 / 2 % 2),i\($0 % 4),\($0 * 7 % 11 + $0 / 4)\n" })
    ],
    "steelyard equate f.csv --score score --frequency x,y --degree 3": [
      .table(
        "f.csv", columns: "score,x,y\n",
        rows: { "\($0),\(3 + $0 * (23 - $0) / 9),\(4 + $0 * (25 - $0) / 8)\n" })
    ],
    "steelyard equate x.csv y.csv --score total --anchor v --w1 1 --bootstrap 200": [
      .table(
        "x.csv", columns: "total,v\n", rows: { "\(5 + $0 / 2 + $0 * 7 % 5),\($0 / 6)\n" }),
      .table(
        "y.csv", columns: "total,v\n", rows: { "\(4 + $0 / 2 + $0 * 5 % 7),\($0 / 5)\n" }),
    ],
    "steelyard trend round-2015 round-2016 round-2017 -o results": years,
    "steelyard trend --archive rounds.sqlite --format json": archive,
    "steelyard archive add rounds.sqlite founding-2015 founding-2016": Array(archive.prefix(2)),
    "steelyard archive add rounds.sqlite --mapping names.csv": archive + [
      .table(
        "names.csv", columns: "year,unit,identity\n2016,Finance,Finance\n", rows: { _ in "" })
    ],
    "steelyard archive suggest rounds.sqlite -o mapping.csv": archive,
    "steelyard archive suggest rounds.sqlite 2016": archive,
    "steelyard archive list rounds.sqlite": archive,
    "steelyard archive list rounds.sqlite --format csv": archive,
    "steelyard archive list rounds.sqlite --format json": archive,
    "steelyard archive show rounds.sqlite 2016": archive,
    "steelyard archive show rounds.sqlite 2016 --format csv --table units": archive,
    "steelyard archive remove rounds.sqlite 2016": archive,
    "steelyard archive check rounds.sqlite": archive,
    "steelyard archive check rounds.sqlite --lang zh": archive,
    "steelyard archive salvage rounds.sqlite -o saved.sqlite": archive,
    "steelyard archive salvage rounds.sqlite -o saved.sqlite --lang zh": archive,
    "steelyard archive remove rounds.sqlite 2016 --name first": archive,
  ]

  private static func scheme(_ year: Int) -> String {
    """
    name: first
    year: \(year)
    components:
      - {key: onsite, weight: 60, full: 100, scored_by: team}
      - {key: routine, weight: 30, full: 100, scored_by: centre}
      - {key: peer, weight: 10, full: 100, scored_by: members}

    """
  }

  /// Eighteen units of three teams, other scores in other years.
  private static func scores(_ year: Int) -> String {
    let rows = (0..<18).map { unit in
      let name = unit == 0 ? "Finance" : unit == 1 ? "单位001" : "Unit \(unit)"
      let quality = Double(unit * 7 % 18) - 9
      let noise = Double((unit * 5 + year) % 7) / 3 - 1
      return "\(name),t\(unit % 3),\(80 + quality + noise - (unit % 3 == 1 ? 3 : 0)),"
        + "\(78 + 0.8 * quality - noise),\(82 + 0.5 * quality + Double(unit * 3 % 5) / 2)\n"
    }
    return "unit,team,onsite,routine,peer\n" + rows.joined()
  }

  private func prepare(_ needs: [Need], in folder: TemporaryFolder) throws {
    for need in needs {
      switch need {
      case .round(let name, let year):
        try folder.write(Self.scheme(year), to: name + "/scheme.yaml")
        try folder.write(Self.scores(year), to: name + "/scores.csv")
      case .wide(let name): try folder.write(Self.scores(2017), to: name)
      case .table(let name, let columns, let rows):
        try folder.write(columns + (0..<24).map(rows).joined(), to: name)
      case .made(let arguments):
        let run = try folder.run(arguments)
        #expect(run.status == 0, "\(arguments): \(run.errors)")
      }
    }
  }

  /// Subcommands in the help of a command, each with its own.
  private func commands(_ path: [String] = []) throws -> [(path: [String], help: String)] {
    let help = try Program.run(path + ["--help"]).output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    let names = lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
      .compactMap { $0.firstMatch(of: #/^\x20{2}([a-z]+)/#).map { String($0.1) } }
    return try [(path, help)] + names.flatMap { try commands(path + [$0]) }
  }

  private func examples(_ help: String) -> [String] {
    help.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "Examples:" }
      .dropFirst().prefix { !$0.isEmpty }.map(String.init)
  }

  @Test func `every example of every help text runs`() throws {
    let commands = try commands()
    #expect(commands.count > 20)
    var seen: Set<String> = []
    for (path, help) in commands where !path.isEmpty {
      let lines = examples(help)
      #expect(lines.count == 2, "\(path): two examples: \(lines)")
      for line in lines {
        #expect(line.count < 80, "\(line)")
        let text = line.trimmingCharacters(in: .whitespaces)
        guard seen.insert(text).inserted else { continue }
        let needs = try #require(Self.needs[text], "no files are listed for '\(text)'")
        let words = text.split(separator: " ").map(String.init)
        #expect(words.first == "steelyard")
        let folder = try TemporaryFolder()
        try prepare(needs, in: folder)
        let run = try folder.run(Array(words.dropFirst()))
        #expect(run.status == 0, "\(text): \(run.errors)")
      }
    }
    #expect(Set(Self.needs.keys).subtracting(seen).isEmpty)
  }
}
