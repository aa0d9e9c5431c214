/// One pass over the bytes of a delimited file, recording where cells lie.
///
/// Source: RFC 4180, and also CR alone and the delimiters ; and tab.
struct CSVScanner {
  struct Field: Sendable {
    let start: Int
    let end: Int
    /// Holds doubled quotes that stand for one.
    let escaped: Bool

    func text(_ bytes: [UInt8]) -> String {
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      guard escaped else { return text }
      return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(
        separator: "\"")
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
  private let delimiter: UInt8
  private var position: Int

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameter bytes: UTF-8, perhaps with a byte order mark.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    delimiter = TableIO.delimiter(of: bytes[position...])
  }

  mutating func scan() throws(TableError) {
    var row = 1
    while position < bytes.count {
      let first = fields.count
      let number = row
      let filled = try scanRow(&row)
      if filled {
        starts.append(first)
        rows.append(number)
      } else {
        fields.removeSubrange(first...)
      }
      row += 1
    }
  }

  /// Reads to the end of the line; false when every cell was empty.
  private mutating func scanRow(_ row: inout Int) throws(TableError) -> Bool {
    var filled = false
    while true {
      let field = try scanField(&row)
      fields.append(field)
      if field.end > field.start { filled = true }
      guard position < bytes.count else { return filled }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed {
        position += 1
      }
      return filled
    }
  }

  private mutating func scanField(_ row: inout Int) throws(TableError) -> Field {
    guard position < bytes.count, bytes[position] == Self.quote else {
      let start = position
      while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
      return Field(start: start, end: position, escaped: false)
    }
    let opened = row
    let start = position + 1
    var escaped = false
    position = start
    while position < bytes.count {
      if bytes[position] == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
        escaped = true
        position += 1
      } else if bytes[position] == Self.lineFeed {
        row += 1
      }
      position += 1
    }
    guard position < bytes.count else { throw .unclosedQuote(file: file, row: opened) }
    let end = position
    position += 1
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    return Field(start: start, end: end, escaped: escaped)
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
  }
}
