import ArgumentParser
import Foundation
import Phrases
import SteelyardKit
import TableIO

/// Standard error and standard output, in the language of a command.
struct Console: Sendable {
  let language: Language
  /// Notices are left out; errors never are.
  let isQuiet: Bool

  /// Says what a reader has to know, on standard error.
  func notice(_ phrase: Phrase) {
    if !isQuiet { complain(phrase) }
  }

  /// Says what is wrong, on standard error.
  func complain(_ phrase: Phrase) { Self.write(phrase.said(in: language)) }

  /// Puts a question on standard error, and stays on its line.
  func prompt(_ phrase: Phrase) {
    Progress.end()
    StandardStream.say(sanitized(phrase.said(in: language)))
  }

  /// Prints a sentence about the data on standard output.
  ///
  /// - Throws: `AppraisalError` where standard output takes no more.
  func tell(_ phrase: Phrase) throws(AppraisalError) {
    Progress.end()
    try StandardStream.put(sanitized(phrase.said(in: language), keeping: "\n") + "\n")
  }

  private static func write(_ sentence: String) {
    Progress.clearing {
      StandardStream.say(sanitized(sentence, keeping: "\n") + "\n")
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

  /// Runs the work of a subcommand; failures become sentences on standard error and an exit code.
  func exiting(_ work: () throws -> Void) throws {
    let progress = Progress(in: language, isQuiet: isQuiet)
    defer { progress.stop() }
    do {
      try work()
    } catch let error as AppraisalError {
      for detail in error.details { complain(detail) }
      complain(Phrase("error: \(error.phrase)"))
      throw ExitCode(error.kind.exitCode)
    } catch let error where error is ExitCode || error is ValidationError || error is CleanExit {
      throw error
    } catch {
      complain(
        Phrase(
          "error: this should not have happened: \(error); please report it with the command and, if "
            + "you can, the input"))
      throw ExitCode(70)
    }
  }
}

extension AppraisalError.Kind {
  /// As sysexits.h numbers them, and 1 for an analysis that is impossible.
  var exitCode: Int32 {
    switch self {
    case .impossible: 1
    case .badData: 65
    case .unreadable: 66
    case .unwritable: 73
    }
  }
}
