import ArgumentParser
import Phrases
import SteelyardKit

struct ExplainCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-code",
    abstract: Phrase("Say what a code of the check means, with an example and what to do.").asked,
    discussion: """
      Examples:
        steelyard explain-code SY035
        steelyard explain-code SY040 --lang zh
      """)

  @Argument(help: Phrase("The code, as SY035; all codes if not given.").help)
  var code: String?
  @OptionGroup var common: ConsoleOptions

  func run() throws {
    try common.console.exiting {
      guard let code else {
        for rule in Diagnostic.Rule.allCases {
          try common.console.tell(Phrase("\(rule.rawValue): \(rule.guide.rule)"))
        }
        return
      }
      guard let rule = Diagnostic.Rule(rawValue: code.uppercased()) else {
        throw AppraisalError(
          .badData,
          Phrase("there is no code '\(code)'; 'steelyard explain-code' lists all of them"))
      }
      let guide = rule.guide
      try common.console.tell(Phrase("\(rule.rawValue): \(guide.rule)"))
      try common.console.tell(Phrase("Example: \(guide.example)"))
      try common.console.tell(Phrase("What to do: \(guide.cure)"))
    }
  }
}
