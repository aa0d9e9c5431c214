import ArgumentParser
import Phrases

/// A failure with its exit code; the sentence goes to stderr.
struct Failure: Error {
  let code: Int32
  let sentence: Phrase

  static let badData: Int32 = 65
  static let cannotRead: Int32 = 66
  static let cannotWrite: Int32 = 73
}

/// Runs the work of a subcommand; failures become one line on stderr and an exit code.
func exiting(_ work: () throws -> Void) throws {
  let progress = Progress()
  defer { progress.stop() }
  do {
    try work()
  } catch let failure as Failure {
    Console.complain(Phrase("error: \(failure.sentence)").said)
    throw ExitCode(failure.code)
  }
}
