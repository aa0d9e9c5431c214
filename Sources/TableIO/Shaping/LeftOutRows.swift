import Phrases

/// Why a row below the header is no observation; nil when it is one.
///
/// - Parameters:
///   - pieces: the texts of the row.
///   - header: names of the columns.
func reasonToLeaveOut(
  _ pieces: [SheetLines.Piece], header: HeaderBlock, _ sheet: SheetLines
) -> Phrase? {
  let texts = pieces.prefix(4).map { sheet.text($0.cell) }
  let labels = zip(pieces, texts).prefix { !$0.0.cell.marks.contains(.number) }
  if isTotal(labels.map { ($0.1, $0.0.merge != nil) }) {
    return Phrase("a total or mean, not an observation")
  }
  if pieces.count == 1, header.names.count > 2 {
    if isNote(texts[0]) { return Phrase("a note") }
    if isBand(texts[0]) { return Phrase("a line of text") }
    if 2 * pieces[0].columns.count >= header.names.count { return Phrase("a line of text") }
  }
  if !pieces.isEmpty, pieces.allSatisfy({ isNote(sheet.text($0.cell)) }) { return Phrase("a note") }
  if pieces.count > 1, pieces.count == header.names.count,
    zip(pieces, header.names).allSatisfy({ piece, named in
      piece.columns.lowerBound == named.column && sheet.text(piece.cell) == named.name
    })
  {
    return Phrase("the header again")
  }
  return nil
}

/// Whether a text by itself in a row names the team of the rows below it.
public func isBand(_ text: String) -> Bool { bandName(text) != nil }

/// The team that a text by itself in a row names, without numbering and what stands in brackets:
/// 一、第一考核组（组长：李四） is 第一考核组; nil where it names none.
public func bandName(_ text: String) -> String? {
  if let match = text.wholeMatch(
    of:
      #/
      (?:[一二三四五六七八九十\d]+[、.．]\s*)?(?:考核组[:：]\s*)?
      ((?:考核|检查|考评|督查|工作)?第?[一二三四五六七八九十百\d甲乙丙丁A-Z]+(?:考核|检查|考评|督查|工作)*(?:小组|组))
      \s*(?:[（(][^（）()]*[)）])?[:：]?
      /#
  ) {
    return String(match.output.1)
  }
  return text.wholeMatch(
    of: #/((?:[Tt]eam|TEAM|[Gg]roup|GROUP|[Pp]anel)\s+\w+)\s*(?:\([^()]*\))?:?/#
  ).map { String($0.output.1) }
}

/// Whether the labels at the left of a row make it a total.
///
/// Chinese words for totals are never names; English ones may be levels of a factor (mean, total),
/// so they count only where no other label stands.
private func isTotal(_ labels: [(text: String, merged: Bool)]) -> Bool {
  let first = labels.prefix(3)
  guard first.contains(where: { isSummary($0.text) }) else { return false }
  if first.contains(where: { isSummary($0.text) && $0.text.contains { !$0.isASCII } }) {
    return true
  }
  let fills: Set<String> = ["-", "--", "/", "—"]
  return labels.count { !$0.merged && !fills.contains($0.text) } <= 1
}

/// Whether a label names a sum, mean or other summary of rows.
public func isSummary(_ label: String) -> Bool {
  guard mayBeSummary(label) else { return false }
  let text = String((label.asciiForms ?? label).lowercased().filter { !$0.isWhitespace })
    .trimmingSuffix { ":：".contains($0) }
  if summaryWords.contains(text) || text.wholeMatch(of: summaryPhrase) != nil { return true }
  return ["合计", "总计", "小计", "平均", "平均分", "平均值", "subtotal"].contains {
    text.hasSuffix($0)
  }
}

/// A quick look that lets every word for a total pass: how it ends, and no digit in ASCII words.
private func mayBeSummary(_ label: String) -> Bool {
  let bytes = label.utf8
  guard bytes.count <= 60, let last = bytes.last else { return false }
  if last < 0x80 {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    if digits.contains(last) { return false }
    return bytes.contains { $0 >= 0x80 } || !bytes.contains { digits.contains($0) }
  }
  return label.unicodeScalars.reversed().prefix(4).contains { summaryEnds.contains($0) }
}

/// Last characters of the words for totals, and of those words in full-width letters.
private let summaryEnds: Set<UnicodeScalar> = [
  "计", "均", "分", "值", "数", "差", "重", "比", "ｌ", "ｅ", "ｎ", "ｍ", "ｓ", "Ｌ", "Ｅ", "Ｎ", "Ｍ", "Ｓ",
]

/// Sums and means of something named, as "team average" or "mean score".
nonisolated(unsafe) private let summaryPhrase =
  #/(?:team|group|panel|sheet|column|overall|grand)(?:average|mean|total)|(?:average|mean|total)(?:score|scores|ofteam|ofgroup)/#

private let summaryWords: Set<String> = [
  "合计", "总计", "小计", "平均", "平均分", "平均值", "平均数", "均值", "均分", "总平均", "最高分", "最低分",
  "标准差", "满分", "权重", "total", "totals", "subtotal", "grandtotal", "sum", "average", "averages",
  "mean", "means", "overallmean", "fullmarks",
  "分值", "标准分", "比重", "weight", "weights", "fullscore", "maxscore", "maximumscore", "maximummarks",
  "maxmarks", "maximum",
]

extension String {
  fileprivate func trimmingSuffix(while test: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, test(last) { text.removeLast() }
    return String(text)
  }
}
