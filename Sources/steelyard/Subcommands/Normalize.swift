import ArgumentParser
import Normalization
import Phrases

extension Rule: ExpressibleByArgument {}
extension OfficialRounding.Mode: ExpressibleByArgument {}

struct Normalize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adjust on-site scores by every rule, or by those named.",
    discussion: """
      Examples:
        steelyard normalize round/
        steelyard normalize scores.csv --rule ratio-pooled --rounding half-up --digits 2
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "A rule; may be repeated.") var rule: [Rule] = []
  @Option(help: "Scores ratio-trimmed leaves out at either end of a team of 5 or more.") var trim =
    1
  @Option(help: "Rounding of the ratio rules as done by hand.") var rounding: OfficialRounding.Mode?
  @Option(help: "Decimals of adjusted scores, with --rounding.") var digits = 2
  @Option(help: "Decimals of team means, with --rounding; all digits if not given.")
  var meanDigits: Int?
  @Option(help: "Decimals of the ratio, with --rounding; all digits if not given.")
  var ratioDigits: Int?

  func validate() throws {
    guard trim >= 0 else { throw ValidationError("--trim: give 0 or more") }
    for decimals in [digits, meanDigits, ratioDigits].compactMap({ $0 })
    where !(0...12).contains(decimals) {
      throw ValidationError("decimals lie between 0 and 12")
    }
  }

  func run() throws {
    try exiting {
      let analysis = try Analysis(input.readSound(), options: input)
      let official = rounding.map {
        OfficialRounding(
          mode: $0, meanDecimals: meanDigits, coefficientDecimals: ratioDigits,
          scoreDecimals: digits)
      }
      let results = analysis.apply(
        rule.isEmpty ? Rule.allCases : rule, rounding: official, trim: trim)
      for result in results {
        if let refusal = result.refusal {
          say(Phrase("rule \(result.rule.rawValue) left out: \(refusal)"))
        }
        for note in result.adjustment?.notes ?? [] {
          say(Phrase("rule \(result.rule.rawValue): \(note)"))
        }
      }
      try output.write([
        analysis.adjustedScores(results, decimals: official == nil ? 4 : digits),
        analysis.ruleComparison(results),
      ])
    }
  }
}
