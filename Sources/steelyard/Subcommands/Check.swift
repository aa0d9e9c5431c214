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
      try output.write([round.findingsTable])
      let errors = round.findings.count { $0.level == .error }
      say(
        "\(round.units.count) units, \(round.teams.count) teams: \(errors) errors, "
          + "\(round.findings.count - errors) other findings")
      if errors > 0 { throw ExitCode(1) }
    }
  }
}
