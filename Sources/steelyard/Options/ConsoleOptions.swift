public import ArgumentParser
import Phrases
import SteelyardKit

extension Language: ExpressibleByArgument {}

/// What every command takes: its language, and whether it says more than errors.
struct ConsoleOptions: ParsableArguments {
  @Option(help: "Language of sentences, headings and pages.")
  var lang: Language = .en

  @Flag(help: "Print only errors on standard error, no notices.")
  var quiet = false

  var console: Console { Console(language: lang, isQuiet: quiet) }
}

/// Threads the work may use.
struct ThreadOptions: ParsableArguments {
  @Option(help: "Number of threads; the results do not depend on it.")
  var threads: Int = 1

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads: give 1 or more") }
  }
}
