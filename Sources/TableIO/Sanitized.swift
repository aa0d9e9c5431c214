/// Text with marks that would change how its surroundings are read made visible.
///
/// Control characters, marks of direction and characters without width become the replacement character.
///
/// - Parameter kept: marks that stay, such as line feeds.
/// - Complexity: one pass over the bytes where nothing is to be done.
public func sanitized(_ text: String, keeping kept: String = "") -> String {
  // In UTF-8 the C1 controls begin with C2, marks of direction and widths of zero with the others.
  guard text.utf8.contains(where: mayBeTrouble), text.unicodeScalars.contains(where: isTrouble)
  else { return text }
  var scalars = String.UnicodeScalarView()
  let keeps = kept.unicodeScalars
  scalars.append(
    contentsOf: text.unicodeScalars.map { isTrouble($0) && !keeps.contains($0) ? "\u{FFFD}" : $0 })
  return String(scalars)
}

/// Whether a byte begins a character that may be trouble.
private func mayBeTrouble(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE1...0xE3, 0xEF, 0xF0, 0xF3: true
  default: false
  }
}

/// C0 and C1 controls; Unicode Standard Annex #9's marks, embeddings, overrides and isolates; separators
/// of lines, which end a statement in older scripts; and what has no width, so that two names look alike.
private func isTrouble(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x115F...0x1160,
    0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
    0x1D173...0x1D17A, 0xE0000...0xE007F:
    true
  default: false
  }
}
