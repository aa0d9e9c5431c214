public import ArgumentParser
import Phrases
import SteelyardKit

extension RepeatPolicy: ExpressibleByArgument {}

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "icc",
    abstract: Phrase("Measure how far raters of the same targets agree.").asked,
    discussion: """
      Examples:
        steelyard icc ratings.csv --target unit --rater assessor --score score
        steelyard icc judges.csv --target subject --rater judge --repeats mean
      """)

  @OptionGroup var input: TableOptionGroup
  @Option(help: Phrase("Column that names what is scored.").help) var target = "unit"
  @Option(help: Phrase("Column that names who scores.").help) var rater = "assessor"
  @Option(help: Phrase("Column with the scores.").help) var score = "score"
  @Option(
    help: Phrase(
      "If a rater scored a target more than once: error (the default), mean, first or last."
    ).help)
  var repeats: RepeatPolicy?
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.icc)
      recipe.table = input.source
      recipe.agreement = AgreementOptions(
        target: target, rater: rater, score: score, repeats: repeats)
      try output.carryOut(recipe)
    }
  }
}
