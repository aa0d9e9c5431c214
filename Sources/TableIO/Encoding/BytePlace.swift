/// Where a byte that cannot be read is.
public struct BytePlace: Equatable, Sendable {
  /// The row as a spreadsheet shows it.
  public let row: Int
  /// Letters of the column.
  public let column: String
  /// The byte.
  public let byte: UInt8
  /// The encoding that lacks it.
  public let encoding: TextEncoding
  /// Number of bytes before it in the file.
  public let offset: Int

  /// Counts line ends and delimiters before the byte; quoted ones do not count as delimiters.
  init(of offset: Int, in bytes: [UInt8], _ encoding: TextEncoding) {
    let text = Self.signs(of: bytes, encoding)
    let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
    let delimiter = delimiter(of: text).sign
    var (row, column, quoted, previous) = (1, 0, false, UInt8(0))
    for byte in text.prefix(isWide ? offset / 2 : offset) {
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case UInt8(ascii: "\n"):
        if previous != UInt8(ascii: "\r") { row += 1 }
        if !quoted { column = 0 }
      case UInt8(ascii: "\r"):
        row += 1
        if !quoted { column = 0 }
      case delimiter where !quoted: column += 1
      default: break
      }
      previous = byte
    }
    self.row = row
    self.column = columnLetter(column)
    byte = bytes.indices.contains(offset) ? bytes[offset] : bytes.last ?? 0
    self.encoding = encoding
    self.offset = offset
  }

  /// One byte a code unit, 0x7F for what is not ASCII: trail bytes of GB18030 and Big5 are never
  /// delimiters, quotes or line ends, halves of UTF-16 may look like them.
  private static func signs(of bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    guard encoding == .utf16LittleEndian || encoding == .utf16BigEndian else { return bytes }
    let low = encoding == .utf16LittleEndian ? 0 : 1
    return stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      bytes[index + 1 - low] == 0 ? bytes[index + low] : 0x7F
    }
  }

  /// The byte in hexadecimal, such as 0xA1.
  public var byteText: String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
