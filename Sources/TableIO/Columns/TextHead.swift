/// What is known of bytes before they are looked at.
enum TextTrust {
  case nothing
  /// The user says that they are UTF-8, if they are a text.
  case encodingGiven
  /// They are a text that was converted to UTF-8.
  case converted
}

/// The first bytes of a text: how it is written, and its header.
struct TextHead {
  let header: [String]
  let delimiter: UInt8
  /// Number of the first line below the header, as a spreadsheet shows it.
  let line: Int
  /// Bytes up to the end of the header.
  private let length: Int
  private let bytes: [UInt8]
  private let isWhole: Bool

  /// What kinds and encodings are told by.
  private static let least = 4096

  /// Reads as far as needed.
  ///
  /// - Parameters:
  ///   - trust: what is known of the bytes.
  ///   - step: bytes to read at a time.
  /// - Returns: nil for bytes that are no text in UTF-8, and for texts without a filled row or with a
  ///   quote that is never closed.
  init?(_ source: ByteSource, trust: TextTrust, step: Int) throws {
    let stream = try source.open()
    var bytes: [UInt8] = []
    var isWhole = false
    func read(_ more: Int) throws {
      let before = bytes.count
      bytes += [UInt8](repeating: 0, count: more)
      var got = 0
      while got < more, !isWhole {
        let count = try bytes.withUnsafeMutableBytes { room in
          try stream.read(into: .init(rebasing: room[(before + got)...]))
        }
        isWhole = count == 0
        got += count
      }
      bytes.removeLast(more - got)
    }
    try read(max(Self.least, step))
    if trust != .converted {
      guard case .text = FileKind(bytes), Compression(bytes) == nil else { return nil }
    }
    let mark = TextEncoding.marked(bytes)
    if trust == .nothing {
      guard TextEncoding.zeroPattern(bytes) == nil, mark?.encoding ?? .utf8 == .utf8 else {
        return nil
      }
    }
    let start = mark?.encoding == .utf8 ? mark?.length ?? 0 : 0
    while true {
      let (sign, isSure) = TableIO.delimiter(of: bytes[start...])
      if isSure || isWhole, let found = Self.header(bytes, start, sign, isWhole: isWhole) {
        guard firstBadUTF8(Array(bytes[..<found.end])) == nil else { return nil }
        header = found.names
        (length, line) = (found.end, found.line)
        delimiter = sign
        break
      }
      if isWhole { return nil }
      try read(bytes.count)
    }
    self.bytes = bytes
    self.isWhole = isWhole
  }

  /// The first row that is not blank; nil where it does not end among the bytes.
  private static func header(
    _ bytes: [UInt8], _ start: Int, _ delimiter: UInt8, isWhole: Bool
  ) -> (names: [String], end: Int, line: Int)? {
    bytes.withUnsafeBufferPointer { buffer in
      var walker = RowWalker(buffer, from: start, delimiter: delimiter)
      while !walker.isAtEnd {
        var fields: [CSVScanner.Field] = []
        let (end, isFilled) = walker.next(&fields)
        if case .quote = end { return nil }
        // More bytes may belong to the row, or a line feed to its end.
        if walker.isAtEnd, !isWhole { return nil }
        if isFilled {
          return (fields.map { $0.text(bytes).trimmed }, walker.position, walker.row)
        }
      }
      return nil
    }
  }

  /// The bytes below the header.
  func rows(of source: ByteSource) throws -> any ByteStream {
    let stream = try source.open()
    var left = length
    var skipped = [UInt8](repeating: 0, count: max(1, length))
    while left > 0 {
      let got = try skipped.withUnsafeMutableBytes { room in
        try stream.read(into: .init(rebasing: room[..<left]))
      }
      if got == 0 { break }
      left -= got
    }
    return stream
  }

  /// How many rows the source has if all are as long as the first ones.
  func likelyRows(of source: ByteSource) -> Int {
    let below = bytes[length...]
    let lines = below.count { $0 == RowWalker.lineFeed }
    guard !isWhole, let size = source.fileSize, lines > 0 else { return lines + 1 }
    // A little more, so that the last rows seldom move all others.
    return (size - length) / below.count * lines / 100 * 102 + lines
  }

  /// Whether the cells of a column among the first rows are numbers or blank.
  func looksNumeric(_ column: Int) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var walker = RowWalker(buffer, from: length, delimiter: delimiter)
      var fields: [CSVScanner.Field] = []
      for _ in 0..<Self.sample where !walker.isAtEnd {
        fields.removeAll(keepingCapacity: true)
        let (end, _) = walker.next(&fields)
        guard end == .line, fields.indices.contains(column) else { continue }
        if case .unreadable = Cell(fields[column].trimmedText(bytes)) { return false }
      }
      return true
    }
  }

  private static let sample = 100
}
