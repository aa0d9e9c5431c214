import ArgumentParser
import Assessments
import Phrases
import Reporting

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Validate a round and say what its design can tell.",
    discussion: "Examples:\n  steelyard check round/\n  steelyard check scores.csv --format csv")

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try exiting {
      let reading = try input.read()
      let errors = reading.findings.count { $0.level == .error }
      guard errors == 0, let round = reading.round else {
        try output.write([reading.findingsTable])
        say(Phrase("\(errors) errors, \(reading.findings.count - errors) other findings"))
        throw ExitCode(1)
      }
      let analysis = try Analysis(round, options: input)
      try output.write([reading.findingsTable, analysis.design])
      say(
        Phrase(
          "\(round.units.count) units, \(round.teams.count) teams, "
            + "\(reading.findings.count) findings"))
      say(analysis.designSentence)
    }
  }
}
