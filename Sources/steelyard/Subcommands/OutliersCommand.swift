import ArgumentParser
import Outliers
import Phrases
import Reporting
import Statistics

struct OutliersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outliers",
    abstract: "Flag scores that need a second look, in a round or any table.",
    discussion: """
      Examples:
        steelyard outliers round/
        steelyard outliers values.csv --value x --by team
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "A plain table's column of numbers, judged one by one.") var value: String?
  @Option(help: "Judge --value within each group of this column.") var by: String?
  @Option(help: "Test --value for a trend over this column of numbers, in each group.")
  var order: String?
  @Flag(help: "Test the last digits of --value for favourites, in each group.")
  var digits = false
  @Option(help: "Column that names the rows of a plain table.") var id: String?
  @Option(help: "Most outliers to look for with --value; a tenth of the values if not given.")
  var most: Int?
  @Option(help: "Error rate held over each family of judgements.") var level = 0.05
  @Option(help: "Error held: bh or by (false discovery rate), holm (chance of any false flag).")
  var control = MultiplicityControl.benjaminiHochberg
  @Flag(help: "Units are listed in the order of their visits: test assessors for drift.")
  var inOrder = false
  @Option(help: "Spread behind robust z: mad, qn or sn.") var scale = RobustScale.mad

  var settings: OutlierSettings {
    OutlierSettings(level: level, control: control, scale: scale, isInOrder: inOrder)
  }

  /// `--columns a,b,c` lists columns of a plain table; `--columns unit=dept` maps a round's.
  private var listed: [String] {
    guard let text = input.columns, !text.contains("=") else { return [] }
    return text.split(separator: ",").map(String.init)
  }

  func validate() throws {
    guard level > 0, level < 1 else { throw ValidationError("--level lies between 0 and 1") }
    guard value != nil || (order == nil && !digits) else {
      throw ValidationError("--order and --digits judge the column that --value names")
    }
    guard most ?? 1 > 0 else { throw ValidationError("--most: give 1 or more") }
  }

  func run() throws {
    try exiting {
      let table: ResultTable
      if let value {
        table = try PlainOutliers(self, path: input.round).univariate(value)
      } else if !listed.isEmpty {
        table = try PlainOutliers(self, path: input.round).multivariate(listed, seed: input.seed)
      } else {
        table = try Analysis(input.readSound(), options: input).outlierTable(settings)
      }
      try output.write([table])
      let flagged = table.columns.firstIndex(of: "flagged").map { column in
        table.rows.count { $0[column] == .flag(true) }
      }
      say(flagged == 0 ? Phrase("none found") : Phrase("\(flagged ?? 0) found"))
    }
  }
}

extension MultiplicityControl: ExpressibleByArgument {}
extension RobustScale: ExpressibleByArgument {}
