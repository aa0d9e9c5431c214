import ArgumentParser
import Assessments
import Reporting

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Validate a round and say what its design can tell.",
    discussion: "Examples:\n  steelyard check round/\n  steelyard check scores.csv --format csv")

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try exiting {
      let round = try input.read()
      let errors = round.findings.count { $0.level == .error }
      guard errors == 0 else {
        try output.write([round.findingsTable])
        say("\(errors) errors, \(round.findings.count - errors) other findings")
        throw ExitCode(1)
      }
      let analysis = try Analysis(round, seed: input.seed)
      try output.write([round.findingsTable, analysis.design])
      say(
        "\(round.units.count) units, \(round.teams.count) teams, \(round.findings.count) findings")
      say(analysis.designSentence)
    }
  }
}
