import ArgumentParser
import Phrases

extension Language: ExpressibleByArgument {}

/// The language a command answers in; names of CSV columns stay as they are.
struct LanguageOption: ParsableArguments {
  @Option(help: "Language of sentences, headings and pages.")
  var lang: Language = .en

  func validate() { Console.language = lang }
}
