import ArgumentParser
import Foundation

/// A failure with its exit code; the sentence goes to stderr.
struct Failure: Error {
  let code: Int32
  let sentence: String

  static let badData: Int32 = 65
  static let cannotRead: Int32 = 66
  static let cannotWrite: Int32 = 73
}

func say(_ sentence: String) {
  FileHandle.standardError.write(Data((sentence + "\n").utf8))
}

/// Runs the work of a subcommand; failures become one line on stderr and an exit code.
func exiting(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let failure as Failure {
    say("error: " + failure.sentence)
    throw ExitCode(failure.code)
  }
}
