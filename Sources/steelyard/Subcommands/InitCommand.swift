import ArgumentParser
import Assessments
import Phrases
import SteelyardKit

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a simulated sample round.",
    usage: "steelyard init <folder> [options]",
    discussion: """
      Examples:
        steelyard init sample
        steelyard init sample-2016 --year 2016 --seed 7
      """)

  @Argument(help: "Folder to create.") var folder: String
  @Option(help: "2015, 2016 or 2017: years of one seed share units, teams and items.")
  var year = SimulatedRound.years.lowerBound
  @Option(help: "Seed of the simulated scores.") var seed: UInt64 = SimulatedRound.standardSeed
  @Flag(help: "One wide CSV of 24 units and 4 teams, all in English.") var small = false
  @OptionGroup var common: ConsoleOptions

  func validate() throws {
    guard SimulatedRound.years.contains(year) else {
      throw ValidationError("--year: the simulated years are 2015, 2016 and 2017")
    }
  }

  func run() throws {
    try common.console.exiting {
      let files =
        small
        ? [("scores.csv", SmallSimulatedRound(seed: seed).scores)]
        : SimulatedRound(year: year, seed: seed).files
      try ResultFolder(files.map { OutputFile($0.0, text: $0.1) }).write(to: folder)
      common.console.notice(Phrase("wrote \(folder); next: steelyard report \(folder) -o results"))
    }
  }
}
