/// How the characters of CSV output are written as bytes.
public enum CSVEncoding: String, Codable, CaseIterable, Sendable {
  /// UTF-8 without a mark.
  case utf8 = "utf-8"
  /// UTF-8 with the byte order mark by which Excel recognises it.
  case utf8WithMark = "utf-8-bom"
  /// The Chinese standard, which Excel in Chinese recognises.
  case gb18030

  /// The text as bytes; nil where this system has no converter to GB18030, which has every character
  /// of Unicode.
  public func bytes(_ text: String) -> [UInt8]? {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8WithMark: [0xEF, 0xBB, 0xBF] + text.utf8
    case .gb18030: try? encoded(text, as: .gb18030)
    }
  }
}
