/// Takes delimited bytes apart, one row after the other.
///
/// Source: RFC 4180, and also CR alone and the delimiters ; and tab.
struct RowWalker {
  /// What ended a row.
  enum End: Equatable {
    /// A line end.
    case line
    /// The end of the bytes.
    case bytes
    /// The end of the bytes inside quotes, and the number of the row where they opened.
    case quote(row: Int)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  /// Where the next row begins.
  private(set) var position: Int
  /// Number of the next row, as a spreadsheet shows it.
  private(set) var row: Int

  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameter bytes: UTF-8 that outlives the walker.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0, delimiter: UInt8, row: Int = 1
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.position = position
    self.row = row
  }

  /// Whether no byte is left.
  var isAtEnd: Bool { position >= bytes.count }

  /// Reads to the end of the line and appends its cells.
  ///
  /// - Returns: what ended the row, and whether some cell holds something.
  mutating func next(_ fields: inout [CSVScanner.Field]) -> (end: End, isFilled: Bool) {
    var isFilled = false
    defer { row += 1 }
    while true {
      let field: CSVScanner.Field
      if position < bytes.count, bytes[position] == Self.quote {
        let opened = row
        guard let quoted = quotedField() else { return (.quote(row: opened), isFilled) }
        field = quoted
      } else {
        let start = position
        skipToEnd()
        field = CSVScanner.Field(start: start, end: position, escaped: false)
      }
      fields.append(field)
      if field.end > field.start { isFilled = true }
      guard position < bytes.count else { return (.bytes, isFilled) }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed {
        position += 1
      }
      return (.line, isFilled)
    }
  }

  /// A cell that begins with a quote; nil where the quote is never closed.
  private mutating func quotedField() -> CSVScanner.Field? {
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
    guard position < bytes.count else { return nil }
    let end = position
    position += 1
    skipToEnd()
    return CSVScanner.Field(start: start, end: end, escaped: escaped)
  }

  private mutating func skipToEnd() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { return }
      position += 1
    }
  }
}
