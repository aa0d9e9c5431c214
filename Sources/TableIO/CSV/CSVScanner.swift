/// One pass over the bytes of a delimited file, recording where cells lie.
struct CSVScanner {
  struct Field: Sendable {
    let start: Int
    /// The end, doubled, and one more where the field is escaped: files have millions of fields.
    private let endAndEscape: Int

    var end: Int { endAndEscape >> 1 }
    /// Holds doubled quotes that stand for one.
    var escaped: Bool { endAndEscape & 1 == 1 }

    init(start: Int, end: Int, escaped: Bool) {
      self.start = start
      endAndEscape = end << 1 | (escaped ? 1 : 0)
    }

    func text(_ bytes: [UInt8]) -> String {
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      return escaped ? text.undoublingQuotes : text
    }

    /// The text without blanks at its ends; plain ASCII ends are told from the bytes alone.
    func trimmedText(_ bytes: [UInt8]) -> String {
      guard start < end, !escaped else { return escaped ? text(bytes).trimmed : "" }
      let (first, last) = (bytes[start], bytes[end - 1])
      let plain = 0x21...0x7E
      return plain.contains(Int(first)) && plain.contains(Int(last))
        ? text(bytes) : text(bytes).trimmed
    }
  }

  /// Rows after which room is made for the rest.
  private static let looked = 1_000

  private(set) var fields: [Field] = []
  /// First field of each row that is not blank, and its number in a spreadsheet.
  private(set) var starts: [Int] = []
  private(set) var rows: [Int] = []
  private let bytes: [UInt8]
  private let file: String

  /// - Parameter bytes: UTF-8, perhaps with a byte order mark.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  mutating func scan() throws(TableError) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let delimiter = TableIO.delimiter(of: bytes[start...]).sign
    let unclosed = bytes.withUnsafeBufferPointer { bytes -> Int? in
      var walker = RowWalker(bytes, from: start, delimiter: delimiter)
      var hasRoom = false
      while !walker.isAtEnd {
        if !hasRoom, starts.count == Self.looked {
          // As many fields and rows in the rest, and some more: growing would copy them time and again.
          let times = 1.05 * Double(bytes.count) / Double(walker.position)
          func room(_ count: Int) -> Int { min(Int(times * Double(count)), bytes.count / 4) }
          fields.reserveCapacity(room(fields.count))
          starts.reserveCapacity(room(starts.count))
          rows.reserveCapacity(room(rows.count))
          hasRoom = true
        }
        let first = fields.count
        let number = walker.row
        let (end, isFilled) = walker.next(&fields)
        if case .quote(let row) = end { return row }
        if isFilled {
          starts.append(first)
          rows.append(number)
        } else {
          fields.removeSubrange(first...)
        }
      }
      return nil
    }
    if let unclosed { throw .unclosedQuote(file: file, row: unclosed) }
  }
}

extension String {
  /// With one quote where two stand.
  var undoublingQuotes: String {
    split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }
}
