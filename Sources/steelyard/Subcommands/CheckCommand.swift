import ArgumentParser
import AtomicFiles
import Phrases
import SteelyardKit

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Phrase("Check the input and report which comparisons between teams the data support.")
      .asked,
    discussion: Phrase(
      """
      With -o, checked.xlsx is a copy of the input with everything that was found
      marked where it is. On a terminal, columns of numbers whose meaning is not
      certain are asked about, one question each.
      """
    ).asked + """


      Examples:
        steelyard check scores.csv --save scheme.yaml
        steelyard check round/ -o checked
      """)

  @Option(
    help: Phrase(
      "File to write how columns, sheets, full marks and weights were read, for --scheme."
    ).help)
  var save: String?

  @Flag(help: Phrase("Ask no questions, as where standard input or output is no terminal.").help)
  var noInput = false

  @OptionGroup var input: RoundOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var output: OutputOptions

  /// Writes the scheme the round was read by, where it could be read.
  private func keep(_ reading: RoundReading, in path: String) throws {
    guard let found = reading.found, !reading.diagnostics.contains(where: { $0.level == .error })
    else {
      output.console.notice(Phrase("\(path): not written, for the input has errors"))
      return
    }
    let yaml = try found.yaml
    do throws(WritingError) {
      try WholeFile(Array(yaml.utf8)).write(to: path)
    } catch {
      throw AppraisalError(error)
    }
    output.console.notice(
      Phrase("\(path): how the input was read; use it with --scheme, or put it beside the data"))
  }

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.check)
      recipe.round = try input.source()
      recipe.analysis = Recipe(seed: input.seed)
      if !noInput, let source = recipe.round {
        recipe.round = try ColumnQuestions(console: output.console).answered(source)
      }
      let inputs = try RunInputs(
        recipe, threads: threads.threads, isRecorded: output.isRecorded)
      if let save, let reading = inputs.rounds.first { try keep(reading, in: save) }
      try output.carryOut(recipe, inputs: inputs, threads: threads.threads)
    }
  }
}
