/// Comma, semicolon or tab: the sign that stands equally often in most of the first lines, outside
/// quotes.
///
/// Titles above a table have none of them, or others, and a decimal comma is not in the header.
///
/// - Returns: the sign, and whether the lines that decide are all among the bytes, so that further
///   bytes would not change it.
func delimiter(of bytes: some Sequence<UInt8>) -> (sign: UInt8, isSure: Bool) {
  let signs = [",", ";", "\t"].map { (sign: UnicodeScalar) in UInt8(ascii: sign) }
  var quoted = false
  var isSure = false
  var lines: [[UInt8: Int]] = []
  var counts: [UInt8: Int] = [:]
  for byte in bytes {
    if byte == UInt8(ascii: "\"") { quoted.toggle() }
    guard !quoted else { continue }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      lines.append(counts)
      counts = [:]
      if lines.count == 60 {
        isSure = true
        break
      }
    } else if signs.contains(byte) {
      counts[byte, default: 0] += 1
    }
  }
  lines.append(counts)
  /// Lines with the most frequent count times that count; the first line decides among equals.
  func score(_ sign: UInt8) -> (Int, Int) {
    var tally: [Int: Int] = [:]
    for line in lines { tally[line[sign] ?? 0, default: 0] += 1 }
    tally[0] = nil
    let best = tally.map { $0.key * $0.value }.max() ?? 0
    return (best, lines[0][sign] ?? 0)
  }
  return (signs.max { score($0) < score($1) } ?? UInt8(ascii: ","), isSure)
}
