import Foundation
import TableIO
import Testing

@Suite struct FileDigestTests {
  // FIPS 180-2, appendix B.1.
  @Test func `the digest of abc is the standard's`() {
    #expect(
      sha256(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  // FIPS 180-2, appendix B.3.
  @Test func `the digest of a million times a is the standard's`() {
    #expect(
      sha256(Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `a digest does not depend on how the bytes are cut`() {
    let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 31) }
    for first in 0..<200 {
      let pieces = [bytes[..<first], bytes[first..<(first + 150)], bytes[(first + 150)...]]
      #expect(sha256Digest(pieces: pieces.map { Array($0) }) == sha256Digest(bytes))
    }
  }

  @Test(arguments: [0, 1, 1 << 20, (1 << 20) + 7])
  func `a file's digest is that of its bytes`(size: Int) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 * 31) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let digest = try fileDigest(path)
    #expect(digest.bytes == size && digest.sha256 == sha256(bytes))
  }
}
