import Foundation
import Statistics
import SteelyardKit
import TestSupport
import Testing

/// What holds of every command on every round, on rounds drawn at random.
///
/// `STEELYARD_PROPERTIES=200` draws as many of them, large ones too.
@Suite struct WholeProgramTests {
  /// How many rounds are drawn where nobody asks for more.
  private static let usual = 4
  static let count =
    ProcessInfo.processInfo.environment["STEELYARD_PROPERTIES"].flatMap(Int.init) ?? usual

  private static func round(_ number: Int) -> MadeRound {
    MadeRound(number, hasLarge: count > usual)
  }

  private static func said(_ round: MadeRound, _ number: Int) -> Comment {
    "round \(number): \(round.choices.joined(separator: ", "))"
  }

  // MARK: every command

  @Test(arguments: 0..<count)
  func `every command ends with a documented code and leaves sound files`(number: Int) throws {
    let (round, work) = (Self.round(number), try TemporaryFolder())
    let path = try round.write(to: work, "r")
    var commands = [
      ["check", path, "--format", "json"], ["report", path, "-o", "o"],
      ["explain", path, "--all", "--format", "json"], ["anonymise", path, "-o", "o"],
      ["archive", "add", "a.sqlite", path, "--year", "2015"],
      ["archive", "add", "a.sqlite", path, "--year", "2016"],
    ]
    for (place, command) in ["bias", "normalize", "weights", "outliers"].enumerated() {
      commands.append(
        [command, path]
          + [["--all"], ["--format", "json"], ["-o", "o"], ["--lang", "zh"]][(number + place) % 4])
    }
    for arguments in commands {
      let faults = try WholeRun(arguments, in: work).faults()
      #expect(faults.isEmpty, Self.said(round, number))
    }
    guard FileManager.default.fileExists(atPath: work.path("a.sqlite")) else { return }
    for arguments in [
      ["archive", "check", "a.sqlite"],
      ["archive", "show", "a.sqlite", "2015", "--format", "json"],
      ["trend", "--archive", "a.sqlite", "-o", "o"],
    ] {
      let faults = try WholeRun(arguments, in: work).faults()
      #expect(faults.isEmpty, Self.said(round, number))
    }
  }

  @Test(arguments: 0..<(10 * ((count + 3) / 4)))
  func `every command of plain tables ends with a documented code and leaves sound files`(
    number: Int
  ) throws {
    let (table, work) = (MadeTable(number), try TemporaryFolder())
    try work.write(csvText(table.header, table.rows), to: "t.csv")
    let run = try WholeRun(table.command + ["-o", "o"], in: work)
    let comment: Comment = "table \(number): \(table.choices.joined(separator: ", "))"
    let faults = try run.faults()
    #expect(faults.isEmpty, comment)
    if table.command[0] != "report" {
      let faults = try WholeRun(table.command + ["--format", "json"], in: work).faults()
      #expect(faults.isEmpty, comment)
    }
    guard run.status == 0 else { return }
    for environment in number % 2 == 0 ? Self.places : [Self.places[3]] {
      let other = try WholeRun(table.command + ["-o", "o"], in: work, environment: environment)
      #expect(other.differing(from: run) == [], "\(environment), \(comment)")
    }
  }

  // MARK: the same bytes

  /// Where a program may run.
  private static let places = [
    ["OPENBLAS_CORETYPE=Haswell"], ["OPENBLAS_CORETYPE=SkylakeX"], ["OPENBLAS_CORETYPE=Nehalem"],
    ["OPENBLAS_CORETYPE=Prescott", "TZ=Asia/Kathmandu", "LC_NUMERIC=de_DE.UTF-8"],
  ]

  // The program fixes the kernels, so that runs with other ones cannot show it: what rounds alike on every
  // processor must not come from OpenBLAS at all. The dynamic linker tells whether it was loaded.
  @Test(arguments: reported)
  func `a report of small matrices does without OpenBLAS`(number: Int) throws {
    let (round, work) = (Self.round(number), try TemporaryFolder())
    let path = try round.write(to: work, "r")
    func loads(_ command: [String]) throws -> Bool {
      let run = try WholeRun(command, in: work, environment: ["LD_DEBUG=files"])
      #expect(run.status == 0 && run.tool.errors.contains("libc.so"))
      return run.tool.errors.contains("openblas")
    }
    #expect(try !loads(["report", path, "-o", "o"]), Self.said(round, number))
  }

