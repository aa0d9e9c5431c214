/// sharedStrings.xml: every different text of the workbook, one after another in one buffer.
final class SharedStrings: XMLReader {
  private(set) var bytes: [UInt8] = []
  private(set) var fields: [CSVScanner.Field] = []
  private let limit: Int
  private var begin = 0
  private var collecting = false
  /// Depth of phonetic runs: readings above characters, not part of the text.
  private var phonetic = 0

  init(_ part: String?, in archive: ZipArchive) throws(WorkbookProblem) {
    limit = archive.limits.textBytes
    try super.init(limits: archive.limits)
    if let part { _ = try read(part, of: archive) }
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "si" {
      begin = bytes.count
    } else if name == "rPh" {
      phonetic += 1
    } else if name.letter == UInt8(ascii: "t") {
      collecting = phonetic == 0
    }
  }

  override func text(_ piece: UnsafeRawBufferPointer) {
    guard collecting else { return }
    bytes.append(contentsOf: piece)
    if bytes.count - begin > limit { stop(.overLimit("a text is longer than \(limit) bytes")) }
  }

  override func end(_ name: XMLName) {
    if name == "si" {
      unescape(&bytes, from: begin)
      fields.append(.init(start: begin, end: bytes.count, escaped: false))
    } else if name == "rPh" {
      phonetic -= 1
    } else if name.letter == UInt8(ascii: "t") {
      collecting = false
    }
  }
}

/// Replaces `_xHHHH_`, by which workbooks write control characters, in the end of a buffer.
///
/// Control characters other than line feed and tab are dropped.
///
/// Source: ECMA-376 part 1, section 22.9.2.19 (ST_Xstring).
func unescape(_ bytes: inout [UInt8], from start: Int) {
  let underscore = UInt8(ascii: "_")
  var read = start
  guard bytes[start...].contains(underscore) else { return }
  var result: [UInt8] = []
  while read < bytes.count {
    if bytes[read] == underscore, read + 6 < bytes.count, bytes[read + 1] == UInt8(ascii: "x"),
      bytes[read + 6] == underscore,
      let code = UInt32(String(decoding: bytes[(read + 2)..<(read + 6)], as: UTF8.self), radix: 16),
      let scalar = UnicodeScalar(code)
    {
      if code >= 0x20 && code != 0x7F || code == 0x0A || code == 0x09 {
        result.append(contentsOf: Array(String(Character(scalar)).utf8))
      }
      read += 7
    } else {
      result.append(bytes[read])
      read += 1
    }
  }
  bytes.replaceSubrange(start..., with: result)
}
