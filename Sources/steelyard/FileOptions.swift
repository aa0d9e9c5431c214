import ArgumentParser

/// What every command on a plain long table takes.
struct FileOptions: ParsableArguments {
  @Argument(help: "A CSV or Excel file with one row an observation, or - for standard input.")
  var file: String

  @OptionGroup var tables: TableFileOptions

  @Flag(help: "No notices on standard error; errors stay.")
  var quiet = false

  func validate() throws { if quiet { Console.silence() } }

  func table() throws -> LongTable { try LongTable(path: file, options: tables.values) }
}
