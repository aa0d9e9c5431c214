/// What a cell that should hold a score holds; blank, not applicable and zero are three things.
public enum Cell: Equatable, Sendable {
  /// Nothing: the score is missing.
  case blank
  /// A mark such as NA or 不适用: there is nothing to score.
  case notApplicable
  /// A number.
  case number(Double)
  /// Any other text, as the cell holds it.
  case unreadable(String)

  init(_ text: String) {
    if text.isEmpty {
      self = .blank
    } else if let value = Self.decimal(text) ?? text.asciiForms.flatMap(Self.decimal) {
      self = .number(value)
    } else if ["na", "n.a.", "n/a", "不适用"].contains(text.lowercased()) {
      self = .notApplicable
    } else {
      self = .unreadable(text)
    }
  }

  private static func decimal(_ text: String) -> Double? {
    guard let first = text.utf8.first, first != UInt8(ascii: "e"), first != UInt8(ascii: "E"),
      text.utf8.allSatisfy(isDecimalByte), let value = Double(text), value.isFinite
    else { return nil }
    return value
  }
}

/// Whether a byte may stand in a decimal number with an exponent.
func isDecimalByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
    UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
    true
  default: false
  }
}
