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
