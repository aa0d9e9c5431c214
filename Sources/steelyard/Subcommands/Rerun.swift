import ArgumentParser
import Phrases

struct Rerun: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a report again from its run.json; every file must come out the same.",
    discussion: """
      The round is looked for where run.json says, from here, from the folder of
      run.json and from the one above it. Without -o nothing is written: the bytes
      are only compared with those run.json names.

      Examples:
        steelyard rerun results/run.json
        steelyard rerun results/run.json --round round/ -o results-again
      """)

  @Argument(help: "The run.json of a report, or the report's folder.") var record: String
  @Option(name: [.customShort("o"), .customLong("output")], help: "Result folder.")
  var folder: String?
  @Option(help: "Where the round is, if not where run.json says.") var round: String?
  @Flag(help: "Go on where input files are not those of the record.") var allowChanges = false
  @Option(help: "Threads to work on; the answer does not depend on them.") var threads = 1
  @Flag(help: "No notices on standard error; errors stay.") var quiet = false

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads: give 1 or more") }
    if quiet { Console.silence() }
  }

  func run() throws {
    try exiting {
      let read = try RunRecord.read(record)
      let ours = Steelyard.configuration.version
      guard read.record.steelyard == ours else {
        throw Failure(
          code: Failure.badData,
          sentence: Phrase(
            "\(read.path): the record is of steelyard \(read.record.steelyard), this is "
              + "\(ours), whose numbers may differ; use that version, or make the report again with "
              + "'steelyard report'"))
      }
      let choices = try choices(of: read)
      Console.language = choices.language
      let found = try RecordedRound(read, choices, at: round, allowingChanges: allowChanges)
      for change in found.changes { say(Phrase("\(change); going on")) }
      RoundOptions.tellActs(of: found.reading)
      let (round, reading) = try RoundOptions.sound(found.reading)
      let options = try RoundOptions.parse([
        "--seed", "\(found.recipe.seed)", "--threads", "\(threads)", "--", found.recipe.round,
      ])
      let report = try ReportFiles(found.recipe, choices, round, reading, options: options)
      if let folder {
        try writeFolder(folder, files: report.files)
        say(Phrase("wrote \(folder)/report.html"))
      }
      try compare(report.files, with: read, changed: !found.changes.isEmpty)
    }
  }

  private func choices(of read: RunRecord.Read) throws -> Recipe.Choices {
    do {
      return try read.record.recipe.choices()
    } catch let failure as Failure {
      throw Failure(code: failure.code, sentence: Phrase("\(read.path): \(failure.sentence)"))
    }
  }

  /// Says whether every file is as the record has it; refuses where it must be and is not.
  private func compare(
    _ files: [OutputFile], with read: RunRecord.Read, changed: Bool
  ) throws {
    let old = read.record.outputs
    let results = files.filter { $0.name != "run.json" }
    var differing = results.filter { file in
      !old.contains(RunRecord.File(name: file.name, file.bytes))
    }.map(\.name)
    differing += old.map(\.name).filter { name in !results.contains { $0.name == name } }
    if let own = files.first(where: { $0.name == "run.json" }), own.bytes != read.bytes {
      differing.append(own.name)
    }
    guard !differing.isEmpty else {
      say(Phrase("all \(files.count) files have the bytes of \(read.path)"))
      return
    }
    let sentence = Phrase(
      "\(differing.count) files are not as in \(read.path): \(listed(differing))")
    guard !changed else {
      say(sentence)
      return
    }
    throw Failure(
      code: 1,
      sentence: otherCharts(files, read)
        ? Phrase(
          "\(sentence); recipe and inputs are the same, so the record was edited, or the machine has "
            + "other libraries (the charts' among them)")
        : Phrase(
          "\(sentence); recipe and inputs are the same, so the record was edited, or the machine has "
            + "other libraries"))
  }

  private func otherCharts(_ files: [OutputFile], _ read: RunRecord.Read) -> Bool {
    guard let own = files.first(where: { $0.name == "run.json" }),
      let record = try? RunRecord.decode(own.bytes, path: own.name)
    else { return false }
    return record.vega != read.record.vega
  }
}
