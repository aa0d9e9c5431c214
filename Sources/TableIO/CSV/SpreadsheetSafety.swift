/// Text of a CSV cell that no spreadsheet evaluates and no terminal obeys.
///
/// A cell whose first character, after blanks, is one of `= + - @` or its full-width form, or which
/// begins with a tab, return or line feed, gets an apostrophe in front, unless it is a plain number
/// such as -3 or +2.5e1. Control characters other than tab, return and line feed become U+FFFD.
/// Numbers of numeric columns never come here; JSON keeps the true text.
///
/// Source: OWASP, CSV Injection.
public func spreadsheetSafe(_ text: String) -> String {
  let clean = sanitized(text, keeping: "\t\r\n")
  guard let head = clean.unicodeScalars.first, !head.isLetterOrDigit else { return clean }
  let first = clean.unicodeScalars.first { !$0.isBlank } ?? head
  let starts = "=+-@＝＋－＠".unicodeScalars.contains(first)
  guard starts || "\t\r\n".unicodeScalars.contains(head), !isPlainNumber(clean) else {
    return clean
  }
  return "'" + clean
}

/// A sign, digits with at most one point, perhaps an exponent: nothing a formula needs.
private func isPlainNumber(_ text: String) -> Bool {
  text.utf8.allSatisfy { "+-.0123456789eE".utf8.contains($0) } && Double(text) != nil
}

extension Unicode.Scalar {
  /// Of ASCII, or a unified ideograph, as most texts begin.
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case "0"..."9", "A"..."Z", "a"..."z", "\u{4E00}"..."\u{9FFF}": true
    default: false
    }
  }

  fileprivate var isBlank: Bool {
    properties.isWhitespace || properties.generalCategory == .format
  }
}
