import ArgumentParser
import SteelyardKit

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "icc",
    abstract: "Measure how far raters of the same targets agree.",
    discussion: """
      Examples:
        steelyard icc ratings.csv --target unit --rater assessor --score score
        steelyard icc judges.csv --target subject --rater judge --format json
      """)

  @OptionGroup var input: TableOptionGroup
  @Option(help: "Column that names what is scored.") var target = "unit"
  @Option(help: "Column that names who scores.") var rater = "assessor"
  @Option(help: "Column with the scores.") var score = "score"
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.icc)
      recipe.table = input.source
      recipe.agreement = AgreementOptions(target: target, rater: rater, score: score)
      try output.carryOut(recipe)
    }
  }
}
