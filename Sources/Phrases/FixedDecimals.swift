internal import CPrintf

extension Double {
  /// Significant digits of numbers in files: more than threads or processors can change.
  public static let writtenDigits = 10
  /// Significant digits, in files, of numbers worked out to all digits of a double.
  public static let preciseDigits = 15

  /// This number with a fixed count of decimals; minus zero prints as zero.
  public func fixed(_ decimals: Int) -> String {
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
    self == 0
      ? "0" : Self.text { print_significant($0.baseAddress, $0.count, Int32(digits), self) }
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
