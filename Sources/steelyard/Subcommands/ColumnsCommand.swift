import ArgumentParser
import Phrases
import Reporting
import SteelyardKit

struct ColumnsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "columns",
    abstract: Phrase("Say what every column of every output table means.").asked,
    discussion: """
      Examples:
        steelyard columns team_severity
        steelyard columns --format csv
      """)

  @Argument(
    help: Phrase("Name of a table, as its file without .csv; all tables if not given.").help)
  var table: String?
  @Option(help: Phrase("Format of standard output.").help) var format: Format = .table
  @OptionGroup var common: ConsoleOptions

  func run() throws {
    try common.console.exiting {
      let guide = try ColumnGuide(table: table)
      switch format {
      case .text, .table: try StandardStream.put(guide.text(in: common.lang))
      case .csv: try StandardStream.put(guide.table.csvText(in: common.lang))
      case .json: try StandardStream.put(guide.table.jsonText(in: common.lang) + "\n")
      }
    }
  }
}
