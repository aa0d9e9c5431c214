import ArgumentParser

struct Weights: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Rank units and say how sure the ranks are.",
    discussion: "Examples:\n  steelyard weights round/\n  steelyard weights scores.csv --format csv"
  )

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try exiting {
      let analysis = try Analysis(input.readSound(), seed: input.seed)
      try output.write([analysis.ranks])
    }
  }
}
