import ArgumentParser
import Assessments
import Phrases
import Reporting
import Sensitivity
import Statistics

extension TiePolicy: ExpressibleByArgument {}

struct Weights: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Say how sure ranks are, and what they owe to the weights.",
    discussion: """
      Examples:
        steelyard weights round/ --box 10,10,5 -o results
        steelyard weights t.csv --unit name --components a,b,c --weights 60,30,10
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "Ranks of equal totals; the scheme's policy if not given.") var ties: TiePolicy?
  @Option(help: "Sizes of the first sets looked at, as 3,10,20; P(top k) takes the last.")
  var top = "20"
  @Option(
    name: .customLong("scheme-weights"),
    help: "Other weights under a name, as name=50,40,10; may be repeated.")
  var schemeWeights: [String] = []
  @Option(
    help: "Units up to the end of each grade but the last, as 10,40, in place of the scheme's.")
  var gradeCuts: String?
  @Option(help: "Columns of a plain table, as a,b,c, in place of a round's components.")
  var components: String?
  @Option(help: "Column that names the rows of a plain table.") var unit = "unit"
  @Flag(help: "Sobol' indices and Shapley effects of every unit's rank; takes a second or so.")
  var sobol = false
  @OptionGroup var region: WeightRegionOptions

  private func cuts(_ study: WeightStudy) -> [Int] {
    gradeCuts?.split(separator: ",").compactMap { Int($0) } ?? study.gradeCuts
  }

  private var tops: [Int] { top.split(separator: ",").compactMap { Int($0) } }

  func validate() throws {
    let parts = top.split(separator: ",")
    guard !parts.isEmpty, tops.count == parts.count, tops.allSatisfy({ $0 > 0 }) else {
      throw ValidationError("--top: give whole numbers of 1 or more, as 3,10,20")
    }
    let cuts = (gradeCuts ?? "").split(separator: ",").map { Int($0) ?? 0 }
    guard cuts.allSatisfy({ $0 > 0 }) else {
      throw ValidationError("--grade-cuts: give whole numbers of 1 or more, as 10,40")
    }
  }

  func run() throws {
    try exiting {
      guard let components else { return try runRound() }
      let keys = components.split(separator: ",").map(String.init)
      let study = try plain(keys)
      let ranking = ResultTable(
        name: "ranks", columns: ["unit", "total", "rank"],
        rows: zip(
          study.units, zip(study.totals, Ranking(ties: ties ?? .competition).ranks(study.totals))
        )
        .map { [.text($0), .exact($1.0), .rank($1.1)] })
      let left = study.withoutComponents(top: tops.last ?? 20)
        .table(units: study.units, top: tops.last ?? 20)
      try write(
        [ranking] + study.tables() + [left]
          + (sobol ? [study.rankSources.table(units: study.units, seed: input.seed)] : []), study)
    }
  }

  private func runRound() throws {
    let round = try input.readSound()
    let alternatives = try [.equal(round.scheme)] + schemeWeights.map { try named($0, round) }
    let analysis = try Analysis(round, options: input, ties: ties, top: tops.last ?? 20)
    var study = try analysis.weightStudy()
    study.tops = tops
    study.gradeCuts = cuts(study)
    try region.apply(to: &study)
    try write(
      [
        analysis.ranks, analysis.schemes(alternatives), analysis.schemeAgreement(alternatives),
        analysis.weightIntervalTable, analysis.jointRanks(seed: input.seed),
      ] + study.tables() + [analysis.leaveOut(study), analysis.grades].compactMap { $0 }
        + (sobol
          ? [analysis.rankSources(study).table(units: study.units, seed: input.seed)] : []),
      study)
  }

  private func write(_ tables: [ResultTable], _ study: WeightStudy) throws {
    let map = output.folder == nil ? "" : try study.regions()
    try output.write(tables, files: map.isEmpty ? [] : [OutputFile("regions.geojson", text: map)])
  }

  /// A study of a plain table; rows with a blank component are left out and counted.
  private func plain(_ keys: [String]) throws -> WeightStudy {
    guard keys.count > 1 else { throw ValidationError("--components: give two or more") }
    let weights = input.weights?.split(separator: ",").compactMap { Double($0) }
    guard weights?.count ?? keys.count == keys.count else {
      throw ValidationError("--weights: give one number a component, as 60,30,10")
    }
    let table = try LongTable(path: input.round, options: input.tables.values)
    let names = try table.labels(unit)
    let numbers = try keys.map { try table.numbers($0) }
    let complete = CompleteRows(count: table.rowCount, numbers: numbers, labels: [names])
    if complete.dropped > 0 {
      say(Phrase("\(complete.dropped) rows have a blank cell: not ranked"))
    }
    var study = WeightStudy(
      units: complete.rows.map { names.levels[names[$0]] }, components: keys,
      scores: complete.rows.map { row in numbers.compactMap { $0[row] } },
      weights: weights ?? keys.map { _ in 1 })
    study.tops = tops
    study.gradeCuts = cuts(study)
    study.seed = input.seed
    try region.apply(to: &study)
    return study
  }

  private func named(_ text: String, _ round: Round) throws -> NamedWeights {
    let sides = text.split(separator: "=", maxSplits: 1)
    let weights = sides.last.map { $0.split(separator: ",").compactMap { Double($0) } } ?? []
    guard sides.count == 2, weights.count == round.scheme.components.count,
      weights.allSatisfy({ $0 >= 0 && $0.isFinite }), weights.contains(where: { $0 > 0 })
    else {
      let keys = round.scheme.components.map(\.key).joined(separator: ", ")
      throw ValidationError(
        "--scheme-weights: '\(text)' is not name=weights, one each for \(keys)")
    }
    return NamedWeights(name: String(sides[0]), weights: weights)
  }
}

extension Analysis {
  /// Adjusted scores of the units that have all components.
  func weightStudy() throws -> WeightStudy {
    let complete = round.units.indices.filter { unit in
      adjustedScores[unit].allSatisfy { $0 != nil }
    }
    guard !complete.isEmpty else {
      let absent = round.scheme.components.indices.filter { index in
        adjustedScores.allSatisfy { $0[index] == nil }
      }.map { "'\(round.scheme.components[$0].key)'" }
      throw Failure(
        code: Failure.badData,
        sentence: absent.isEmpty
          ? Phrase(
            "no unit has a total: each lacks the score of some component; 'steelyard check' lists "
              + "them")
          : Phrase(
            "no unit has a total, because none has a score of \(absent); add it, or give it weight 0 "
              + "with --weights to rank without it"))
    }
    return WeightStudy(
      units: complete.map { round.units[$0].id }, components: round.scheme.components.map(\.key),
      // Scores are taken as written: beyond nine decimals an estimate's noise would make slivers.
      scores: complete.map { unit in
        adjustedScores[unit].compactMap { $0.map { ($0 * 1e9).rounded() / 1e9 } }
      },
      weights: round.scheme.components.map(\.weight),
      gradeCuts: round.scheme.grades?.cuts(among: complete.count) ?? [])
  }
}
