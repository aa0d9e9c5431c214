import ArgumentParser
import Phrases
import SteelyardKit

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: Phrase("Compare two results: which units moved or which cells differ, and why.")
      .asked,
    usage: "steelyard diff <first> <second> [options]",
    discussion: Phrase(
      """
      A unit's change of total is the sum of three parts: scores, weights, and the
      adjustment for severity. Each part is averaged over the orders in which the
      three could have changed. Units that came or went, other scores of a team and
      another seed reach a unit's total through the severities; places_by_units is
      how far its rank moved because units came or went. Numbers are the unrounded
      ones of run.json. Results of years and of plain tables are compared cell by
      cell.
      """
    ).asked + """


      Examples:
        steelyard diff results-may results-june
        steelyard diff results-may results-june --format csv --table moves
      """)

  @Argument(help: Phrase("A result folder, or its run.json.").help) var first: String
  @Argument(help: Phrase("The result folder to compare with it.").help) var second: String
  @OptionGroup var output: OutputOptions

  func run() throws {
    let console = output.console
    try console.exiting {
      let reads = [try RunRecord.read(first), try RunRecord.read(second)]
      let comparison = RunComparison(reads[0].record, reads[1].record)
      for read in reads {
        if let notice = read.notice { console.notice(notice) }
      }
      var summary = [comparison.sentence, comparison.differenceSentence].compactMap { $0 }
      summary += comparison.likelyRenamings.map { pair in
        Phrase(
          "'\(pair.old)' went and '\(pair.new)' came with the same scores: they may be "
            + "one unit")
      }
      let tables = RunTables.tables(of: comparison, cells: CellChange.all(reads[0], reads[1]))
      try output.writeAlone(
        "diff", [("first", first), ("second", second)], summary: summary, isAnswer: true, tables)
    }
  }
}
