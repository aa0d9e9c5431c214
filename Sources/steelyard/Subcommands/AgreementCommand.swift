import Agreement
import ArgumentParser
import MixedModels
import Phrases
import Reporting

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "icc",
    abstract: "Measure how far raters of the same targets agree.",
    discussion: """
      Examples:
        steelyard icc ratings.csv --target unit --rater assessor --score score
        steelyard icc judges.csv --target subject --rater judge --format json
      """)

  @OptionGroup var input: FileOptions
  @Option(help: "Column of what is scored.") var target = "unit"
  @Option(help: "Column of who scores.") var rater = "assessor"
  @Option(help: "Column of the numbers.") var score = "score"
  @OptionGroup var output: OutputOptions

  func run() throws {
    try exiting {
      let table = try input.table()
      let scores = try table.numbers(score)
      let (targets, raters) = (try table.labels(target), try table.labels(rater))
      let complete = CompleteRows(
        count: table.rowCount, numbers: [scores], labels: [targets, raters])
      if complete.dropped > 0 {
        say(Phrase("\(complete.dropped) rows have a blank cell: left out"))
      }
      let agreement = Agreement(
        scores: complete.values(scores), targets: complete.factor(targets, name: target),
        raters: complete.factor(raters, name: rater))
      try output.write(try agreement.tables())
    }
  }
}

/// Scores by target and rater, and what can be said of their agreement.
struct Agreement {
  let scores: [Double]
  let targets: RandomFactor
  let raters: RandomFactor

  /// target × rater when each pair was scored once; nil otherwise.
  private var matrix: [[Double]]? {
    guard scores.count == targets.levels.count * raters.levels.count else { return nil }
    var rows = [[Double?]](
      repeating: [Double?](repeating: nil, count: raters.levels.count),
      count: targets.levels.count)
    for (index, score) in scores.enumerated() {
      rows[Int(targets.codes[index])][Int(raters.codes[index])] = score
    }
    let filled = rows.map { $0.compactMap { $0 } }
    return filled.allSatisfy { $0.count == raters.levels.count } ? filled : nil
  }

  func tables() throws -> [ResultTable] {
    var results: [IntraclassCorrelation] = []
    var concordance: KendallW?
    if let matrix {
      results = CompleteAgreement(matrix)?.correlations ?? []
      concordance = KendallW(matrix)
    } else {
      say(
        Phrase("not every rater scored every target once: estimates are from REML components alone")
      )
    }
    do throws(MixedModelsError) {
      results += try intraclassCorrelations(scores: scores, targets: targets, raters: raters)
    } catch {
      if results.isEmpty {
        throw Failure(code: 1, sentence: Phrase("no agreement to measure: \(error)"))
      }
      say(Phrase("no REML estimates: \(error)"))
    }
    let rows = results.map { icc -> [ResultTable.Cell] in
      [
        .text(icc.type), .text(icc.method), .exact(icc.estimate), .exact(icc.f), .exact(icc.df1),
        .exact(icc.df2), .exact(icc.p), .exact(icc.lower), .exact(icc.upper),
      ]
    }
    var tables = [
      ResultTable(
        name: "icc",
        columns: ["type", "method", "icc", "f", "df1", "df2", "p", "lower", "upper"], rows: rows)
    ]
    if let concordance {
      tables.append(
        ResultTable(
          name: "kendall_w", columns: ["w", "chi_squared", "df", "p"],
          rows: [
            [
              .exact(concordance.w), .exact(concordance.chiSquared), .exact(concordance.df),
              .exact(concordance.p),
            ]
          ]))
    }
    return tables
  }
}
