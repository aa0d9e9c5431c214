import ArgumentParser

struct OutliersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outliers",
    abstract: "Flag scores that need a second look.",
    discussion:
      "Examples:\n  steelyard outliers round/\n  steelyard outliers scores.csv --format csv")

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try exiting {
      let analysis = try Analysis(input.readSound(), options: input)
      try output.write([analysis.outliers])
      if !analysis.flags.contains(where: \.flagged) { say("none found") }
    }
  }
}
