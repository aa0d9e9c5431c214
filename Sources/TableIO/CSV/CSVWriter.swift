/// Rows as RFC 4180 text with line feeds; cells are quoted only where necessary.
public func csv(header: [String], rows: [[String]]) -> String {
  var text = ""
  append(header, to: &text)
  for row in rows { append(row, to: &text) }
  return text
}

private func append(_ row: [String], to text: inout String) {
  for (place, cell) in row.enumerated() {
    if place > 0 { text += "," }
    text += quoted(cell)
  }
  text += "\n"
}

private func quoted(_ cell: String) -> String {
  guard cell.utf8.contains(where: needsQuotes) else { return cell }
  guard cell.utf8.contains(UInt8(ascii: "\"")) else { return "\"" + cell + "\"" }
  return "\""
    + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(
      separator: "\"\"") + "\""
}

private func needsQuotes(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
  default: false
  }
}