  /// More than `FixedOrder` takes: the equations go to OpenBLAS.
  @Test func `equations of hundreds of levels have the same bytes whatever kernels are asked for`()
    throws
  {
    let work = try TemporaryFolder()
    var stream = PhiloxStream(seed: 1, purpose: .simulatedTruth)
    func level() -> Int { Int(stream.uniform() * 400) }
    try work.write(
      "u,r,y\n"
        + (0..<4_000).map { _ in "u\(level()),r\(level()),\(stream.normal())\n" }.joined(),
      to: "t.csv")
    let command = ["variance", "t.csv", "--response", "y", "--random", "u,r", "-o", "o"]
    let run = try WholeRun(command, in: work)
    #expect(run.status == 0)
    for environment in Self.places {
      let other = try WholeRun(command, in: work, environment: environment)
      #expect(other.differing(from: run) == [], "\(environment)")
    }
  }

  /// A few rounds of which a report can be made.
  private static let reported = (0..<count).filter { number in
    let (round, work) = (Self.round(number), try? TemporaryFolder())
    guard let work, let path = try? round.write(to: work, "r"),
      let run = try? WholeRun(["check", path], in: work)
    else { return false }
    return run.status == 0
  }

  @Test func `some of the rounds can be analysed`() { #expect(!Self.reported.isEmpty) }

  @Test(arguments: reported)
  func `a report has the same bytes on any number of threads, any processor, in any place`(
    number: Int
  ) throws {
    let (round, work) = (Self.round(number), try TemporaryFolder())
    let command = ["report", try round.write(to: work, "r"), "-o", "o", "--lang", "en"]
    let run = try WholeRun(command, in: work)
    for threads in ["1", "8"] {
      let other = try WholeRun(command + ["--threads", threads], in: work)
      #expect(other.differing(from: run) == [], "\(threads) threads, \(Self.said(round, number))")
    }
    for environment in Self.places {
      let other = try WholeRun(command, in: work, environment: environment)
      #expect(other.differing(from: run) == [], "\(environment), \(Self.said(round, number))")
    }
  }

  @Test(arguments: reported)
  func `line ends change nothing, columns and rows nothing but the order and the places named`(
    number: Int
  ) throws {
    let (round, work) = (Self.round(number), try TemporaryFolder())
    func report(_ writing: MadeRound.Writing) throws -> WholeRun {
      try? FileManager.default.removeItem(atPath: work.path("r"))
      let path = try round.write(to: work, "r", as: writing)
      return try WholeRun(["report", path, "-o", "o", "--lang", "en"], in: work)
    }
    let run = try report(.plain)
    #expect(try report(.crlf).differing(from: run) == [], Self.said(round, number))
    for writing in [MadeRound.Writing.shuffledColumns, .shuffledRows] {
      let other = try report(writing)
      #expect(other.status == run.status)
      try expectAlike(other, run, "\(writing), \(Self.said(round, number))")
    }
  }

  /// New names for units and teams, in the opposite order; units that the same team gave the same scores, and teams
  /// that gave the same, keep theirs, for only names tell these apart.
  private static func renamed(_ round: MadeRound, _ run: WholeRun) throws -> [String: String] {
    let summary = try Table(csv: run.files["summary.csv"] ?? [], file: "summary.csv")
    let scores = 1..<(summary.header.firstIndex(of: "onsite_adjusted") ?? 1)
    var (alike, ofTeam) = ([[String]: [String]](), [String: [[String]]]())
    for row in 0..<summary.rowCount {
      let own = scores.map { summary.text(row, $0) }
      alike[own, default: []].append(summary.text(row, 0))
      ofTeam[own[0], default: []].append(Array(own.dropFirst()))
    }
    func opposite(_ groups: some Collection<[String]>) -> [String] {
      groups.map { $0.naturallySorted() }.sorted { NaturalOrder($1[0]) < NaturalOrder($0[0]) }
        .flatMap(\.self)
    }
    let teams = Dictionary(grouping: round.teams) { team in
      (ofTeam[team] ?? []).sorted { $0.lexicographicallyPrecedes($1) }
    }
    func numbered(_ names: [String], _ kind: String) -> [(String, String)] {
      names.enumerated().map { ($1, "\(kind)\(10_000 + $0)") }
    }
    return Dictionary(
      numbered(opposite(alike.values), "unit") + numbered(opposite(teams.values), "team"),
      uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: reported)
  func `renamed units and teams have the same results under their new names`(number: Int) throws {
    let (round, work) = (Self.round(number), try TemporaryFolder())
    let run = try WholeRun(
      ["report", try round.write(to: work, "r"), "-o", "o", "--lang", "en"], in: work)
    let new = try Self.renamed(round, run)
    let old = Dictionary(uniqueKeysWithValues: new.map { ($1, $0) })
    let path = try round.write(to: work, "other") { new[$0] ?? $0 }
    let other = try WholeRun(["report", path, "-o", "o", "--lang", "en"], in: work)
    // Sentences hold names too, and name several in the order of names; tables of numbers are compared.
    try expectAlike(
      other, run, Self.said(round, number),
      without: ["reason"],
      files: [
        "summary", "ranks", "team_severity", "adjusted_scores", "total_error", "joint_ranks",
        "assessor_severity", "bias_tests", "rank_boundary", "outliers",
      ]
    ) { cell in
      let names = cell.components(separatedBy: " + ").map { old[$0] ?? $0 }
      return names.sorted().joined(separator: " + ")
    }
  }

  /// What sums over units in another order may change.
  private static let rounding = 1e-7

  private func expectAlike(
    _ run: WholeRun, _ other: WholeRun, _ comment: Comment, without: Set<String> = [],
    files: [String]? = nil,
    naming: (String) -> String = { $0 }
  ) throws {
    #expect(run.files.keys.sorted() == other.files.keys.sorted(), comment)
    for (name, bytes) in run.files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".csv") {
      guard files?.contains(String(name.dropLast(4))) ?? true, let others = other.files[name] else {
        continue
      }
      // Places in the files are elsewhere; which of equal units is named is open.
      let isPlace = { (column: String) in
        without.contains(column)
          || name == "diagnostics.csv" && ["row", "column", "letter"].contains(column)
          || name == "flips.csv" && column.hasPrefix("unit_")
      }
      let difference = try TableRows(bytes, naming: naming, without: isPlace)
        .difference(
          from: TableRows(others, naming: naming, without: isPlace), tolerance: Self.rounding)
      #expect(difference == nil, "\(name), \(comment)")
    }
  }

  // MARK: years

  @Test(arguments: reported.prefix(max(2, count / 4)))
  func `years have the same bytes on any number of threads and any processor`(number: Int) throws {
    let (round, work) = (Self.round(number), try TemporaryFolder())
    let path = try round.write(to: work, "r")
    for year in ["2015", "2016"] {
      _ = try WholeRun(["archive", "add", "a.sqlite", path, "--year", year], in: work)
    }
    let command = ["trend", "--archive", "a.sqlite", "-o", "o"]
    let run = try WholeRun(command, in: work)
    #expect(try run.faults().isEmpty)
    guard run.status == 0 else { return }
    for environment in Self.places + [["STEELYARD=x"]] {
      let threads = environment[0].hasPrefix("OPENBLAS") ? "2" : "8"
      let other = try WholeRun(
        command + ["--threads", threads], in: work, environment: environment)
      #expect(other.differing(from: run) == [], "\(environment), \(Self.said(round, number))")
    }
  }

  @Test(arguments: reported.prefix(max(2, count / 4)))
  func `years of renamed units and teams have the same results under their new names`(
    number: Int
  ) throws {
    let (round, work) = (Self.round(number), try TemporaryFolder())
    let path = try round.write(to: work, "r")
    let report = try WholeRun(["report", path, "-o", "o"], in: work)
    let new = try Self.renamed(round, report)
    let old = Dictionary(uniqueKeysWithValues: new.map { ($1, $0) })
    func trend(_ path: String, _ archive: String) throws -> WholeRun {
      for year in ["2015", "2016"] {
        _ = try WholeRun(["archive", "add", archive, path, "--year", year], in: work)
      }
      return try WholeRun(["trend", "--archive", archive, "-o", "o"], in: work)
    }
    let run = try trend(path, "a.sqlite")
    let other = try trend(round.write(to: work, "other") { new[$0] ?? $0 }, "b.sqlite")
    #expect(other.status == run.status, Self.said(round, number))
    try expectAlike(
      other, run, Self.said(round, number), without: ["reason", "round"],
      files: ["team_drift", "team_trends", "unit_trends", "unit_slopes", "trend_decomposition"]
    ) { old[$0] ?? $0 }
  }
}
