import ArgumentParser
import Phrases
import SteelyardKit

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Run every analysis and write CSV files, report.html and report.xlsx.",
    usage: "steelyard report <round> -o DIR [options]",
    discussion: """
      Examples:
        steelyard report round/ -o results
        steelyard report s.csv --weights onsite=50,routine=40,peer=10 -o results
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var robust: RobustOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var csv: CSVOption
  @OptionGroup var verbose: VerboseOption
  @OptionGroup var common: ConsoleOptions
  @Option(
    help: "Also draw each chart as a file in DIR/figures, with caption and Vega source: svg or png."
  )
  var figures: FigureFormat?
  @Option(name: [.customShort("o"), .customLong("output")], help: "Result folder.")
  var folder: String

  func run() throws {
    let console = common.console
    try console.exiting {
      var recipe = RunRecipe(.report, language: common.lang, csvEncoding: csv.csvEncoding)
      recipe.round = try input.source()
      recipe.analysis = Recipe(seed: input.seed, studentErrors: robust.studentErrors)
      recipe.figures = figures
      let run = Run(
        recipe, try RunInputs(recipe), threads: threads.threads, onStage: Progress.stage)
      let output = try run.output()
      for warning in output.saidWarnings(isVerbose: verbose.verbose) { console.notice(warning) }
      try output.folder(threads: threads.threads).write(to: folder)
      for sentence in output.summary { console.notice(sentence) }
      console.notice(Phrase("wrote \(folder)/report.html"))
    }
  }
}
