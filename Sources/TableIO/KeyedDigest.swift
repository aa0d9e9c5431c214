/// The HMAC-SHA-256 of a message under a secret key: 32 bytes that nobody can compute or check
/// without the key.
///
/// - Parameters:
///   - message: of any length.
///   - key: of any length; a key longer than 64 bytes is replaced by its digest.
///
/// Source: RFC 2104, section 2; test vectors in RFC 4231.
public func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
  /// Bytes SHA-256 takes at a time.
  let blockSize = 64
  var block = key.count > blockSize ? sha256Digest(key) : key
  block += Array(repeating: 0, count: blockSize - block.count)
  let inner = sha256Digest(block.map { $0 ^ 0x36 } + message)
  return sha256Digest(block.map { $0 ^ 0x5C } + inner)
}
