/// One pass over the bytes of a delimited file, recording where cells lie.
struct CSVScanner {
  struct Field: Sendable {
    let start: Int
    let end: Int
    /// Holds doubled quotes that stand for one.
    let escaped: Bool

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
      while !walker.isAtEnd {
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
