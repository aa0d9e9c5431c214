import ArgumentParser
import Phrases

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run every analysis and write CSV files, report.html and report.xlsx.",
    discussion: """
      Examples:
        steelyard report round/ -o results
        steelyard report scores.csv --weights onsite=50,routine=40,peer=10 -o results
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var csv: CSVOption
  @OptionGroup var language: LanguageOption
  @Option(name: [.customShort("o"), .customLong("output")], help: "Result folder.")
  var folder: String

  func run() throws {
    try exiting {
      let (round, reading) = try input.readSoundly()
      let recipe = Recipe(input, csv, round: round)
      let report = try ReportFiles(
        recipe, recipe.choices(), round, reading, options: input)
      try writeFolder(folder, files: report.files)
      say(report.analysis.severitySentence)
      say(Phrase("wrote \(folder)/report.html"))
    }
  }
}
