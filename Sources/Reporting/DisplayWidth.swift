/// Terminal columns a text takes: two for East Asian wide and full-width characters.
///
/// Source: Unicode Standard Annex #11, East Asian Width; the blocks whose default is W or F.
public func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.unicodeScalars.reduce(0) { width, scalar in
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: width
    default: width + (isWide(scalar.value) ? 2 : 1)
    }
  }
}

private func isWide(_ code: UInt32) -> Bool {
  switch code {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
    0x20000...0x3FFFD:
    true
  default: false
  }
}
