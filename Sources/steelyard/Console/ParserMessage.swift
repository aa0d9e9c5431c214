import Phrases

/// What the argument parser says about wrong arguments, as phrases.
enum ParserMessage {
  /// The phrase of a message; the message itself where it is none of the parser's own.
  static func phrase(_ text: String) -> Phrase {
    missing(text) ?? unknown(text) ?? invalid(text) ?? Phrase(verbatim: text)
  }

  /// What stands in quotes.
  private static func quoted(_ text: String) -> [String] {
    text.matches(of: /'([^']*)'/).map { String($0.1) }
  }

  private static func missing(_ text: String) -> Phrase? {
    if let match = text.wholeMatch(of: /Missing expected argument '(.*)'/) {
      return Phrase("Missing expected argument '\(String(match.1))'")
    }
    if let match = text.wholeMatch(of: /Missing one of: (.*)/) {
      return Phrase("Missing one of: \(quoted(String(match.1)))")
    }
    if let match = text.wholeMatch(of: /Missing value for '(.*)'/) {
      return Phrase("Missing value for '\(String(match.1))'")
    }
    return text == "Missing required subcommand." ? Phrase("Missing required subcommand.") : nil
  }

  private static func unknown(_ text: String) -> Phrase? {
    if let match = text.wholeMatch(of: /Unknown option '(.*)'\. Did you mean '(.*)'\?/) {
      return Phrase("Unknown option '\(String(match.1))'. Did you mean '\(String(match.2))'?")
    }
    if let match = text.wholeMatch(of: /Unknown option '(.*)'/) {
      return Phrase("Unknown option '\(String(match.1))'")
    }
    if let match = text.wholeMatch(of: /Unexpected argument '(.*)'/) {
      return Phrase("Unexpected argument '\(String(match.1))'")
    }
    if let match = text.wholeMatch(of: /([0-9]+) unexpected arguments: (.*)/) {
      return Phrase("\(String(match.1)) unexpected arguments: \(quoted(String(match.2)))")
    }
    return nil
  }

  private static func invalid(_ text: String) -> Phrase? {
    if let match = text.wholeMatch(
      of: /The option '(.*)' does not take any value, but '(.*)' was specified\./)
    {
      return Phrase(
        "The option '\(String(match.1))' does not take any value, but '\(String(match.2))' was specified."
      )
    }
    guard let match = text.wholeMatch(of: /The value '(.*)' is invalid for '(.*?)'(.*)/) else {
      return nil
    }
    let refusal = Phrase("The value '\(String(match.1))' is invalid for '\(String(match.2))'")
    let rest = String(match.3)
    if let known = rest.wholeMatch(of: /\. Please provide one of (.*)\./)?.1 {
      return Phrase("\(refusal). Please provide one of \(quoted(String(known))).")
    }
    if rest == ". Please provide one of the following:" {
      return Phrase("\(refusal). Please provide one of the following:")
    }
    return rest.hasPrefix(": ") ? Phrase("\(refusal): \(String(rest.dropFirst(2)))") : refusal
  }
}
