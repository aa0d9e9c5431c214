import ArgumentParser
import Phrases
import SteelyardKit

struct BiasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bias",
    abstract: Phrase(
      "Estimate how many points each team took off or gave, and how certain that is."
    ).asked,
    discussion: """
      Examples:
        steelyard bias round/
        steelyard bias scores.csv --format csv --table team_severity
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var robust: RobustOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.bias)
      recipe.round = try input.source()
      recipe.analysis = Recipe(seed: input.seed, studentErrors: robust.studentErrors)
      try output.carryOut(recipe, threads: threads.threads)
    }
  }
}
