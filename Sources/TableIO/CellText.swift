/// The letters that a spreadsheet shows for a column counted from 0: A … Z, AA …
public func columnLetter(_ column: Int) -> String {
  let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
  return column < 26 ? letter : columnLetter(column / 26 - 1) + letter
}

extension String {
  /// Without leading and trailing spaces, tabs and ideographic spaces.
  var trimmed: String {
    var rest = unicodeScalars[...]
    while let last = rest.last, Self.isBlank(last) { rest.removeLast() }
    while let first = rest.first, Self.isBlank(first) { rest.removeFirst() }
    return rest.endIndex == unicodeScalars.endIndex && rest.startIndex == startIndex
      ? self : String(rest)
  }

  private static func isBlank(_ scalar: UnicodeScalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{3000}"
  }

  /// The text with full-width signs and digits (U+FF01 to U+FF5E) in their ASCII forms and without
  /// blanks at its ends; nil when it has none of them.
  var asciiForms: String? {
    let wide: ClosedRange<UInt32> = 0xFF01...0xFF5E
    guard unicodeScalars.contains(where: { wide.contains($0.value) }) else { return nil }
    var folded = ""
    for scalar in unicodeScalars {
      folded.unicodeScalars.append(
        wide.contains(scalar.value) ? UnicodeScalar(UInt8(scalar.value - 0xFEE0)) : scalar)
    }
    return folded.trimmed
  }
}
