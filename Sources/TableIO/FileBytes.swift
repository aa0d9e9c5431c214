import Foundation

/// All bytes of a file, of a pipe, or of standard input for "-".
///
/// - Throws: the message of the system, as a sentence, when it cannot be read.
public func fileBytes(_ path: String) throws -> [UInt8] {
  if path == "-" { return try bytes(of: .standardInput) }
  // Foundation's one-call reading refuses pipes, which shells hand over as files.
  let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  defer { try? handle.close() }
  return try bytes(of: handle)
}

private func bytes(of handle: FileHandle) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var status = stat()
  if fstat(handle.fileDescriptor, &status) == 0 { bytes.reserveCapacity(Int(status.st_size)) }
  while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { bytes += piece }
  return bytes
}
