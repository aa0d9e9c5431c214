import ArgumentParser
import Normalization

extension Rule: ExpressibleByArgument {}

struct Normalize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adjust on-site scores by every rule, or by those named.",
    discussion: """
      Examples:
        steelyard normalize round/
        steelyard normalize scores.csv --rule anchored --rule mean-shift
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "A rule; may be repeated.") var rule: [Rule] = []

  func run() throws {
    try exiting {
      let analysis = try Analysis(input.readSound(), seed: input.seed)
      try output.write([analysis.adjustedScores(rules: rule.isEmpty ? Rule.allCases : rule)])
    }
  }
}
