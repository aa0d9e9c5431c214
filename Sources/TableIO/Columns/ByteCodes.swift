import Foundation

/// Numbers for byte strings, 0 and up in the order in which they are first met.
///
/// Strings of up to 16 bytes are compared as two words, longer ones byte by byte.
final class ByteCodes {
  private struct Entry {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length: Int32 = 0
    /// -1 where the entry is free.
    var code: Int32 = -1
  }

  private(set) var count = 0
  /// The entries and their number less one, behind a pointer: stored properties of a class are checked for
  /// overlapping access each time they are read.
  private let table: UnsafeMutablePointer<(entries: UnsafeMutablePointer<Entry>, mask: Int)>
  /// The strings one after the other, and where they begin and end.
  private var stored: [UInt8] = []
  private var starts = [0]
  /// Drawn anew for each table, so that no file can be made to be slow; codes do not depend on them.
  private let seeds = (UInt64.random(in: .min ... .max) | 1, UInt64.random(in: .min ... .max))

  init() {
    table = .allocate(capacity: 1)
    table.initialize(to: Self.free(256))
  }

  deinit {
    table.pointee.entries.deallocate()
    table.deallocate()
  }

  private static func free(_ size: Int) -> (entries: UnsafeMutablePointer<Entry>, mask: Int) {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: size)
    entries.initialize(repeating: Entry(), count: size)
    return (entries, size - 1)
  }

  /// The number of a string; `count` grows where it is new.
  ///
  /// - Parameter text: followed by 16 bytes that may be read.
  @inline(__always)
  func code(of text: UnsafeRawPointer, _ length: Int) -> Int32 {
    let (low, high) =
      length <= 16 ? Self.words(text, length) : longWords(text, length)
    return code(of: text, length, low, high)
  }

  /// The number of a string whose words are known.
  @inline(__always)
  private func code(
    of text: UnsafeRawPointer, _ length: Int, _ low: UInt64, _ high: UInt64
  ) -> Int32 {
    let (entries, mask) = table.pointee
    var place = Int(truncatingIfNeeded: hash(low, high, length)) & mask
    while true {
      let entry = entries[place]
      if entry.low == low, entry.high == high, entry.length == Int32(truncatingIfNeeded: length),
        entry.code >= 0, length <= 16 || isStored(text, length, as: entry.code)
      {
        return entry.code
      }
      if entry.code < 0 { return add(text, length, low, high, at: place) }
      place = (place &+ 1) & mask
    }
  }

  /// The numbers of strings one after the other, many of them like the one before.
  ///
  /// - Parameters:
  ///   - rows: how many.
  ///   - cell: where a string begins and how long it is; nil for one that is not as it is written.
  ///   - text: of a string that is not as it is written.
  @inline(__always)
  func codes(
    _ rows: Int, _ cell: (Int) -> (text: UnsafeRawPointer, length: Int)?, text: (Int) -> String
  ) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: rows) { codes, count in
      var last = (low: UInt64(0), high: UInt64(0), length: -1, code: Int32(0))
      for row in 0..<rows {
        guard let (start, length) = cell(row) else {
          codes[row] = code(of: text(row))
          continue
        }
        guard length <= 16 else {
          codes[row] = code(of: start, length)
          continue
        }
        let (low, high) = Self.words(start, length)
        if low != last.low || high != last.high || length != last.length {
          last = (low, high, length, code(of: start, length, low, high))
        }
        codes[row] = last.code
      }
      count = rows
    }
  }

  /// The number of a text.
  func code(of text: String) -> Int32 {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 16)
    return bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { preconditionFailure("there are 16 bytes") }
      return code(of: base, bytes.count - 16)
    }
  }

  /// The number of some bytes among others.
  func code(of bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int32 {
    if let base = bytes.baseAddress, range.lowerBound + 16 <= bytes.count, range.count <= 16 {
      return code(of: base + range.lowerBound, range.count)
    }
    return withUnsafeTemporaryAllocation(byteCount: range.count + 16, alignment: 8) { own in
      own.initializeMemory(as: UInt8.self, repeating: 0)
      own.copyBytes(from: bytes[range])
      guard let base = own.baseAddress else { preconditionFailure("there are 16 bytes") }
      return code(of: UnsafeRawPointer(base), range.count)
    }
  }

  /// The strings from a number on.
  func texts(from code: Int) -> [String] {
    (code..<count).map { String(decoding: stored[starts[$0]..<starts[$0 + 1]], as: UTF8.self) }
  }

  @inline(__always)
  private static func words(_ text: UnsafeRawPointer, _ length: Int) -> (UInt64, UInt64) {
    let first = text.loadUnaligned(as: UInt64.self).littleEndian
    // A shift by 64 gives 0.
    if length <= 8 { return (first & ~(UInt64.max << UInt64(8 &* length)), 0) }
    let second = text.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
    return (first, second & ~(UInt64.max << UInt64(8 &* length &- 64)))
  }

  private func longWords(_ text: UnsafeRawPointer, _ length: Int) -> (UInt64, UInt64) {
    var (low, high) = seeds
    var place = 0
    while place < length {
      let (a, b) = Self.words(text + place, min(16, length - place))
      (low, high) = (hash(low ^ a, high ^ b, place), low &+ b)
      place += 16
    }
    return (low, high)
  }

  @inline(__always)
  private func hash(_ low: UInt64, _ high: UInt64, _ length: Int) -> UInt64 {
    let product = (low ^ seeds.0).multipliedFullWidth(
      by: high ^ seeds.1 ^ UInt64(truncatingIfNeeded: length))
    return product.high ^ product.low
  }

  private func isStored(_ text: UnsafeRawPointer, _ length: Int, as code: Int32) -> Bool {
    let start = starts[Int(code)]
    return stored.withUnsafeBytes { stored in
      stored.baseAddress.map { memcmp($0 + start, text, length) == 0 } ?? false
    }
  }

  private func add(
    _ text: UnsafeRawPointer, _ length: Int, _ low: UInt64, _ high: UInt64, at place: Int
  ) -> Int32 {
    let code = Int32(count)
    table.pointee.entries[place] = Entry(low: low, high: high, length: Int32(length), code: code)
    stored.append(contentsOf: UnsafeRawBufferPointer(start: text, count: length))
    starts.append(stored.count)
    count += 1
    if 2 * count > table.pointee.mask { grow() }
    return code
  }

  private func grow() {
    let (old, last) = table.pointee
    table.pointee = Self.free(2 * (last + 1))
    let (entries, mask) = table.pointee
    for index in 0...last where old[index].code >= 0 {
      let entry = old[index]
      var place = Int(truncatingIfNeeded: hash(entry.low, entry.high, Int(entry.length))) & mask
      while entries[place].code >= 0 { place = (place + 1) & mask }
      entries[place] = entry
    }
    old.deallocate()
  }
}
