/// How the characters of a text file are written as bytes.
public enum TextEncoding: String, Codable, CaseIterable, Sendable {
  /// Unicode in units of one byte.
  case utf8 = "UTF-8"
  /// Unicode in units of two bytes, the low byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// Unicode in units of two bytes, the high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// The Chinese national standard, which includes GB2312 and GBK.
  case gb18030 = "GB18030"
  /// The usual encoding of traditional Chinese.
  case big5 = "BIG5"

  /// The encoding of a common name: utf-8, utf16, gbk, gb2312, cp936, ansi …; nil for others.
  ///
  /// Plain UTF-16 is little endian unless the byte order mark of the file says otherwise.
  public init?(name: String) {
    switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "utf8", "utf8sig", "utf8bom": self = .utf8
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "gb18030", "gbk", "gb2312", "cp936", "ms936", "936", "euccn": self = .gb18030
    case "big5", "cp950": self = .big5
    default: return nil
    }
  }

  /// The encoding its byte order mark names, and the mark's length.
  static func marked(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 without a mark, told by the zero half of its ASCII characters: digits, delimiters, line
  /// ends. Other texts hold no zero bytes.
  static func zeroPattern(_ bytes: [UInt8]) -> TextEncoding? {
    let head = bytes.prefix(4096)
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    guard zeros[0] != zeros[1], zeros.reduce(0, +) * 20 > head.count else { return nil }
    // U+4E00 and its like have a zero low byte; ASCII characters outnumber them by far.
    return zeros[1] > zeros[0] ? .utf16LittleEndian : .utf16BigEndian
  }
}
