/// A text file's bytes as UTF-8, with the encoding they were in.
struct DecodedText {
  let bytes: [UInt8]
  let encoding: TextEncoding

  /// Finds the encoding unless one is given: byte order mark, zero bytes of UTF-16, valid UTF-8,
  /// else GB18030.
  ///
  /// - Throws: `TableError.badByte` with the row, column and value of the first bad byte. When no
  ///   encoding fits, that of the one which got further.
  init(_ raw: [UInt8], file: String, encoding asked: TextEncoding?) throws(TableError) {
    let mark = TextEncoding.marked(raw)
    // "UTF-16" without saying which half comes first leaves that to the mark.
    let follows = asked == nil || asked == .utf16LittleEndian && mark?.encoding == .utf16BigEndian
    if let sure = follows ? mark?.encoding ?? TextEncoding.zeroPattern(raw) : asked {
      let start = mark?.encoding == sure ? mark?.length ?? 0 : 0
      encoding = sure
      bytes = try Self.converted(raw, start, sure, file)
      return
    }
    guard let badUTF8 = firstBadUTF8(raw) else {
      encoding = .utf8
      bytes = raw
      return
    }
    do throws(TableError) {
      bytes = try Self.converted(raw, 0, .gb18030, file)
      encoding = .gb18030
    } catch {
      if case .badByte(_, let place) = error, place.offset > badUTF8 { throw error }
      throw .badByte(file: file, BytePlace(of: badUTF8, in: raw, .utf8))
    }
  }

  private static func converted(
    _ raw: [UInt8], _ start: Int, _ encoding: TextEncoding, _ file: String
  ) throws(TableError) -> [UInt8] {
    if encoding == .utf8 {
      if let bad = firstBadUTF8(raw) {
        throw .badByte(file: file, BytePlace(of: bad, in: raw, .utf8))
      }
      return raw
    }
    let result: [UInt8]?
    do throws(BadByte) {
      result = try convertedToUTF8(raw[start...], from: encoding)
    } catch {
      throw .badByte(file: file, BytePlace(of: error.offset, in: raw, encoding))
    }
    guard let result else { throw .noConverter(file: file, encoding) }
    return result
  }
}

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
    let delimiter = delimiter(of: text[...])
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

/// Comma, semicolon or tab, whichever the first line holds most of outside quotes.
func delimiter(of bytes: ArraySlice<UInt8>) -> UInt8 {
  var quoted = false
  var counts: [UInt8: Int] = [:]
  for byte in bytes {
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
    if byte == UInt8(ascii: "\"") { quoted.toggle() }
    if !quoted { counts[byte, default: 0] += 1 }
  }
  return [",", ";", "\t"].map { (sign: UnicodeScalar) in UInt8(ascii: sign) }
    .max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
}
