import ArgumentParser
import Foundation
import Phrases
import Reporting
import TableIO

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two reports: which units moved, and why.",
    discussion: """
      A unit's change of total is the sum of three parts: scores, weights, and
      severity given back. Each part is averaged over the orders in which the three
      could have changed. Units that came or went, other scores of a team and another
      seed reach a unit's total through the severities; places_by_units is how far
      its rank moved because units came or went. Numbers are the unrounded ones of
      run.json.

      Examples:
        steelyard diff results-may results-june
        steelyard diff results-may results-june --format csv
      """)

  @Argument(help: "The result folder of a report, or its run.json.") var first: String
  @Argument(help: "The result folder to compare with it.") var second: String
  @Flag(help: "No notices on standard error; errors stay.") var quiet = false
  @OptionGroup var output: OutputOptions

  func validate() throws { if quiet { Console.silence() } }

  func run() throws {
    try exiting {
      let reads = [try RunRecord.read(first), try RunRecord.read(second)]
      for read in reads { Self.checkFiles(of: read) }
      let comparison = RunComparison(reads[0].record, reads[1].record)
      say(comparison.sentence)
      let differences = comparison.differences
      say(
        differences.isEmpty
          ? Phrase("recipes and inputs are the same")
          : Phrase("what differs: \(Phrase(differences.map { Self.words($0) }, mark: .comma))"))
      for pair in comparison.likelyRenamings {
        say(
          Phrase(
            "'\(pair.old)' went and '\(pair.new)' came with the same scores: perhaps one unit"))
      }
      try output.write(
        [comparison.movesTable, comparison.severityChanges, comparison.recipeChanges],
        facts: [
          ("units", .integer(comparison.unitCount)),
          ("units_moved", .integer(comparison.moves.count { $0.moved && $0.status == .stayed })),
        ])
    }
  }

  private static func words(_ difference: (entry: String, from: String, to: String)) -> Phrase {
    guard !difference.from.hasPrefix("sha256"), !difference.to.hasPrefix("sha256") else {
      return Phrase(verbatim: difference.entry)
    }
    func shown(_ text: String) -> Phrase {
      text.isEmpty ? Phrase("none") : Phrase(verbatim: text)
    }
    return Phrase(
      "\(difference.entry) (\(shown(difference.from)) before, \(shown(difference.to)) now)")
  }

  /// Says which files of a result folder are not as their run wrote them.
  private static func checkFiles(of read: RunRecord.Read) {
    let folder = (read.path as NSString).deletingLastPathComponent
    let edited = read.record.outputs.filter { file in
      let path = (folder as NSString).appendingPathComponent(file.name)
      guard let bytes = try? fileBytes(path) else { return false }
      return RunRecord.File(name: file.name, bytes) != file
    }
    if !edited.isEmpty {
      say(
        Phrase(
          "\(listed(edited.map(\.name))): not as \(read.path) says; "
            + "the comparison rests on run.json"))
    }
  }
}
