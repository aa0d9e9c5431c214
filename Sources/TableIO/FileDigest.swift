internal import CLibMD
internal import CSHA256
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

/// SHA-256 of bytes that come piece by piece: libmd's, whole blocks by instructions of the processor where
/// it has them.
private struct DigestStream {
  private var context = SHA2_CTX()
  private static let hasInstructions = sha256_has_instructions() != 0
  private static let blockSize = Int(SHA256_BLOCK_LENGTH)

  init() { SHA256Init(&context) }

  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    guard Self.hasInstructions else {
      SHA256Update(&context, start, bytes.count)
      return
    }
    let open = Int(context.bitcount.0 / 8) % Self.blockSize
    let head = min(bytes.count, (Self.blockSize - open) % Self.blockSize)
    let blocks = (bytes.count - head) / Self.blockSize
    let tail = head + blocks * Self.blockSize
    SHA256Update(&context, start, head)
    withUnsafeMutableBytes(of: &context.state) { state in
      sha256_take_blocks(
        state.bindMemory(to: UInt32.self).baseAddress,
        start.advanced(by: head)
          .assumingMemoryBound(to: UInt8.self), blocks)
    }
    context.bitcount.0 += UInt64(8 * blocks * Self.blockSize)
    SHA256Update(&context, start.advanced(by: tail), bytes.count - tail)
  }

  mutating func digest() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&digest, &context)
    return digest
  }
}
