import TableIO

/// Text made safe inside HTML and SVG, and sanitized.
public func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 >= 0x7F || $0 < 0x20 || isMarkup($0) }) else { return text }
  return sanitized(text).unicodeScalars.reduce(into: "") { out, scalar in
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "'": out += "&#39;"
    default: out.unicodeScalars.append(scalar)
    }
  }
}

private func isMarkup(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    true
  default: false
  }
}
