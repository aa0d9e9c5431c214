import ArgumentParser
import Normalization
import Reporting

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run every analysis and write CSV files and report.html.",
    discussion: """
      Examples:
        steelyard report round/ -o results
        steelyard report scores.csv --weights onsite=50,routine=40,peer=10 -o results
      """)

  @OptionGroup var input: RoundOptions
  @Option(name: [.customShort("o"), .customLong("output")], help: "Result folder.")
  var folder: String

  func run() throws {
    try exiting {
      let (round, reading) = try input.readSoundly()
      let analysis = try Analysis(round, seed: input.seed)
      let tables = [
        reading.findingsTable, analysis.design, analysis.teamSeverity, analysis.biasTests,
        analysis.adjustedScores(rules: Rule.allCases),
        analysis.ranks, analysis.outliers,
      ]
      let files = tables.map { ($0.name + ".csv", $0.csvText) }
      try writeFolder(folder, files: files + [("report.html", analysis.page.text)])
      say(analysis.severitySentence)
      say("wrote \(folder)/report.html")
    }
  }
}
