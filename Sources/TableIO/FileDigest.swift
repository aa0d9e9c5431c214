internal import CLibMD

/// The SHA-256 of bytes in lower-case hexadecimal, as `sha256sum` prints it.
public func sha256(_ bytes: [UInt8]) -> String {
  var context = SHA2_CTX()
  SHA256Init(&context)
  SHA256Update(&context, bytes, bytes.count)
  var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  SHA256Final(&digest, &context)
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
