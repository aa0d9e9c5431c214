internal import CPrintf
import Foundation

extension Double {
  /// Significant digits of numbers in files: more than threads or processors can change.
  public static let writtenDigits = 10
  /// Significant digits, in files, of numbers worked out to all digits of a double.
  public static let preciseDigits = 15

  /// This number with a fixed count of decimals; minus zero prints as zero.
  public func fixed(_ decimals: Int) -> String {
    if let whole = wholeRounded(decimals: decimals) {
      return Self.text(whole.magnitude, decimals: decimals, isNegative: whole < 0)
    }
    let text = Self.text { print_decimals($0.baseAddress, $0.count, Int32(decimals), self) }
    return text.hasPrefix("-") && text.utf8.allSatisfy({ "-0.".utf8.contains($0) })
      ? String(text.dropFirst()) : text
  }

  /// As `fixed`, with a plus before what is above 0 as printed.
  public func signed(_ decimals: Int) -> String {
    let text = fixed(decimals)
    return text.hasPrefix("-") || Double(text) == 0 ? text : "+" + text
  }

  /// Ten significant digits, without needless zeros; the exponent only where it saves space.
  public var significant: String { significant(Self.writtenDigits) }

  /// A number of significant digits, without needless zeros.
  public func significant(_ digits: Int) -> String {
    if self == 0 { return "0" }
    return plainSignificant(digits)
      ?? Self.text { print_significant($0.baseAddress, $0.count, Int32(digits), self) }
  }

  /// This number times a power of ten, rounded to a whole number as C's printf rounds: by the exact binary
  /// value, halves to even. Nil where a double cannot tell.
  public func wholeRounded(decimals: Int) -> Double? {
    guard Self.powersOfTen.indices.contains(decimals) else { return nil }
    let power = Self.powersOfTen[decimals]
    let scaled = self * power
    // Below 2^53 whole numbers are exact.
    guard scaled.magnitude < 9e15 else { return nil }
    let below = scaled.rounded(.down)
    guard scaled - below == 0.5 else { return scaled.rounded(.toNearestOrEven) }
    // The product may have been rounded onto the half: its error says on which side it lay.
    let error = (-scaled).addingProduct(self, power)
    return error > 0 ? below + 1 : error < 0 ? below : scaled.rounded(.toNearestOrEven)
  }

  /// The powers that are exact.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// What "%g" prints without an exponent; nil where it prints one, or a double cannot tell.
  private func plainSignificant(_ digits: Int) -> String? {
    guard magnitude >= 1e-4, magnitude < 1e15, (1...Self.preciseDigits).contains(digits) else {
      return nil
    }
    let leading = Int(log10(magnitude).rounded(.down))
    var decimals = digits - 1 - leading
    guard let whole = wholeRounded(decimals: decimals),
      // The next power of ten has one digit more, which may call for an exponent.
      whole.magnitude < Self.powersOfTen[digits]
    else { return nil }
    var number = UInt64(whole.magnitude)
    while decimals > 0, number.isMultiple(of: 10) {
      number /= 10
      decimals -= 1
    }
    return Self.text(Double(number), decimals: decimals, isNegative: whole < 0)
  }

  /// A whole number with a point before its last digits.
  private static func text(_ whole: Double, decimals: Int, isNegative: Bool) -> String {
    var rest = UInt64(whole)
    var digits = 1
    var limit: UInt64 = 10
    while rest >= limit {
      digits += 1
      limit *= 10
    }
    let first = isNegative ? 1 : 0
    let count = first + max(digits, decimals + 1) + (decimals > 0 ? 1 : 0)
    return String(unsafeUninitializedCapacity: count) { buffer in
      let point = decimals > 0 ? count - 1 - decimals : count
      for place in (first..<count).reversed() {
        if place == point {
          buffer[place] = UInt8(ascii: ".")
        } else {
          let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
          buffer[place] = UInt8(ascii: "0") + UInt8(digit)
          rest = quotient
        }
      }
      if isNegative { buffer[0] = UInt8(ascii: "-") }
      return count
    }
  }

  /// C's formatting: it knows no locale here, and takes a tenth of the time of Foundation's.
  private static func text(_ print: (UnsafeMutableBufferPointer<CChar>) -> Int32) -> String {
    // 309 digits before the point are the most a double has.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let length = Int(print(buffer))
      return buffer.prefix(min(length, buffer.count - 1)).withMemoryRebound(to: UInt8.self) {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }
}
