import TableIO
import Testing

@Suite struct FileDigestTests {
  // FIPS 180-2, appendix B.1.
  @Test func `the digest of abc is the standard's`() {
    #expect(
      sha256(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
