import ArgumentParser
import SteelyardKit

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the input and report which comparisons between teams the data support.",
    discussion: """
      With -o, checked.xlsx is a copy of the input with everything that was found
      marked where it is.

      Examples:
        steelyard check scores.csv --format csv
        steelyard check round/ -o checked
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.check)
      recipe.round = try input.source()
      recipe.analysis = Recipe(seed: input.seed)
      try output.carryOut(recipe, threads: threads.threads)
    }
  }
}
