import ArgumentParser
import Phrases
import SteelyardKit

struct RerunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun",
    abstract: Phrase("Run a command again from its run.json; every file must come out the same.")
      .asked,
    usage: "steelyard rerun <record> [-o DIR] [options]",
    discussion: Phrase(
      """
      Inputs are searched for where run.json says, from here, from the folder of
      run.json and from the two above it; run.json has only the name of an input
      that was given by a path out of the folder of the run. Without -o nothing is
      written: the bytes are only compared with those that run.json names.
      """
    ).asked + """


      Examples:
        steelyard rerun results/run.json
        steelyard rerun results/run.json --round round/ -o results-again
      """)

  @Argument(help: Phrase("The run.json of a result folder, or the folder.").help) var record: String
  @Option(name: [.customShort("o"), .customLong("output")], help: Phrase("Result folder.").help)
  var folder: String?
  @Option(
    help: Phrase(
      "Where the first input is, if not where run.json says; once more for the second, and so on."
    ).help)
  var round: [String] = []
  @Flag(help: Phrase("Go on even if input files differ from those of the record.").help)
  var allowChanges = false
  @OptionGroup var threads: ThreadOptions
  @Flag(help: Phrase("Print only errors on standard error, no notices.").help) var quiet = false

  func run() throws {
    try Console(language: .en, isQuiet: quiet).exiting {
      let read = try RunRecord.read(record)
      let console = Console(language: read.record.recipe.language, isQuiet: quiet)
      try console.exiting {
        let rerun = try Rerun(read, at: round, allowsChanges: allowChanges)
        for change in rerun.changes { console.notice(Phrase("\(change); going on")) }
        let result = try rerun.result(threads: threads.threads, onStage: Progress.stage)
        for warning in result.output.saidWarnings(isVerbose: false) { console.notice(warning) }
        if let folder {
          try result.folder.write(to: folder)
          console.notice(Phrase("wrote \(folder)"))
        }
        console.notice(try result.verdict())
        if let edited = rerun.editedFiles { console.notice(edited) }
      }
    }
  }
}
