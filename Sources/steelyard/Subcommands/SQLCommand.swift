public import ArgumentParser
import Phrases
public import SteelyardKit

extension SQLDialect: ExpressibleByArgument {}

struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: Phrase(
      "Print queries that make the tables 'variance --from-tables' needs of a database's rows."
    ).asked,
    usage: "steelyard sql --response Y --random A --dialect D [--fixed X] [options]",
    discussion: """
      Examples:
        steelyard sql --response y --random unit,team --dialect duckdb
        steelyard sql --response y --random a --dialect spark --table db.marks
      """)

  @Option(help: Phrase("Column with the numbers to explain.").help) var response: String
  @OptionGroup var terms: ModelTerms
  @Option(help: Phrase("Column of precision weights.").help) var weights: String?
  @Option(help: Phrase("The database: duckdb, spark, postgres or clickhouse.").help)
  var dialect: SQLDialect
  @Option(help: Phrase("The database's table, as ratings or schema.ratings.").help)
  var table = "ratings"
  @Option(help: Phrase("Folder into which the database is to write the tables.").help)
  var to = "tables"
  @OptionGroup var common: ConsoleOptions

  func run() throws {
    try common.console.exiting {
      let options = VarianceOptions(
        response: response, random: terms.random?.values ?? [], nested: try terms.nestings(),
        interactions: terms.interaction?.values ?? [], fixed: terms.fixed?.values ?? [],
        weights: weights)
      let queries = try VarianceQueries(options, dialect: dialect, table: table, folder: to)
      try StandardStream.put(queries.text(in: common.lang))
      common.console.notice(
        Phrase("When the database has written the tables: steelyard variance --from-tables \(to)"))
    }
  }
}
