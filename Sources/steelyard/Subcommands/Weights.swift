import ArgumentParser
import Assessments
import Statistics

extension TiePolicy: ExpressibleByArgument {}

struct Weights: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Rank units and say how sure the ranks are.",
    discussion: """
      Examples:
        steelyard weights round/ --scheme-weights onsite-less=40,45,15
        steelyard weights scores.csv --ties dense --format csv
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "Ranks of equal totals; the scheme's policy if not given.") var ties: TiePolicy?
  @Option(help: "The k of P(top k).") var top = 20
  @Option(
    name: .customLong("scheme-weights"),
    help: "Other weights under a name, as name=50,40,10; may be repeated.")
  var schemeWeights: [String] = []

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top: give 1 or more") }
  }

  func run() throws {
    try exiting {
      let round = try input.readSound()
      let alternatives = try [.equal(round.scheme)] + schemeWeights.map { try named($0, round) }
      let analysis = try Analysis(round, options: input, ties: ties, top: top)
      try output.write([
        analysis.ranks, analysis.schemes(alternatives), analysis.schemeAgreement(alternatives),
        analysis.weightIntervalTable,
      ])
    }
  }

  private func named(_ text: String, _ round: Round) throws -> NamedWeights {
    let sides = text.split(separator: "=", maxSplits: 1)
    let weights = sides.last.map { $0.split(separator: ",").compactMap { Double($0) } } ?? []
    guard sides.count == 2, weights.count == round.scheme.components.count,
      weights.allSatisfy({ $0 >= 0 && $0.isFinite }), weights.contains(where: { $0 > 0 })
    else {
      let keys = round.scheme.components.map(\.key).joined(separator: ", ")
      throw ValidationError(
        "--scheme-weights: '\(text)' is not name=weights, one each for \(keys)")
    }
    return NamedWeights(name: String(sides[0]), weights: weights)
  }
}
