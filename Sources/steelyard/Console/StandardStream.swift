import AtomicFiles
import Foundation
import Phrases
import SteelyardKit

/// Standard output and standard error.
///
/// Swift's `print` says nothing of a full disk, and Foundation's handles trap there.
enum StandardStream {
  /// Writes data to standard output; where nobody reads them any more, the program ends as others do.
  ///
  /// - Throws: `AppraisalError` where they cannot be written.
  static func put(_ bytes: [UInt8]) throws(AppraisalError) {
    do {
      try writeStream(bytes, to: STDOUT_FILENO, shown: Phrase("standard output").asked)
    } catch .refused(_, code: EPIPE) {
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    } catch {
      throw AppraisalError(error)
    }
  }

  /// Writes text to standard output.
  static func put(_ text: String) throws(AppraisalError) { try put(Array(text.utf8)) }

  /// Writes to standard error, as far as somebody reads it.
  static func say(_ text: String) {
    try? writeStream(Array(text.utf8), to: STDERR_FILENO, shown: "")
  }
}
