internal import CNettle
import Foundation

/// The SHA-256 digest of bytes: 32 bytes.
public func sha256Digest(_ bytes: [UInt8]) -> [UInt8] { sha256Digest(pieces: [bytes]) }

/// The SHA-256 digest of the bytes of all pieces in turn: 32 bytes.
public func sha256Digest(pieces: [[UInt8]]) -> [UInt8] {
  var stream = DigestStream()
  for piece in pieces { piece.withUnsafeBytes { stream.take($0) } }
  return stream.digest()
}

/// The size of a file and its SHA-256 digest in lower-case hexadecimal, read a megabyte at a time.
///
/// - Throws: the message of the system, as a sentence, when it cannot be read.
public func fileDigest(_ path: String) throws -> (bytes: Int, sha256: String) {
  let handle = try openedFile(path)
  var stream = DigestStream()
  var count = 0
  while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
    count += chunk.count
    chunk.withUnsafeBytes { stream.take($0) }
  }
  return (count, hexadecimal(stream.digest()))
}

/// The SHA-256 digest of bytes in lower-case hexadecimal, as `sha256sum` prints it.
public func sha256(_ bytes: [UInt8]) -> String {
  hexadecimal(sha256Digest(bytes))
}

/// SHA-256 of bytes that come piece by piece.
private struct DigestStream {
  private var context = sha256_ctx()

  init() { nettle_sha256_init(&context) }

  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    nettle_sha256_update(&context, bytes.count, bytes.bindMemory(to: UInt8.self).baseAddress)
  }

  mutating func digest() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    return digest
  }
}
