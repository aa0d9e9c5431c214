import Foundation

/// The shortest decimal text that reads as the same double as the text given; nil when it is no
/// finite number.
///
/// Workbooks write 17 digits, so 0.1 may stand there as 0.10000000000000001.
func shortestNumber(_ text: [UInt8]) -> [UInt8]? {
  if isShortest(text) { return text }
  guard let value = finiteNumber(text) else { return nil }
  return Array(decimalText(value).utf8)
}

/// Decimal text, with or without an exponent, as a double; nil for all else.
private func finiteNumber(_ text: [UInt8]) -> Double? {
  // The C library also takes hexadecimal, "inf" and "nan", which no cell has.
  guard !text.isEmpty, text.allSatisfy(isDecimalByte) else { return nil }
  return (text + [0]).withUnsafeBytes { bytes in
    guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
    var end: UnsafeMutablePointer<CChar>?
    let value = strtod(start, &end)
    guard let end, UnsafePointer(end) == start + text.count, value.isFinite else { return nil }
    return value
  }
}

/// Whole numbers without a decimal point, others as Swift writes them: shortest that reads back.
func decimalText(_ value: Double) -> String {
  // Above 2^53 not every whole number is a double.
  if value == value.rounded(), abs(value) < 9_007_199_254_740_992 { return String(Int64(value)) }
  return "\(value)"
}

/// Whether a text is surely shortest: at most 15 digits always read back, and no zero to spare.
func isShortest(_ text: [UInt8]) -> Bool {
  var digits = 0
  var point = false
  var first = true
  var last: UInt8 = 0
  var leadingZero = false
  for byte in text {
    switch byte {
    case UInt8(ascii: "-") where first: break
    case UInt8(ascii: ".") where !point && digits > 0: point = true
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if digits == 1, leadingZero, !point { return false }
      if digits == 0 { leadingZero = byte == UInt8(ascii: "0") }
      digits += 1
    default: return false
    }
    first = false
    last = byte
  }
  guard digits > 0, digits <= 15, last != UInt8(ascii: ".") else { return false }
  if point, last == UInt8(ascii: "0") { return false }
  return !(leadingZero && text.first == UInt8(ascii: "-") && digits == 1)
}
