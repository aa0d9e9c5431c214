/// Places of delimiters and line ends among bytes, found sixteen bytes at a time.
final class SignPlaces {
  /// Bytes after the last one that are read too, whatever they are.
  static let padding = 64

  /// Ascending; as many as `count`.
  private(set) var places: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  /// Whether every byte is ASCII.
  private(set) var isASCII = true
  private var capacity = 0

  init() { places = .allocate(capacity: 0) }

  deinit { places.deallocate() }

  private typealias Bytes = SIMD16<UInt8>

  /// One bit per byte that is 255 rather than 0.
  @inline(__always)
  private static func bits(_ bytes: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    return gathered(words[0]) | gathered(words[1]) &<< 8
  }

  /// The lowest bit of each byte, gathered in the highest byte of a product.
  @inline(__always)
  private static func gathered(_ word: UInt64) -> UInt64 {
    ((word & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
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
    let sign = Bytes(repeating: delimiter)
    let feed = Bytes(repeating: RowWalker.lineFeed)
    let carriage = Bytes(repeating: RowWalker.carriageReturn)
    let places = places
    var all = Bytes()
    var (found, base) = (0, 0)
    while base < length {
      var bits: UInt64 = 0
      for part in 0..<4 {
        let own = bytes.loadUnaligned(fromByteOffset: base &+ 16 &* part, as: Bytes.self)
        // What lies beyond the last byte does not count.
        if base &+ 16 &* part &+ 16 <= length { all |= own }
        let signs = (own .== sign) .| (own .== feed) .| (own .== carriage)
        bits |= Self.bits(signs) &<< UInt64(16 &* part)
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
    var rest: UInt8 = 0
    for place in (length - length % 16)..<length {
      rest |= bytes.load(fromByteOffset: place, as: UInt8.self)
    }
    while found > 0, places[found - 1] >= length { found -= 1 }
    count = found
    isASCII = rest < 128 && all.max() < 128
  }
}
