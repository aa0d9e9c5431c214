import ArgumentParser
import MixedModels
import Phrases
import SteelyardKit

struct VarianceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "variance",
    abstract: Phrase("Split the variance of any long table into components, or regress it.").asked,
    usage: "steelyard variance <file> --response Y [--random A] [--fixed X] [options]",
    discussion: """
      Examples:
        steelyard variance r.csv --response y --random unit --nested assessor/team
        steelyard variance table.csv --response y --fixed x,x^2
      """)

  @Argument(
    help: Phrase("A CSV or Excel file with one row per observation, or - for standard input.").help)
  var file: String?
  @OptionGroup var reading: TableFileOptions
  @Option(
    help: Phrase("Folder of the tables that 'sql' asks a database for, instead of a file.").help)
  var fromTables: String?
  @Option(help: Phrase("Column with the numbers to explain.").help) var response: String?
  @OptionGroup var terms: ModelTerms
  @Flag(help: Phrase("No constant in the mean; for models without random factors.").help)
  var noIntercept = false
  @Option(help: Phrase("Column of precision weights.").help) var weights: String?
  @Flag(help: Phrase("Maximum likelihood instead of REML.").help) var ml = false
  @Flag(help: Phrase("Intervals by profile likelihood instead of Wald's.").help) var profile = false
  @Flag(help: Phrase("Test each variance against zero by likelihood ratio.").help) var tests = false
  @Flag(help: Phrase("Write the predicted effect of every level too.").help) var effects = false
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard let fromTables else {
      guard file != nil else {
        throw ValidationError(Phrase("give a file, or the folder of its tables with --from-tables"))
      }
      guard response != nil else {
        throw ValidationError(Phrase("name the column with the numbers to explain: --response"))
      }
      return
    }
    if let file {
      throw ValidationError(
        Phrase("either a file or --from-tables, not both: leave \(file) or \(fromTables) out"))
    }
    let hasModel =
      response != nil || terms.isGiven || weights != nil || noIntercept
    if hasModel || reading.isGiven {
      throw ValidationError(
        Phrase(
          "the tables of --from-tables hold the model and are CSV: leave out --response, --random, "
            + "--nested, --interaction, --fixed, --weights, --no-intercept, --encoding and --sheet")
      )
    }
  }

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.variance)
      recipe.table = TableSource(
        path: fromTables ?? file ?? "", encoding: reading.encoding, sheet: reading.sheet)
      recipe.variance = VarianceOptions(
        response: response ?? "", random: terms.random?.values ?? [],
        nested: try terms.nestings(), interactions: terms.interaction?.values ?? [],
        fixed: terms.fixed?.values ?? [],
        hasIntercept: !noIntercept, weights: weights,
        method: ml ? .ml : .reml, hasProfileIntervals: profile, hasTests: tests,
        hasEffects: effects, isFromTables: fromTables == nil ? nil : true)
      try output.carryOut(recipe, threads: threads.threads)
    }
  }
}
