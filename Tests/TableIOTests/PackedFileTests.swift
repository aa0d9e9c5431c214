import TestSupport
import Testing

@testable import TableIO

/// Goldens/make-packed.py makes the packed files: several members or frames, and one to be skipped.
@Suite struct PackedFileTests {
  private static let names = ["packed.csv.gz", "packed.csv.zst"]
  private let text =
    "unit,score\n" + (0..<400).map { "甲\($0),\($0 % 100).\($0 % 10)\n" }.joined()

  @Test(arguments: names)
  func `a packed table reads as the text it holds`(name: String) throws {
    let packed = try Golden(name).bytes
    #expect(try unpackedBytes(packed, file: name) == Array(text.utf8))
    let table = try Table(reading: packed, file: name)
    #expect(table.rowCount == 400 && table.text(399, 0) == "甲399")
    for blockSize in [1, 7, 64, 1 << 18] {
      let read = try TableColumns(
        reading: ByteSource(packed), file: name, options: TableOptions(),
        uses: ["unit": .labels, "score": .numbers], threads: 2, blockSize: blockSize)
      #expect(read.codes(0).levels.count == 400 && read.numbers(1).heads[399] == 99.9)
    }
  }

  @Test(arguments: names)
  func `its digest is that of the packed file`(name: String) throws {
    let packed = try Golden(name).bytes
    #expect(try ByteSource(packed).digest() == (packed.count, sha256(packed)))
  }

  @Test(arguments: names)
  func `a file that ends early is told from a damaged one`(name: String) throws {
    let packed = try Golden(name).bytes
    let kind = try #require(Compression(packed))
    for length in stride(from: 5, to: packed.count, by: 7) {
      do throws(TableError) {
        // Cut between two members, the first one is whole.
        let part = try unpackedBytes(Array(packed[..<length]), file: name)
        #expect(text.utf8.starts(with: part))
      } catch {
        #expect(error == .packed(file: name, .cutOff(kind)))
      }
    }
  }

  @Test(arguments: names)
  func `changed bytes are an error or the same text, never another text`(name: String) throws {
    let packed = try Golden(name).bytes
    for place in packed.indices {
      var bytes = packed
      bytes[place] ^= 0x55
      // Bytes that no longer look packed are a text that says nothing of unit and score.
      guard Compression(bytes) != nil else { continue }
      if let read = try? unpackedBytes(bytes, file: name) {
        #expect(text.utf8.starts(with: read))
      }
    }
  }

  @Test(arguments: names)
  func `what unpacks to far more than a table does is refused`(name: String) throws {
    let packed = try Golden(name).bytes
    let kind = try #require(Compression(packed))
    #expect(throws: CompressionProblem.tooDense(times: 1)) {
      try kind.unpacked(packed, limits: UnpackingLimits(times: 1, freeBytes: 100))
    }
    #expect(throws: CompressionProblem.tooLarge(most: 1000)) {
      try kind.unpacked(packed, limits: UnpackingLimits(whole: 1000))
    }
    #expect("\(TableError.packed(file: name, .tooDense(times: 200)).phrase)".contains("200 times"))
  }

  @Test func `a packed file in a packed file is not looked into`() throws {
    let inner = try Golden("packed.csv.gz").bytes
    let stored = Self.storedGzip(inner)
    #expect(throws: TableError.packed(file: "t.gz", .packedTwice)) {
      try unpackedBytes(stored, file: "t.gz")
    }
    #expect(throws: TableError.packed(file: "t.gz", .packedTwice)) {
      try TableColumns(reading: ByteSource(stored), file: "t.gz", uses: [:])
    }
  }

  /// Bytes in one stored block of DEFLATE, with gzip's header and checksum.
  private static func storedGzip(_ bytes: [UInt8]) -> [UInt8] {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    func little(_ value: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
    }
    let length = UInt32(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(length, 2) + little(~length, 2) + bytes
      + little(~sum, 4) + little(length, 4)
  }
}
