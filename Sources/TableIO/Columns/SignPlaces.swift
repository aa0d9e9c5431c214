/// Places of delimiters and line ends among bytes, found eight bytes at a time.
///
/// Source: Lamport (1975), Communications of the ACM 18, 471-475 (comparing the bytes of a word at
/// once).
final class SignPlaces {
  /// Bytes after the last one that are read too, whatever they are.
  static let padding = 64

  /// Ascending; as many as `count`.
  private(set) var places: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  /// Whether every byte is ASCII.
  private(set) var isASCII = true
  private var capacity = 0

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

  init() { places = .allocate(capacity: 0) }

  deinit { places.deallocate() }

  /// The high bit of each byte of a word that equals the pattern's, and no other bit.
  @inline(__always)
  private static func equal(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let gap = word ^ pattern
    return ~(((gap & low) &+ low) | gap | low)
  }

  /// Finds delimiters, line feeds and carriage returns.
  ///
  /// - Parameter bytes: followed by `padding` bytes that may be read.
  func find(in bytes: UnsafeRawPointer, count length: Int, delimiter: UInt8) {
    let most = length + 2 * Self.padding
    if capacity < most {
      places.deallocate()
      places = .allocate(capacity: most)
      capacity = most
    }
    let sign = UInt64(delimiter) &* Self.ones
    let feed = UInt64(RowWalker.lineFeed) &* Self.ones
    let carriage = UInt64(RowWalker.carriageReturn) &* Self.ones
    let places = places
    var (found, base, all) = (0, 0, UInt64(0))
    while base < length {
      var bits: UInt64 = 0
      for part in 0..<8 {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: base &+ 8 &* part, as: UInt64.self))
        // What lies beyond the last byte does not count.
        if base &+ 8 &* part &+ 8 <= length { all |= word }
        let signs = Self.equal(word, sign) | Self.equal(word, feed) | Self.equal(word, carriage)
        // One bit per byte, gathered in the highest byte of the product.
        bits |= (((signs &>> 7) &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(8 &* part)
      }
      let own = bits.nonzeroBitCount
      // Four at a time: how many there are is hard to foresee, and those too many are written over.
      var done = 0
      while done < own {
        for next in 0..<4 {
          places[found &+ done &+ next] =
            UInt32(truncatingIfNeeded: base &+ bits.trailingZeroBitCount)
          bits &= bits &- 1
        }
        done &+= 4
      }
      found &+= own
      base &+= 64
    }
    for place in max(0, length - length % 8)..<length {
      all |= UInt64(bytes.load(fromByteOffset: place, as: UInt8.self))
    }
    while found > 0, places[found - 1] >= length { found -= 1 }
    count = found
    isASCII = all & ~Self.low == 0
  }
}
