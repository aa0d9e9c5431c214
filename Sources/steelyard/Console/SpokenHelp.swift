import ArgumentParser
import Foundation
import Phrases
import Reporting
import SteelyardKit
import TableIO

extension Phrase {
  /// The phrase in the language the command line asks for.
  var asked: String { said(in: .asked) }

  /// The phrase as the help of an argument.
  var help: ArgumentHelp { ArgumentHelp(stringLiteral: asked) }
}

extension ValidationError {
  /// What is wrong with the arguments, in the language they ask for.
  init(_ phrase: Phrase) { self.init(phrase.asked) }
}

/// Help and usage errors in a language that the argument parser does not speak.
///
/// The parser writes them around texts that are in the language already, each part on one line; its own
/// words are replaced here, and lines are wrapped by display width.
struct SpokenHelp {
  let language: Language
  /// Where the texts about options and commands begin, as the parser has it.
  private static let margin = 26
  /// Columns of a line.
  private static let width = 80
  /// Wide enough for the parser to wrap nothing.
  private static let unwrapped = 100_000

  /// Ends the program the way the parser would.
  func exit(with error: any Error) -> Never {
    let code = SteelyardCommand.exitCode(for: error)
    let isEnglish = language == .en
    let text =
      isEnglish
      ? SteelyardCommand.fullMessage(for: error)
      : SteelyardCommand.fullMessage(for: error, columns: Self.unwrapped)
    guard !text.isEmpty else { SteelyardCommand.exit(withError: code) }
    if code == .success {
      do {
        try StandardStream.put((isEnglish ? text : help(text)) + "\n")
      } catch {
        StandardStream.say(sanitized(error.description) + "\n")
        SteelyardCommand.exit(withError: ExitCode(error.kind.exitCode))
      }
    } else {
      StandardStream.say(sanitized(isEnglish ? text : self.error(text), keeping: "\n") + "\n")
    }
    SteelyardCommand.exit(withError: code)
  }

  /// A page of help; anything else, such as the version, stays as it is.
  func help(_ text: String) -> String {
    guard text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ") else { return text }
    var isList = false
    return lines(text).flatMap { line in
      if let title = title(of: line) {
        isList = true
        return [title]
      }
      return isList ? item(line) : opening(line)
    }.joined(separator: "\n")
  }

  /// What is wrong with the arguments, and how the command is used.
  func error(_ text: String) -> String {
    let parts = text.components(separatedBy: "\nUsage: ")
    var said = lines(parts[0]).flatMap { line in
      if let message = line.wholeMatch(of: /Error: (.*)/)?.1 {
        return wrapped(Phrase("error: \(ParserMessage.phrase(String(message)))").said(in: language))
      }
      guard let match = line.wholeMatch(of: /Help:  (.*?>)  (.*)/) else { return [line] }
      return wrapped(Phrase("Help: \(String(match.1))  \(String(match.2))").said(in: language))
    }
    if parts.count > 1 { said += lines("Usage: " + parts[1]).flatMap(opening) }
    return said.joined(separator: "\n")
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func wrapped(_ text: String, indent: Int = 0) -> [String] {
    Reporting.wrapped(text, width: Self.width, indent: indent)
  }

  private func title(of line: String) -> String? {
    switch line {
    case "ARGUMENTS:": Phrase("ARGUMENTS:").said(in: language)
    case "OPTIONS:": Phrase("OPTIONS:").said(in: language)
    case "SUBCOMMANDS:": Phrase("SUBCOMMANDS:").said(in: language)
    default: nil
    }
  }

  /// A line above the lists: what the command does, examples, and usage.
  private func opening(_ line: String) -> [String] {
    if let abstract = line.wholeMatch(of: /OVERVIEW: (.*)/)?.1 {
      return wrapped(String(abstract))
    }
    if line == "Examples:" { return [Phrase("Examples:").said(in: language)] }
    if let usage = line.wholeMatch(of: /U(?:SAGE|sage): (.*)/)?.1 {
      return [Phrase("Usage: \(placeholders(String(usage)))").said(in: language)]
    }
    if let command = line.wholeMatch(of: /\s*See '(.*)' for more information\./)?.1 {
      return [Phrase("  See '\(String(command))' for more information.").said(in: language)]
    }
    // Examples and usage are indented, and are to be pasted as they are.
    guard line.hasPrefix(" ") else { return wrapped(line) }
    // The Chinese word for usage is a column narrower, with its colon.
    let isUsage = line.hasPrefix("       ")
    return [placeholders(isUsage ? String(line.dropFirst()) : line)]
  }

  /// A line of a list: an option or a command with what it does.
  private func item(_ line: String) -> [String] {
    if let command = line.wholeMatch(of: /\s*See '(.*) <subcommand>' for detailed help\./)?.1 {
      return [
        Phrase("  See '\(String(command)) <subcommand>' for detailed help.").said(in: language)
      ]
    }
    let label = String(line.prefix(Self.margin))
    let text = String(line.dropFirst(Self.margin))
    guard label.hasSuffix(" "), !text.isEmpty else { return [line] }
    let indent = String(repeating: " ", count: Self.margin)
    let rest = Reporting.wrapped(meaning(text), width: Self.width - Self.margin)
    return rest.enumerated().map { ($0.offset == 0 ? label : indent) + $0.element }
  }

  /// What an item does, with the values the parser adds.
  private func meaning(_ text: String) -> String {
    switch text {
    case "Show the version.": return Phrase("Show the version.").said(in: language)
    case "Show help information.": return Phrase("Show help information.").said(in: language)
    case "Show subcommand help information.":
      return Phrase("Show subcommand help information.").said(in: language)
    default: break
    }
    guard
      let match = text.wholeMatch(
        of: /(.*) \((?:values: ([^;()]*))?(?:; )?(?:default: ([^;()]*))?\)/)
    else { return text }
    let added = [
      match.2.map { Phrase("values: \($0.split(separator: ", ").map(String.init))") },
      match.3.map { Phrase("default: \(String($0))") },
    ].compactMap(\.self)
    guard !added.isEmpty else { return text }
    return Phrase("\(String(match.1)) (\(added))").said(in: language)
  }

  private func placeholders(_ usage: String) -> String {
    usage.replacing("[<options>]", with: "[options]")
      .replacing("[options]", with: Phrase("[options]").said(in: language))
      .replacing("<subcommand>", with: Phrase("<subcommand>").said(in: language))
      .replacing("<file of X>", with: Phrase("<file of X>").said(in: language))
      .replacing("<file of Y>", with: Phrase("<file of Y>").said(in: language))
  }
}
