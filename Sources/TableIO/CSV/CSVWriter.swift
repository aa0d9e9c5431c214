/// Rows as RFC 4180 text with line feeds; cells are quoted only where necessary.
public func csv(header: [String], rows: [[String]]) -> String {
  var text: [UInt8] = []
  append(header, to: &text)
  for row in rows { append(row, to: &text) }
  return String(decoding: text, as: UTF8.self)
}

private func append(_ row: [String], to text: inout [UInt8]) {
  for (place, cell) in row.enumerated() {
    if place > 0 { text.append(UInt8(ascii: ",")) }
    var cell = cell
    cell.withUTF8 { bytes in
      if bytes.contains(where: needsQuotes) {
        appendQuoted(bytes, to: &text)
      } else {
        text.append(contentsOf: bytes)
      }
    }
  }
  text.append(UInt8(ascii: "\n"))
}

private func appendQuoted(_ cell: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
  let quote = UInt8(ascii: "\"")
  text.append(quote)
  for byte in cell {
    if byte == quote { text.append(quote) }
    text.append(byte)
  }
  text.append(quote)
}

private func needsQuotes(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
  default: false
  }
}
