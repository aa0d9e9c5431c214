import Foundation
import Phrases
import Reporting
import Synchronization
import TableIO

/// Standard error, in words; notices can be silenced, errors cannot.
enum Console {
  private static let silent = Mutex(false)
  private static let spoken = Mutex(Language.en)

  /// The language of sentences, headings and pages.
  static var language: Language {
    get { spoken.withLock { $0 } }
    set { spoken.withLock { $0 = newValue } }
  }

  static var isSilent: Bool { silent.withLock { $0 } }
  static func silence() { silent.withLock { $0 = true } }

  static func notice(_ sentence: String) {
    if !isSilent { complain(sentence) }
  }

  static func complain(_ sentence: String) {
    Progress.clearing {
      FileHandle.standardError.write(Data((sanitized(sentence, keeping: "\n") + "\n").utf8))
    }
  }

  /// Whether a stream is a terminal that shows colours its reader has not refused.
  ///
  /// Source: no-color.org: NO_COLOR, present and not empty, turns colours off.
  static func isColourful(_ stream: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(stream) == 1 && environment["NO_COLOR"].map(\.isEmpty) ?? true
      && environment["TERM"] != "dumb"
  }
}

/// Says a notice on standard error.
func say(_ phrase: Phrase) { Console.notice(phrase.said) }

/// Prints a sentence about the data on standard output.
func tell(_ phrase: Phrase) {
  Progress.end()
  print(sanitized(phrase.said, keeping: "\n"))
}

extension Phrase {
  /// The phrase in the language of this run.
  var said: String { said(in: Console.language) }
}
