import ArgumentParser
import Assessments
import Phrases
import SteelyardKit

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: Phrase("Write a simulated sample round, or an empty one to fill in.").asked,
    usage: "steelyard init <folder> [options]",
    discussion: """
      Examples:
        steelyard init sample-2016 --year 2016 --seed 7
        steelyard init mine --empty --lang zh
      """)

  @Argument(help: Phrase("Folder to create.").help) var folder: String
  @Option(
    help: Phrase(
      "2015 (if not given), 2016 or 2017: years of one seed share units, teams and items."
    ).help)
  var year: Int?
  @Option(help: Phrase("Seed of the simulated scores; 2015 if not given.").help) var seed: UInt64?
  @Flag(
    help: Phrase(
      "Teams favour the departments of their members and score competitors of these lower."
    ).help)
  var ownDepartments = false
  @Flag(help: Phrase("One wide CSV of 24 units and 4 teams, all in English.").help) var small =
    false
  @Flag(
    help: Phrase("Tables with nothing but headings, in the language of --lang, and a scheme.").help)
  var empty = false
  @OptionGroup var common: ConsoleOptions

  func validate() throws {
    if let year, !SimulatedRound.years.contains(year) {
      throw ValidationError(Phrase("--year: the simulated years are 2015, 2016 and 2017"))
    }
    if empty, small || year != nil || seed != nil {
      throw ValidationError(
        Phrase("--empty: nothing is simulated; leave out --small, --year and --seed"))
    }
    if ownDepartments, small || empty {
      throw ValidationError(
        Phrase("--own-departments: only a full round has assessors; leave out --small and --empty"))
    }
    if small, year != nil {
      throw ValidationError(Phrase("--small: the small round has no years; leave out --year"))
    }
  }

  private var files: [(name: String, text: String)] {
    let seed = seed ?? SimulatedRound.standardSeed
    if empty { return EmptyRound(language: common.lang).files }
    if small { return [("scores.csv", SmallSimulatedRound(seed: seed).scores)] }
    return SimulatedRound(
      year: year ?? SimulatedRound.years.lowerBound, seed: seed,
      favour: ownDepartments ? SimulatedFavour() : nil
    ).files
  }

  func run() throws {
    try common.console.exiting {
      if empty { try refuseFilled(folder) }
      try refuseEdited(files.map { OutputFile($0.name, text: $0.text) }, in: folder)
      try ResultFolder(files.map { OutputFile($0.name, text: $0.text) }).write(to: folder)
      common.console.notice(
        empty
          ? Phrase("wrote \(folder); fill in scores.csv, then: steelyard check \(folder)")
          : Phrase("wrote \(folder); next: steelyard report \(folder) -o results"))
    }
  }
}
