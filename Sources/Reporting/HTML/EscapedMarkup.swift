import TableIO

/// Text made safe inside HTML and SVG, and sanitized.
public func escaped(_ text: String) -> String {
  let clean = sanitized(text)
  guard clean.utf8.contains(where: isMarkup) else { return clean }
  var out = ""
  var rest = clean[...]
  while let place = rest.utf8.firstIndex(where: isMarkup) {
    out += rest[..<place]
    switch rest.utf8[place] {
    case UInt8(ascii: "&"): out += "&amp;"
    case UInt8(ascii: "<"): out += "&lt;"
    case UInt8(ascii: ">"): out += "&gt;"
    case UInt8(ascii: "\""): out += "&quot;"
    default: out += "&#39;"
    }
    rest = rest[rest.utf8.index(after: place)...]
  }
  return out + rest
}

private func isMarkup(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    true
  default: false
  }
}
