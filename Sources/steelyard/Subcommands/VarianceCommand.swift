import ArgumentParser
import MixedModels
import SteelyardKit

struct VarianceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "variance",
    abstract: "Split the variance of any long table into components, or regress it.",
    usage: "steelyard variance <file> --response Y [--random A] [--fixed X] [options]",
    discussion: """
      Examples:
        steelyard variance r.csv --response y --random unit --nested assessor/team
        steelyard variance table.csv --response y --fixed x,x^2
      """)

  @OptionGroup var input: TableOptionGroup
  @Option(help: "Column with the numbers to explain.") var response: String
  @Option(help: "Columns with random levels, as a,b,c; a:b is their combination.")
  var random: CommaList<String>?
  @Option(help: "Factors whose names mean another level in each group, as inner/outer,…")
  var nested: CommaList<String>?
  @Option(help: "Combinations with a variance of their own, as a:b,…")
  var interaction: CommaList<String>?
  @Option(help: "Columns with fixed effects: numbers, factor(x), or powers as x^2.")
  var fixed: CommaList<String>?
  @Flag(help: "No constant in the mean; for models without random factors.")
  var noIntercept = false
  @Option(help: "Column of precision weights.") var weights: String?
  @Flag(help: "Maximum likelihood instead of REML.") var ml = false
  @Flag(help: "Intervals by profile likelihood instead of Wald's.") var profile = false
  @Flag(help: "Test each variance against zero by likelihood ratio.") var tests = false
  @Flag(help: "Write the predicted effect of every level too.") var effects = false
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.variance)
      recipe.table = input.source
      recipe.variance = VarianceOptions(
        response: response, random: random?.values ?? [],
        nested: try (nested?.values ?? []).map { try VarianceOptions.Nesting($0) },
        interactions: interaction?.values ?? [], fixed: fixed?.values ?? [],
        hasIntercept: !noIntercept, weights: weights,
        method: ml ? .ml : .reml, hasProfileIntervals: profile, hasTests: tests,
        hasEffects: effects)
      try output.carryOut(recipe)
    }
  }
}
