import CZip
import Foundation
import TestSupport

struct ZipFailure: Error {}

/// A deflated archive of the parts, made by libzip.
func zipped(_ parts: [(String, [UInt8])]) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  guard let archive = zip_open(folder.path("made.zip"), ZIP_CREATE, nil) else { throw ZipFailure() }
  for (name, bytes) in parts {
    // libzip frees what it was given when the archive is closed.
    guard let copy = malloc(max(1, bytes.count)) else { throw ZipFailure() }
    bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, $0.count) } }
    guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1),
      zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0
    else { throw ZipFailure() }
  }
  guard zip_close(archive) == 0 else { throw ZipFailure() }
  return try folder.bytes("made.zip")
}
