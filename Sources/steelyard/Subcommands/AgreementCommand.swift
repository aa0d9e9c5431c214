public import ArgumentParser
import SteelyardKit

extension RepeatPolicy: ExpressibleByArgument {}

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "icc",
    abstract: "Measure how far raters of the same targets agree.",
    discussion: """
      Examples:
        steelyard icc ratings.csv --target unit --rater assessor --score score
        steelyard icc judges.csv --target subject --rater judge --repeats mean
      """)

  @OptionGroup var input: TableOptionGroup
  @Option(help: "Column that names what is scored.") var target = "unit"
  @Option(help: "Column that names who scores.") var rater = "assessor"
  @Option(help: "Column with the scores.") var score = "score"
  @Option(
    help: "If a rater scored a target more than once: error (the default), mean, first or last.")
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
