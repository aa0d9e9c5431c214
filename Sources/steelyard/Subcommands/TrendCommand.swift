public import ArgumentParser
import MultiYear
import Phrases
public import SteelyardKit

extension YearPairs: ExpressibleByArgument {}

extension GroupPart: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: Phrase(
      "Compare years: which units changed, which teams drifted, and why totals moved."
    ).asked,
    discussion: Phrase(
      """
      Rounds that share units are a group, and groups are compared by --threads at
      the same time. Machines can share them too: '--part 3/8 -o part-3' takes the
      third of eight shares, and '--join part-1 part-2 … -o results' makes of all
      parts what one run would have made, to the byte.
      """
    ).asked + """


      Examples:
        steelyard trend round-2015 round-2016 round-2017 -o results
        steelyard trend --archive rounds.sqlite --format json
      """)

  @Argument(
    help: Phrase("Rounds of different years: folders, or CSV or Excel files; with --join, parts.")
      .help)
  var rounds: [String] = []
  @Option(help: Phrase("An archive to use instead of rounds, or before them.").help) var archive:
    String?
  @Option(
    help: Phrase("CSV of year,unit,identity,kind,weight: units that were renamed, merged or split.")
      .help)
  var mapping: String?
  @Option(
    help: Phrase("Years of the rounds whose scheme has none, in order, such as 2015,2016.").help)
  var years: CommaList<Int>?
  @Option(help: Phrase("Columns with other names, such as unit=dept,team=grp,onsite=visit.").help)
  var columns: PairList?
  @Option(
    help: Phrase(
      "Years compared: ends (a unit's first and last), consecutive, both (ends first; the default), or "
        + "all (every two)."
    ).help)
  var between: YearPairs?
  @Option(help: Phrase("Only the groups with rounds of these names, separated by commas.").help)
  var groups: CommaList<String>?
  @Option(help: Phrase("Only a share of the groups, such as 3/8: the third of eight.").help)
  var part: GroupPart?
  @Flag(help: Phrase("Join the folders that --part wrote into the results of all groups.").help)
  var join = false
  @Option(help: Phrase("Seed for all random draws (default: 1).").help) var seed: UInt64?
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var tables: TableFileOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if join {
      let others =
        archive != nil || mapping != nil || years != nil || columns != nil || groups != nil
        || part != nil || between != nil || seed != nil || tables.isGiven
      guard !rounds.isEmpty, !others else {
        throw ValidationError(
          Phrase("--join: give the folders of all parts and -o DIR, no other options"))
      }
      return
    }
    guard !rounds.isEmpty || archive != nil else {
      throw ValidationError(Phrase("give rounds of two or more years, or --archive FILE"))
    }
    guard !rounds.isEmpty || (years == nil && columns == nil && !tables.isGiven) else {
      throw ValidationError(
        Phrase(
          "--years, --columns, --encoding and --sheet are about rounds in files; an archive has its own"
        )
      )
    }
    guard archive == nil || mapping == nil else {
      throw ValidationError(
        Phrase(
          "--archive and --mapping: an archive has a mapping of its own; leave --mapping out, or put "
            + "the file into the archive with 'archive add FILE --mapping'"))
    }
  }

  func run() throws {
    returnFreedMemory()
    try output.console.exiting {
      if join {
        try output.finish(TrendJoin(rounds).output)
        return
      }
      var recipe = RunRecipe(.trend)
      recipe.years = YearsSource(
        rounds: rounds.map {
          RoundSource(
            path: $0, columns: columns?.pairs ?? [:], encoding: tables.encoding,
            sheet: tables.sheet)
        }, years: years?.values ?? [], archive: archive, mapping: mapping,
        pairs: between ?? .both, seed: seed ?? 1, groups: groups?.values, part: part)
      try output.carryOut(recipe, threads: threads.threads)
    }
  }
}
