import ArgumentParser
import Foundation
import Phrases
import Reporting
import Synchronization

/// A failure with its exit code; the sentence goes to stderr.
struct Failure: Error {
  let code: Int32
  let sentence: String

  static let badData: Int32 = 65
  static let cannotRead: Int32 = 66
  static let cannotWrite: Int32 = 73
}

/// Standard error, in words; notices can be silenced, errors cannot.
enum Console {
  private static let silent = Mutex(false)
  private static let spoken = Mutex(Language.en)

  /// The language of sentences, headings and pages.
  static var language: Language {
    get { spoken.withLock { $0 } }
    set { spoken.withLock { $0 = newValue } }
  }

  static func silence() { silent.withLock { $0 = true } }

  static func notice(_ sentence: String) {
    if !silent.withLock({ $0 }) { complain(sentence) }
  }

  static func complain(_ sentence: String) {
    FileHandle.standardError.write(Data((legible(sentence, keeping: "\n") + "\n").utf8))
  }
}

/// Says a notice on standard error.
func say(_ phrase: Phrase) { Console.notice(phrase.said) }

/// Prints a sentence about the data on standard output.
func tell(_ phrase: Phrase) { print(legible(phrase.said, keeping: "\n")) }

extension Phrase {
  /// The phrase in the language of this run.
  var said: String { said(in: Console.language) }
}

/// Runs the work of a subcommand; failures become one line on stderr and an exit code.
func exiting(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let failure as Failure {
    Console.complain("error: " + failure.sentence)
    throw ExitCode(failure.code)
  }
}
