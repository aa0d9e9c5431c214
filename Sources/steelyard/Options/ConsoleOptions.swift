public import ArgumentParser
import Foundation
import Phrases
import SteelyardKit

extension Language: ExpressibleByArgument {
  /// What the environment asks for: STEELYARD_LANG, else the locale of messages.
  static let preferred: Language = {
    let environment = ProcessInfo.processInfo.environment
    if let own = environment["STEELYARD_LANG"].flatMap(Language.init(rawValue:)) { return own }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.hasPrefix("zh") == true ? .zh : .en
  }()
}

/// What every command takes: its language, and whether it says more than errors.
struct ConsoleOptions: ParsableArguments {
  @Option(
    help: "Language of sentences, headings and pages; else STEELYARD_LANG, LC_ALL or LANG names it."
  )
  var lang: Language = .preferred

  @Flag(help: "Print only errors on standard error, no notices.")
  var quiet = false

  var console: Console { Console(language: lang, isQuiet: quiet) }
}

/// Whether a run that judges says how.
struct VerboseOption: ParsableArguments {
  @Flag(help: "Say on standard error how things were judged, too.")
  var verbose = false
}

/// Threads the work may use.
struct ThreadOptions: ParsableArguments {
  @Option(
    name: .customLong("threads"),
    help: "Number of threads; one per core if not given. The results do not depend on it.")
  var limit: Int?

  /// Threads the work may use.
  var threads: Int { limit ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads: give 1 or more") }
  }
}
