internal import CLibMD
import Foundation

/// The SHA-256 digest of bytes: 32 bytes.
public func sha256Digest(_ bytes: [UInt8]) -> [UInt8] { sha256Digest(pieces: [bytes]) }

/// The SHA-256 digest of the bytes of all pieces in turn: 32 bytes.
public func sha256Digest(pieces: [[UInt8]]) -> [UInt8] {
  var context = SHA2_CTX()
  SHA256Init(&context)
  for piece in pieces { SHA256Update(&context, piece, piece.count) }
  var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  SHA256Final(&digest, &context)
  return digest
}

/// The size of a file and its SHA-256 digest in lower-case hexadecimal, read a megabyte at a time.
///
/// - Throws: the message of the system, as a sentence, when it cannot be read.
public func fileDigest(_ path: String) throws -> (bytes: Int, sha256: String) {
  let handle = try openedFile(path)
  var context = SHA2_CTX()
  SHA256Init(&context)
  var count = 0
  while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
    count += chunk.count
    chunk.withUnsafeBytes { SHA256Update(&context, $0.baseAddress, $0.count) }
  }
  var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  SHA256Final(&digest, &context)
  return (count, hexadecimal(digest))
}

/// The SHA-256 digest of bytes in lower-case hexadecimal, as `sha256sum` prints it.
public func sha256(_ bytes: [UInt8]) -> String {
  hexadecimal(sha256Digest(bytes))
}
