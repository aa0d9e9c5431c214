public import ArgumentParser
import Normalization
import Phrases
import SteelyardKit

extension Rule: ExpressibleByArgument {}
extension OfficialRounding.Mode: ExpressibleByArgument {}

struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: Phrase("Adjust on-site scores by every rule, or by those named.").asked,
    discussion: """
      Examples:
        steelyard normalize round/
        steelyard normalize scores.csv --rule ratio-pooled --rounding half-up
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var output: OutputOptions
  @Option(help: Phrase("A rule to apply; may be repeated.").help) var rule: [Rule] = []
  @Option(
    help: Phrase("Scores that trimmed ratios leave out at each end of a team with 5 or more.").help)
  var trim: Int?
  @Option(help: Phrase("How the ratio rules round, as in calculation by hand.").help) var rounding:
    OfficialRounding.Mode?
  @Option(help: Phrase("Decimals of adjusted scores, with --rounding; 2 if not given.").help)
  var digits: Int?
  @Option(help: Phrase("Decimals of team means, with --rounding; all digits if not given.").help)
  var meanDigits: Int?
  @Option(help: Phrase("Decimals of the ratio, with --rounding; all digits if not given.").help)
  var ratioDigits: Int?

  func validate() throws {
    guard trim ?? 1 >= 0 else { throw ValidationError(Phrase("--trim: give 0 or more")) }
    guard trim == nil || rule.isEmpty || rule.contains(where: \.isTrimmed) else {
      throw ValidationError(
        Phrase(
          "--trim belongs to the rules ratio-trimmed and ratio-pooled-trimmed; apply one of them"))
    }
    guard rounding != nil || (digits == nil && meanDigits == nil && ratioDigits == nil) else {
      throw ValidationError(
        Phrase("--digits, --mean-digits and --ratio-digits round; give --rounding too"))
    }
    for decimals in [digits, meanDigits, ratioDigits].compactMap({ $0 })
    where !(0...12).contains(decimals) {
      throw ValidationError(Phrase("give between 0 and 12 decimals"))
    }
  }

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.normalize)
      recipe.round = try input.source()
      let official = rounding.map {
        OfficialRounding(
          mode: $0, meanDecimals: meanDigits, coefficientDecimals: ratioDigits,
          scoreDecimals: digits ?? 2)
      }
      recipe.analysis = Recipe(
        seed: input.seed,
        rules: RuleRecipe(
          rules: rule.isEmpty ? Rule.allCases : rule, trim: trim ?? 1, rounding: official))
      try output.carryOut(recipe, threads: threads.threads)
    }
  }
}
