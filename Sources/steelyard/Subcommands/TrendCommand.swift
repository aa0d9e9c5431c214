import Archive
import ArgumentParser
import Assessments
import MultiYear
import Phrases
import Reporting

struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Compare years: which units changed, which teams drifted, and why totals moved.",
    discussion: """
      Examples:
        steelyard trend round-2015 round-2016 round-2017 -o results
        steelyard trend --archive rounds.sqlite --format json
      """)

  @Argument(help: "Rounds of different years: folders, or CSV or Excel files.")
  var rounds: [String] = []
  @Option(help: "An archive in place of rounds, or before them.") var archive: String?
  @Option(help: "Years of rounds whose scheme has none, in their order, as 2015,2016.")
  var years: String?
  @Option(help: "Columns of other names, as unit=dept,team=grp,onsite=visit.")
  var columns: String?
  @Option(
    help: "Years compared: consecutive, ends (a unit's first and last), or all (every two).")
  var between: YearPairs = .consecutive
  @Option(help: "Seed of everything drawn by chance.") var seed: UInt64 = 1
  @Option(help: "Threads to work on; the answer does not depend on them.") var threads = 1
  @Flag(help: "No notices on standard error; errors stay.") var quiet = false
  @OptionGroup var tables: TableFileOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if quiet { Console.silence() }
    guard !rounds.isEmpty || archive != nil else {
      throw ValidationError("give rounds of two or more years, or --archive FILE")
    }
    guard threads > 0 else { throw ValidationError("--threads: give 1 or more") }
  }

  func run() throws {
    try exiting {
      let given = try readRounds()
      var results: [[ResultTable]] = []
      var pages: [OutputFile] = []
      try eachGroup(given) { group in
        guard group.count > 1 else {
          say(
            Phrase("\(group[0].year) '\(group[0].name)' shares no unit with another year: left out")
          )
          return
        }
        let study = try TrendStudy(
          group, pairs: between, seed: seed, threads: threads)
        study.tell()
        let tables =
          [
            study.unitTrends, study.teamDrift, study.decomposition, study.scaleDrifts,
            study.unitSlopes,
          ] + [study.assessorDrift, study.itemDrift].compactMap { $0 }
        results.append(tables)
        guard output.folder != nil else { return }
        pages.append(
          OutputFile(
            pages.isEmpty ? "trend.html" : "trend-\(pages.count + 1).html",
            text: TrendPage(study, tables).html.text(vega: vegaModules())))
      }
      guard !results.isEmpty else {
        throw Failure(
          code: Failure.badData,
          sentence: Phrase(
            "no two years share a unit; names must be the same in both, or an archive with "
              + "a mapping must say which are"))
      }
      try output.write(ResultTable.joined(results), files: pages)
    }
  }

  private func readRounds() throws -> [YearRound] {
    let told = (years ?? "").split(separator: ",").map { Int($0) }
    var next = 0
    return try rounds.map { path in
      let reading = try RoundOptions.read(path, columns: columns, weights: nil, tables: tables)
      let round = try RoundOptions.sound(reading).round
      if let year = round.scheme.year { return YearRound(round, year: year) }
      guard next < told.count, let year = told[next] else {
        throw Failure(
          code: Failure.badData,
          sentence: Phrase(
            "\(path): the round has no year; add 'year' to scheme.yaml, or give --years"))
      }
      next += 1
      return YearRound(round, year: year)
    }
  }

  private static func tellStage(_ group: [YearRound], _ place: Int, of count: Int) {
    let years = "\(group.first?.year ?? 0)-\(group.last?.year ?? 0)"
    Progress.stage(Phrase("comparing years \(years), group \(place + 1) of \(count)"))
  }

  /// Rounds linked by units, group after group, so that ratings of one group at a time are held.
  private func eachGroup(_ given: [YearRound], _ body: ([YearRound]) throws -> Void) throws {
    guard let archive else {
      let groups = try TrendStudy.groups(given)
      for (place, group) in groups.enumerated() {
        Self.tellStage(group, place, of: groups.count)
        try body(group)
      }
      return
    }
    do {
      try RoundArchive(path: archive).read { snapshot in
        let keys = try snapshot.rounds().map(\.key)
        let known = try keys.map {
          try YearRound(snapshot.round($0), in: snapshot, ratings: false)
        }
        let groups = try TrendStudy.groups(known + given)
        for (place, group) in groups.enumerated() {
          Self.tellStage(group, place, of: groups.count)
          try body(
            group.map { round in
              let key = RoundKey(year: round.year, name: round.name)
              guard round.items.isEmpty, keys.contains(key) else { return round }
              return try YearRound(snapshot.round(key), in: snapshot, ratings: true)
            })
        }
      }
    } catch let error as ArchiveError {
      throw error.failure(busy: Failure.cannotRead)
    }
  }
}

extension YearPairs: ExpressibleByArgument {}

extension TrendStudy {
  /// What the reader of the tables must know, on standard error.
  func tell() {
    let span = "\(data.years.first ?? 0)-\(data.years.last ?? 0)"
    if estimate.effectiveSampleSize < 400 {
      say(
        Phrase(
          "\(span): only \(Int(estimate.effectiveSampleSize)) effective draws: intervals are rough")
      )
    }
    let linkage = MultiYearLinkage(data)
    say(
      Phrase(
        "\(span): of \(linkage.contrasts) contrasts between team-years, units connect "
          + "\(linkage.withinYears) within single years and \(linkage.overYears) over all years; the "
          + "others rest on the anchors alone"))
    let own = estimate.severities.compactMap { severity in
      aloneErrors[severity.place].map { (severity.standardError, $0) }
    }
    let linked = own.reduce(0) { $0 + $1.0 }
    let alone = own.reduce(0) { $0 + $1.1 }
    if alone > 0 {
      say(
        Phrase(
          "\(span): linking the years makes severities' standard errors "
            + "\((100 * (1 - linked / alone)).fixed(0)) % smaller than each year alone; a team of "
            + "the same name is taken for the same team"))
    }
    if let own = estimate.assessors {
      say(
        Phrase(
          "\(span): \(own.movedCount) of \(own.assessorCount) assessors sat in different teams, and "
            + "their ratings tie those teams: assessors differ by an SD of "
            + "\(own.standardDeviation.fixed(1)) points, persistence \(own.persistence.fixed(2))"))
    }
    let everywhere = units.indices.count { unit in totals.allSatisfy { $0[unit] != nil } }
    if everywhere < units.count {
      say(Phrase("\(span): \(everywhere) of \(units.count) units have a total in every year"))
    }
  }
}

extension ResultTable {
  /// Tables of the same name one below the other, in order of first appearance.
  static func joined(_ groups: [[ResultTable]]) -> [ResultTable] {
    var result: [ResultTable] = []
    for table in groups.joined() {
      if let place = result.firstIndex(where: { $0.name == table.name }) {
        let before = result[place]
        result[place] = ResultTable(
          name: before.name, columns: before.columns, rows: before.rows + table.rows)
      } else {
        result.append(table)
      }
    }
    return result
  }
}
