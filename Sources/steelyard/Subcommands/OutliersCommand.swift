public import ArgumentParser
import Outliers
import Phrases
import Statistics
import SteelyardKit

extension MultiplicityControl: ExpressibleByArgument {}
extension RobustScale: ExpressibleByArgument {}

struct OutliersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outliers",
    abstract: Phrase("Flag scores that need a second look, in a round or in any table.").asked,
    discussion: """
      Examples:
        steelyard outliers round/
        steelyard outliers values.csv --value x --by team
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var verbose: VerboseOption
  @OptionGroup var output: OutputOptions
  @Option(help: Phrase("A plain table's column of numbers, judged one by one.").help) var value:
    String?
  @Option(help: Phrase("Judge --value within each group of this column.").help) var by: String?
  @Option(help: Phrase("Test --value for a trend over this column of numbers, in each group.").help)
  var order: String?
  @Flag(
    help: Phrase("Test in each group whether some last digits of --value are too frequent.").help)
  var digits = false
  @Option(help: Phrase("Column that names the rows of a plain table.").help) var id: String?
  @Option(
    help: Phrase(
      "Largest number of outliers to look for with --value; a tenth of the values if not given."
    ).help
  )
  var most: Int?
  @Option(help: Phrase("Error rate to hold in each family of judgements.").help) var level = 0.05
  @Option(
    help: Phrase(
      "Kind of error rate: bh or by (false discovery rate), holm (chance of any false flag)."
    ).help)
  var control = MultiplicityControl.benjaminiHochberg
  @Flag(
    help: Phrase("Units are listed in the order of their visits: test assessors for drift.").help)
  var inOrder = false
  @Option(help: Phrase("Measure of spread in robust z: mad, qn or sn.").help) var scale:
    RobustScale?

  func validate() throws {
    guard level > 0, level < 1 else {
      throw ValidationError(Phrase("--level: give a number between 0 and 1"))
    }
    guard value != nil || (order == nil && !digits) else {
      throw ValidationError(Phrase("--order and --digits judge the column that --value names"))
    }
    let isPlain = value != nil || input.columns?.list != nil
    if isPlain {
      guard input.weights == nil, input.columns?.mapping == nil else {
        throw ValidationError(
          Phrase("--weights and names of --columns are for rounds, not for plain tables"))
      }
      guard !inOrder else {
        throw ValidationError(Phrase("--in-order is for rounds; use --order COLUMN with --value"))
      }
      guard value == nil || input.columns == nil else {
        throw ValidationError(Phrase("give --value or a list of --columns, not both"))
      }
    } else {
      guard by == nil, id == nil else {
        throw ValidationError(
          Phrase("--by and --id are for plain tables; give --value or --columns too"))
      }
    }
    guard value != nil || most == nil else {
      throw ValidationError(Phrase("--most judges the column that --value names"))
    }
    guard value != nil || !isPlain || (scale == nil && by == nil) else {
      throw ValidationError(Phrase("--scale and --by judge the column that --value names"))
    }
    guard most ?? 1 > 0 else { throw ValidationError(Phrase("--most: give 1 or more")) }
  }

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.outliers)
      recipe.analysis = Recipe(
        seed: input.seed,
        outliers: OutlierSettings(
          level: level, control: control, scale: scale ?? .mad, isInOrder: inOrder))
      // `--columns a,b,c` lists columns of a plain table; `--columns unit=dept` maps a round's.
      let columns = input.columns?.list ?? []
      if value != nil || !columns.isEmpty {
        recipe.table = input.tableSource
        recipe.plainOutliers = PlainOutlierOptions(
          value: value, columns: columns, by: by, order: order, hasDigits: digits, id: id,
          most: most)
      } else {
        recipe.round = try input.source()
      }
      try output.carryOut(recipe, threads: threads.threads, isVerbose: verbose.verbose)
    }
  }
}
