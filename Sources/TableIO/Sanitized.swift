/// Text with marks that would change how its surroundings are read made visible.
///
/// Control characters and overrides of direction become the replacement character.
///
/// - Parameter kept: marks that stay, such as line feeds.
/// - Complexity: one pass over the bytes where nothing is to be done.
public func sanitized(_ text: String, keeping kept: String = "") -> String {
  // In UTF-8 the C1 controls begin with C2, marks of direction with E2.
  guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else {
    return text
  }
  var scalars = String.UnicodeScalarView()
  let keeps = kept.unicodeScalars
  scalars.append(
    contentsOf: text.unicodeScalars.map { isTrouble($0) && !keeps.contains($0) ? "\u{FFFD}" : $0 })
  return String(scalars)
}

/// C0 and C1 controls; Unicode Standard Annex #9's embeddings, overrides and isolates; separators
/// of lines, which end a statement in older scripts.
private func isTrouble(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}
