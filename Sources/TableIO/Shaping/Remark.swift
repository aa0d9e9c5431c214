/// Whether a text is a remark or a field of a form rather than a name or a value.
func isNote(_ text: String) -> Bool {
  let begins = ["注:", "注：", "注1", "备注:", "备注：", "说明:", "说明：", "※", "note:", "notes:", "source:"]
  let lower = text.lowercased()
  if isSignature(text) { return true }
  if begins.contains(where: { lower.hasPrefix($0) }) { return true }
  guard let colon = text.firstIndex(where: { ":：".contains($0) }) else { return false }
  // 日期：2015-12-01 is a field of a form; 08:30 and a long sentence with a colon are not.
  let key = text[..<colon]
  return !key.isEmpty && key.count <= 8 && !key.contains(where: \.isNumber)
    && text[text.index(after: colon)...].count <= 30
}

/// Whether a text asks for, or is, a signature or a date at the foot of a sheet.
private func isSignature(_ text: String) -> Bool {
  guard mayBeSignature(text) else { return false }
  let lower = text.lowercased().filter { !$0.isWhitespace }
  let chinese = ["签字", "签名", "签章", "盖章", "审核人", "填表人", "制表人", "制表", "填报人", "复核人", "统计人", "负责人签"]
  let english = ["signature", "signedby", "preparedby", "approvedby", "checkedby", "compiledby"]
  guard lower.count <= 60 else { return false }
  let hasColon = lower.contains { ":：_".contains($0) }
  if chinese.contains(where: lower.contains), hasColon || lower.count <= 10 { return true }
  if english.contains(where: lower.hasPrefix) { return true }
  return lower.wholeMatch(of: date) != nil
}

/// A quick look that lets every signature and date pass: names of units and numbers stop here.
private func mayBeSignature(_ text: String) -> Bool {
  text.unicodeScalars.contains { signs.contains($0) }
    || text.first { !$0.isWhitespace }.map { "spacSPAC".contains($0) } ?? false
}

/// One character of every Chinese word for a signature, and of a date.
private let signs: [Unicode.Scalar] = ["签", "盖", "审", "填", "制", "复", "统", "日"]

nonisolated(unsafe) private let date = #/\(?(19|20)?\d*年\d*月\d*日\)?/#
