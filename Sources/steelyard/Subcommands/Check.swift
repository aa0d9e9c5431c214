import ArgumentParser
import Assessments
import Phrases
import Reporting

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Validate a round and say what its design can tell.",
    discussion: """
      With -o, checked.xlsx is a copy of the input with every finding marked where it is.

      Examples:
        steelyard check scores.csv --format csv
        steelyard check round/ -o checked
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try exiting {
      let reading = try input.read()
      let errors = reading.diagnostics.count { $0.level == .error }
      guard errors == 0, let round = reading.round else {
        try output.write([reading.findingsTable], files: try markedCopy(of: reading))
        say(Phrase("\(errors) errors, \(reading.diagnostics.count - errors) other findings"))
        throw ExitCode(1)
      }
      // What was found is told even where the design tells nothing.
      let analysis = Result { try Analysis(round, options: input) }
      let design = try? analysis.get().design
      try output.write(
        [reading.findingsTable] + (design.map { [$0] } ?? []), files: try markedCopy(of: reading))
      say(
        Phrase(
          "\(round.units.count) units, \(round.teams.count) teams, "
            + "\(reading.diagnostics.count) findings"))
      say(try analysis.get().designSentence)
    }
  }

  /// checked.xlsx where there is a folder to hold it.
  private func markedCopy(of reading: RoundReading) throws -> [OutputFile] {
    guard output.folder != nil else { return [] }
    let workbook = CheckedWorkbook(reading, reader: try input.reader())
    return [OutputFile("checked.xlsx", bytes: try bytes(of: workbook.draft))]
  }
}
