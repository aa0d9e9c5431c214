/// Text as a spreadsheet file can hold it.
///
/// Control characters other than the line feed become spaces (tab, return) or vanish; characters
/// XML has no place for vanish; a literal `_x0041_` is kept from being read as "A" by escaping its
/// first underscore; past 32,000 UTF-16 units the text ends in "…" (Excel's limit is 32,767).
///
/// - Complexity: one pass over the bytes where nothing is to be done.
func spreadsheetText(_ text: String) -> String {
  // 0x7F to 0x9F begin with C2 in UTF-8, U+FFFE and U+FFFF with EF; so do other characters.
  var mayNeedWork = text.utf8.count > longestText
  var before: UInt8 = 0
  for byte in text.utf8 {
    if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xEF
      || (byte == UInt8(ascii: "x") && before == UInt8(ascii: "_"))
    {
      mayNeedWork = true
      break
    }
    before = byte
  }
  guard mayNeedWork else { return text }
  var out = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\t", "\r": out += " "
    case "\n": out += "\n"
    case "\u{FFFE}", "\u{FFFF}": continue
    case _ where scalar.properties.generalCategory == .control: continue
    default: out.unicodeScalars.append(scalar)
    }
  }
  // The pattern costs far more to build than this look.
  if out.contains("_x") { out = out.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_") }
  return out.utf16.count > longestText ? out.prefix(utf16Units: longestText - 1) + "…" : out
}

private let longestText = 32_000
