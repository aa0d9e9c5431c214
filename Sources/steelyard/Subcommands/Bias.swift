import ArgumentParser

struct Bias: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bias",
    abstract: "Estimate how severe each team was.",
    discussion: "Examples:\n  steelyard bias round/\n  steelyard bias scores.csv --format csv")

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try exiting {
      let analysis = try Analysis(input.readSound(), options: input)
      try output.write(
        [analysis.teamSeverity, analysis.biasTests, analysis.compositeTable]
          + analysis.round.ratingTables)
      say(analysis.severitySentence)
    }
  }
}
