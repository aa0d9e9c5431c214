import ArgumentParser
import SteelyardKit

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain in sentences how one unit got its total and rank.",
    usage: "steelyard explain <round> --unit NAME [options]",
    discussion: """
      Examples:
        steelyard explain round/ --unit 单位001
        steelyard explain scores.csv --unit Finance
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var common: ConsoleOptions
  @Option(help: "The unit's name as in the file.") var unit: String

  func run() throws {
    let console = common.console
    try console.exiting {
      let source = try input.source()
      let sound = try SoundRound(path: source.path, reader: source.reader)
      for notice in sound.reading.notices { console.notice(notice) }
      let appraisal = try Appraisal(
        sound.round, recipe: Recipe(seed: input.seed), threads: threads.threads)
      for sentence in try Explanation(appraisal, unit: unit).sentences { console.tell(sentence) }
    }
  }
}
