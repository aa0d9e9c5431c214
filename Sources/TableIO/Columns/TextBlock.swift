import Foundation

/// Whole rows of a text, as many as are read at a time.
final class TextBlock {
  /// Followed by bytes that may be read but mean nothing.
  private(set) var bytes: UnsafeMutableRawPointer
  private(set) var count = 0
  /// Place among the blocks of the text.
  private(set) var number = 0
  /// The cells where a quote is among the bytes: only a walk from row to row then tells where rows
  /// end. Rows count from 0.
  private(set) var walked: WalkedRows?
  private var capacity: Int

  /// Rows taken apart by a walk.
  struct WalkedRows {
    var fields: [CSVScanner.Field] = []
    /// First field of each row that is not blank.
    var starts: [Int] = []
    /// Number of lines before each of them.
    var rows: [Int] = []
    /// Number of lines.
    var lines = 0
    /// The line with a quote that is never closed; nil for none.
    var unclosed: Int?
  }

  init(capacity: Int) {
    self.capacity = capacity
    bytes = Self.memory(capacity)
  }

  deinit { bytes.deallocate() }

  private static func memory(_ capacity: Int) -> UnsafeMutableRawPointer {
    let count = capacity + SignPlaces.padding
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: count)
    return memory
  }

  private func grow(to least: Int) {
    guard least > capacity else { return }
    let larger = Self.memory(least)
    larger.copyMemory(from: bytes, byteCount: count)
    bytes.deallocate()
    (bytes, capacity) = (larger, least)
  }

  /// Fills the block with what the last one left over and the rows after it.
  ///
  /// - Parameters:
  ///   - rest: bytes of a row that was not whole; the same for the next block afterwards.
  ///   - read: reads up to as many bytes as there is room; 0 at the end.
  /// - Returns: false where no byte is left.
  func fill(
    number: Int, rest: inout [UInt8], delimiter: UInt8,
    _ read: (UnsafeMutableRawBufferPointer) throws -> Int
  ) rethrows -> Bool {
    self.number = number
    walked = nil
    count = 0
    grow(to: rest.count)
    rest.withUnsafeBytes {
      bytes.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(bytes), byteCount: $0.count)
    }
    count = rest.count
    var isLast = false
    while true {
      while count < capacity, !isLast {
        let room = UnsafeMutableRawBufferPointer(start: bytes + count, count: capacity - count)
        let got = try read(room)
        isLast = got == 0
        count += got
      }
      let end = wholeRows(delimiter, isLast: isLast)
      if end > 0 || isLast {
        rest = Array(UnsafeRawBufferPointer(start: bytes + end, count: count - end))
        count = end
        return end > 0
      }
      grow(to: 2 * capacity)
    }
  }

  /// Where the last row ends that is whole.
  private func wholeRows(_ delimiter: UInt8, isLast: Bool) -> Int {
    if memchr(bytes, Int32(RowWalker.quote), count) != nil {
      return walk(delimiter, isLast: isLast)
    }
    guard !isLast else { return count }
    let text = bytes.assumingMemoryBound(to: UInt8.self)
    var place = count - 1
    while place >= 0 {
      // A line feed may follow a carriage return that comes last.
      if text[place] == RowWalker.lineFeed
        || text[place] == RowWalker.carriageReturn && place < count - 1
      {
        return place + 1
      }
      place -= 1
    }
    return 0
  }

  private func walk(_ delimiter: UInt8, isLast: Bool) -> Int {
    var rows = WalkedRows()
    var end = 0
    let text = UnsafeBufferPointer(
      start: bytes.assumingMemoryBound(to: UInt8.self), count: count)
    var walker = RowWalker(text, delimiter: delimiter, row: 0)
    while !walker.isAtEnd {
      let first = rows.fields.count
      let line = walker.row
      let (ending, isFilled) = walker.next(&rows.fields)
      var isWhole = ending == .line
      if isWhole, walker.isAtEnd, text[count - 1] == RowWalker.carriageReturn { isWhole = false }
      guard isWhole || isLast else {
        rows.fields.removeSubrange(first...)
        break
      }
      if case .quote(let row) = ending { rows.unclosed = row }
      if isFilled {
        rows.starts.append(first)
        rows.rows.append(line)
      } else {
        rows.fields.removeSubrange(first...)
      }
      rows.lines = walker.row
      end = walker.position
    }
    walked = rows
    return end
  }
}
