import ArgumentParser
import Phrases

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell one unit's number in sentences.",
    discussion: """
      Examples:
        steelyard explain round/ --unit 单位001
        steelyard explain scores.csv --unit Finance
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var language: LanguageOption
  @Option(help: "The unit's name as in the file.") var unit: String

  func run() throws {
    try exiting {
      let round = try input.readSound()
      guard let index = round.units.firstIndex(where: { $0.id == unit }) else {
        let names = round.units.map(\.id)
        let near = names.filter { $0.contains(unit) || unit.contains($0) }
        let shown = (near.isEmpty ? names : near).prefix(3).map { "'\($0)'" }
        throw Failure(
          code: Failure.badData,
          sentence: Phrase(
            "no unit '\(unit)' in \(input.round); units there are "
              + "\(shown.joined(separator: ", "))\(names.count > shown.count ? ", …" : "")"))
      }
      let analysis = try Analysis(round, options: input)
      for sentence in Explanation(analysis: analysis, unit: index).sentences { tell(sentence) }
    }
  }
}
