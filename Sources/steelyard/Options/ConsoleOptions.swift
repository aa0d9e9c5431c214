public import ArgumentParser
import Phrases
import SteelyardKit

extension Language: ExpressibleByArgument {}

/// What every command takes: its language, and whether it says more than errors.
struct ConsoleOptions: ParsableArguments {
  @Option(help: "Language of sentences, headings and pages.")
  var lang: Language = .en

  @Flag(help: "No notices on standard error; errors stay.")
  var quiet = false

  var console: Console { Console(language: lang, isQuiet: quiet) }
}

/// Threads the work may use.
struct ThreadOptions: ParsableArguments {
  @Option(help: "Threads to work on; the answer does not depend on them.")
  var threads: Int = 1

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads: give 1 or more") }
  }
}
