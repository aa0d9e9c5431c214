import Foundation

/// All bytes of a file, of a pipe, or of standard input for "-".
///
/// - Throws: the message of the system, as a sentence, when it cannot be read.
public func fileBytes(_ path: String) throws -> [UInt8] {
  if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
  // Foundation's one-call reading refuses pipes, which shells hand over as files.
  let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  defer { try? handle.close() }
  return Array(try handle.readToEnd() ?? Data())
}
