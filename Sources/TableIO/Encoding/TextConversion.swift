import Foundation

/// The place of the first byte that an encoding cannot read.
public struct BadByte: Error, Equatable {
  /// Number of bytes before it.
  public let offset: Int
}

/// Converts bytes to UTF-8 by the C library's iconv.
///
/// - Throws: `BadByte` at the first character the encoding does not have; an end in the middle of a
///   character counts. `nil` is returned when the system lacks the encoding's table.
func convertedToUTF8(_ bytes: ArraySlice<UInt8>, from encoding: TextEncoding) throws(BadByte)
  -> [UInt8]?
{
  try converted(bytes, from: encoding, to: .utf8)
}

/// The bytes of a text in an encoding.
///
/// - Throws: `BadByte` with the place, in UTF-8, of the first character that the encoding lacks.
/// - Returns: nil when the system lacks the encoding's table.
public func encoded(_ text: String, as encoding: TextEncoding) throws(BadByte) -> [UInt8]? {
  let bytes = Array(text.utf8)
  return encoding == .utf8 ? bytes : try converted(bytes[...], from: .utf8, to: encoding)
}

private func converted(
  _ bytes: ArraySlice<UInt8>, from encoding: TextEncoding, to target: TextEncoding
) throws(BadByte) -> [UInt8]? {
  let failed = iconv_t(bitPattern: -1)
  guard let converter = iconv_open(target.rawValue, encoding.rawValue), converter != failed else {
    return nil
  }
  defer { iconv_close(converter) }
  // Two bytes of UTF-8 may be four of GB18030; nothing grows by more.
  var result = [UInt8](repeating: 0, count: 2 * bytes.count + 16)
  var source = Array(bytes)
  var bad: Int?
  var length = 0
  source.withUnsafeMutableBytes { input in
    result.withUnsafeMutableBytes { output in
      var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
      var into = output.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = input.count
      var room = output.count
      if left > 0, iconv(converter, &from, &left, &into, &room) == Int(bitPattern: UInt.max) {
        bad = input.count - left
      }
      length = output.count - room
    }
  }
  if let bad { throw BadByte(offset: bytes.startIndex + bad) }
  result.removeSubrange(length...)
  return result
}

/// The offset of the first byte that is not UTF-8; nil when all are.
func firstBadUTF8(_ bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var decoder = UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch decoder.parseScalar(from: &iterator) {
    case .valid(let scalar): offset += scalar.count
    case .emptyInput: return nil
    case .error: return offset
    }
  }
}
