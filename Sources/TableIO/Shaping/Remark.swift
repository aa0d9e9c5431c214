/// Whether a text is a remark or a field of a form rather than a name or a value.
func isNote(_ text: String) -> Bool {
  let begins = ["注:", "注：", "注1", "备注:", "备注：", "说明:", "说明：", "※", "note:", "notes:", "source:"]
  let lower = text.lowercased()
  if begins.contains(where: { lower.hasPrefix($0) }) { return true }
  guard let colon = text.firstIndex(where: { ":：".contains($0) }) else { return false }
  // 日期：2015-12-01 is a field of a form; 08:30 and a long sentence with a colon are not.
  let key = text[..<colon]
  return !key.isEmpty && key.count <= 8 && !key.contains(where: \.isNumber)
    && text[text.index(after: colon)...].count <= 30
}
