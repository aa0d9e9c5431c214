/// What a cell that should hold a score holds: blank, not applicable and zero are three things.
public enum Cell: Equatable, Sendable {
  case blank
  case notApplicable
  case number(Double)
  case unreadable(String)

  init(_ text: String) {
    if text.isEmpty {
      self = .blank
    } else if ["na", "n.a.", "n/a", "不适用"].contains(text.lowercased()) {
      self = .notApplicable
    } else if let value = Self.decimal(text) ?? text.asciiForms.flatMap(Self.decimal) {
      self = .number(value)
    } else {
      self = .unreadable(text)
    }
  }

  private static func decimal(_ text: String) -> Double? {
    guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first),
      text.utf8.allSatisfy({ "+-.0123456789eE".utf8.contains($0) }), let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }
}
