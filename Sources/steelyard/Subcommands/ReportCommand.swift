import ArgumentParser
import Phrases
import SteelyardKit

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: Phrase("Run every analysis and write CSV files, report.html and report.xlsx.").asked,
    usage: """
      steelyard report <round> -o DIR [options]
      steelyard report <table> --components A,B,C -o DIR [options]
      steelyard report <table> --unit U --rater R --score S -o DIR [options]
      """,
    discussion: """
      Examples:
        steelyard report round/ -o results
        steelyard report r.csv --unit paper --rater reviewer -o results
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var robust: RobustOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var csv: CSVOption
  @OptionGroup var verbose: VerboseOption
  @OptionGroup var common: ConsoleOptions
  @Option(
    help: Phrase(
      "Also draw each chart as a file in DIR/figures, with caption and Vega source: svg or png."
    ).help
  )
  var figures: FigureFormat?
  @Option(name: [.customShort("o"), .customLong("output")], help: Phrase("Result folder.").help)
  var folder: String
  @Option(
    help: Phrase("Columns of a plain table, such as a,b,c, instead of a round's components.").help)
  var components: CommaList<String>?
  @Option(help: Phrase("Column of a plain table that names its units; 'unit' if not given.").help)
  var unit: String?
  @Option(
    help: Phrase("Column that names who gave each score, for a table of one score per row.").help)
  var rater: String?
  @Option(help: Phrase("Column with the scores of such a table; 'score' if not given.").help)
  var score: String?
  @Option(
    help: Phrase("Words of that page instead of the columns' names: unit=paper,team=reviewer.").help
  )
  var words: PairList?

  func validate() throws {
    if components == nil, rater == nil {
      guard unit == nil, score == nil, words == nil else {
        throw ValidationError(
          Phrase(
            "--unit, --score and --words are for plain tables; give --components or --rater too"))
      }
      return
    }
    guard components == nil || (rater == nil && score == nil && words == nil) else {
      throw ValidationError(
        Phrase(
          "--components is for one row per unit, --rater, --score and --words for one score per row"
        ))
    }
    guard input.columns == nil, input.full == nil, input.scheme == nil, !robust.robust else {
      throw ValidationError(
        Phrase("--columns, --full, --scheme and --robust are for rounds; leave them out here"))
    }
    guard rater == nil || (input.weights == nil && input.givenSeed == nil) else {
      throw ValidationError(
        Phrase("--weights and --seed mean nothing with --rater; leave them out"))
    }
    if let unknown = words?.pairs.keys.sorted().first(where: { !RaterOptions.wordKeys.contains($0) }
    ) {
      throw ValidationError(Phrase("--words knows unit, team and onsite, not '\(unknown)'"))
    }
  }

  func run() throws {
    let console = common.console
    try console.exiting {
      var recipe = RunRecipe(
        .report, language: common.lang, csvEncoding: csv.ofFiles(in: common.lang))
      if rater == nil {
        recipe.analysis = Recipe(seed: input.seed, studentErrors: robust.studentErrors)
      }
      if let rater {
        recipe.table = input.tableSource
        recipe.raters = RaterOptions(
          unit: unit ?? "unit", rater: rater, score: score ?? "score", words: words?.pairs ?? [:])
      } else if let components {
        recipe.table = input.tableSource
        recipe.plainWeights = PlainWeightOptions(
          components: components.values, unit: unit ?? "unit", weights: input.weights?.list,
          weightsByComponent: input.weights?.mapping)
      } else {
        recipe.round = try input.source()
      }
      recipe.figures = figures
      let run = Run(
        recipe, try RunInputs(recipe, threads: threads.threads), threads: threads.threads,
        onStage: Progress.stage)
      let output = try run.output()
      for warning in output.saidWarnings(isVerbose: verbose.verbose) { console.notice(warning) }
      try output.write(to: folder, threads: threads.threads)
      for sentence in output.summary { console.notice(sentence) }
      console.notice(Phrase("wrote \(folder)/report.html"))
    }
  }
}
