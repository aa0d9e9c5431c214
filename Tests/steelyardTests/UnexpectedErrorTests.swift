import ArgumentParser
import Foundation
import Phrases
import SteelyardKit
import Testing

@testable import steelyard

@Suite struct UnexpectedErrorTests {
  private struct Surprise: Error {}

  private func code(_ error: any Error) -> Int32? {
    do {
      try Console(language: .en, isQuiet: true).exiting { throw error }
      return nil
    } catch {
      return (error as? ExitCode)?.rawValue
    }
  }

  @Test func `an error nobody foresaw ends with 70`() {
    #expect(code(Surprise()) == 70)
    #expect(code(CocoaError(.fileNoSuchFile)) == 70)
  }

  @Test func `errors of the library end with the codes of their kinds`() {
    let kinds: [(AppraisalError.Kind, Int32)] = [
      (.impossible, 1), (.badData, 65), (.unreadable, 66), (.unwritable, 73),
    ]
    for (kind, expected) in kinds {
      #expect(code(AppraisalError(kind, Phrase(verbatim: "x"))) == expected)
    }
  }

  @Test func `an exit code that is thrown stays as it is`() {
    #expect(code(ExitCode(1)) == 1)
  }
}
