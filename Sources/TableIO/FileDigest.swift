internal import CLibMD

/// The SHA-256 digest of bytes: 32 bytes.
public func sha256Digest(_ bytes: [UInt8]) -> [UInt8] {
  var context = SHA2_CTX()
  SHA256Init(&context)
  SHA256Update(&context, bytes, bytes.count)
  var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  SHA256Final(&digest, &context)
  return digest
}

/// The SHA-256 digest of bytes in lower-case hexadecimal, as `sha256sum` prints it.
public func sha256(_ bytes: [UInt8]) -> String {
  hexadecimal(sha256Digest(bytes))
}
