public import ArgumentParser
import Foundation
import Phrases
import SteelyardKit

extension Language: ExpressibleByArgument {
  /// What the environment asks for: STEELYARD_LANG, else the locale of messages.
  static let preferred: Language = {
    let environment = ProcessInfo.processInfo.environment
    // It may name a locale, as zh_CN.UTF-8.
    if let own = environment["STEELYARD_LANG"],
      let known = Language.allCases.first(where: { own.lowercased().hasPrefix($0.rawValue) })
    {
      return known
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.hasPrefix("zh") == true ? .zh : .en
  }()

  /// What the arguments ask for by --lang, wherever it stands among them, else `preferred`: for what is
  /// said before they are parsed, such as help.
  static let asked: Language = asked(by: Array(CommandLine.arguments.dropFirst())) ?? .preferred

  /// The language the last --lang among arguments names; nil where there is none.
  static func asked(by arguments: [String]) -> Language? {
    let options = arguments.prefix { $0 != "--" }
    return zip(options, options.dropFirst() + [""]).reduce(nil) { found, pair in
      let (option, next) = pair
      let name = option.hasPrefix("--lang=") ? String(option.dropFirst("--lang=".count)) : next
      return option == "--lang" || option.hasPrefix("--lang=")
        ? Language(rawValue: name) ?? found : found
    }
  }
}

/// What every command takes: its language, and whether it says more than errors.
struct ConsoleOptions: ParsableArguments {
  @Option(
    help: Phrase(
      "Language of sentences, headings and pages; else STEELYARD_LANG, LC_ALL or LANG names it."
    ).help
  )
  var lang: Language = .preferred

  @Flag(help: Phrase("Print only errors on standard error, no notices.").help)
  var quiet = false

  var console: Console { Console(language: lang, isQuiet: quiet) }
}

/// Whether a run that judges says how.
struct VerboseOption: ParsableArguments {
  @Flag(help: Phrase("Say on standard error how things were judged, too.").help)
  var verbose = false
}

/// Threads the work may use.
struct ThreadOptions: ParsableArguments {
  @Option(
    name: .customLong("threads"),
    help: Phrase("Number of threads; one per core if not given. The results do not depend on it.")
      .help)
  var limit: Int?

  /// Threads the work may use.
  var threads: Int { limit ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    guard threads > 0 else { throw ValidationError(Phrase("--threads: give 1 or more")) }
  }
}
