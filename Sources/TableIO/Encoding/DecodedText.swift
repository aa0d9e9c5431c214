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

/// The bytes of a text file as UTF-8, whatever encoding it is in.
///
/// - Throws: `TableError.badByte` where no encoding fits.
public func textInUTF8(_ bytes: [UInt8], file: String) throws(TableError) -> [UInt8] {
  try DecodedText(bytes, file: file, encoding: nil).bytes
}
