import Phrases
import TableIO

/// Columns that nothing uses, and those that several names fit.
extension RoundBuilder {
  /// Says of every column of a table of scores what became of it.
  ///
  /// - Parameters:
  ///   - absent: keys of components with weight that no table gives.
  ///   - votes: columns that count votes.
  mutating func checkColumns(_ sheet: Sheet, absent: [String], votes: Set<Int>) {
    let parts = PartsCheck(sheet, scheme.components, log: log)
    log = parts.log
    reportRivals(sheet)
    var used = votes.union(parts.accounted)
    let wanted = RoundPart.scores.columns(scheme).union([
      "unit", "name", "team", "rater", "group", "members",
    ])
    for (key, column) in sheet.positions
    where wanted.contains(key) && (key != "score" || sheet.isLong) || key.hasPrefix("team") {
      used.insert(column)
    }
    let rivals = Set(sheet.reading.rivals.values.joined())
    var passed: [String] = []
    for column in sheet.table.header.indices where !used.contains(column) {
      let name = sheet.table.header[column]
      guard !name.isEmpty, !rivals.contains(column) else { continue }
      let isNumeric = sheet.style(column).isMostlyNumbers
      switch sheet.reading.roles[column] {
      case .ignored: continue
      case .weighted(let key?) where sheet.has(key): continue
      case .total where absent.isEmpty && isNumeric: passed.append(name)
      case .aside: passed.append(name)
      case _ where !isNumeric: passed.append(name)
      default: reportUnused(column, sheet, absent)
      }
    }
    guard !passed.isEmpty else { return }
    log.report(
      .columnLeftOut, .notice, in: sheet, value: "\(passed.count)",
      Phrase("columns that are not used: \(passed)"), Phrase("nothing to do if they are no scores"))
  }

  /// Columns of numbers of the other tables, which are no scores.
  mutating func checkColumns(of part: RoundPart, _ sheet: Sheet) {
    guard sheet.table.rowCount < 100_000 else { return }
    let used = part.columns(scheme).union(["unit", "name", "team", "assessor", "rater", "group"])
    let taken = Set(
      sheet.positions.filter { used.contains($0.key) || $0.key.hasPrefix("team") }.values)
    for column in sheet.table.header.indices where !taken.contains(column) {
      guard sheet.reading.roles[column] != .aside, sheet.reading.roles[column] != .ignored,
        !sheet.table.header[column].isEmpty, sheet.style(column).isMostlyNumbers
      else { continue }
      reportUnused(column, sheet, [])
    }
  }

  private mutating func reportUnused(_ column: Int, _ sheet: Sheet, _ absent: [String]) {
    let style = sheet.style(column)
    let name = sheet.table.header[column]
    let range = style.range ?? 0...0
    let guess = guess(sheet.reading.headings[column], absent)
    let sentence =
      guess.map {
        Phrase(
          "column '\(name)' (\(style.numbers) numbers from \(range.lowerBound.plain) to "
            + "\(range.upperBound.plain)) is not used; is it \($0)?")
      }
      ?? Phrase(
        "column '\(name)' (\(style.numbers) numbers from \(range.lowerBound.plain) to "
          + "\(range.upperBound.plain)) is not used")
    doubts.append(
      ColumnDoubt(
        unused: name, in: sheet, sentence, guess: guess,
        components: scheme.components.map(\.key)))
    log.report(
      .unusedNumbers, absent.isEmpty ? .warning : .error, in: sheet, at: column,
      value: "\(style.numbers)", sentence,
      guess.map {
        Phrase("--columns \($0)='\(name)', or --columns ignore='\(name)' if it is no score")
      } ?? Phrase("--columns ignore='\(name)' if it is no score"))
  }

  /// The absent component that a heading most likely names.
  private func guess(_ heading: Heading, _ absent: [String]) -> String? {
    let text = heading.levels.map(\.text).joined(separator: " ")
    let hints = [
      "onsite": ["实地", "现场", "考核组", "年终", "检查", "team", "site", "visit", "inspect"],
      "routine": ["平时", "日常", "常规", "季度", "月", "desk", "routine", "daily", "regular", "office"],
      "peer": ["测评", "评议", "满意", "投票", "民主", "群众", "staff", "member", "vote", "satisf", "peer"],
    ]
    return absent.first { key in (hints[key] ?? []).contains { text.contains($0) } }
      ?? (absent.count == 1 ? absent[0] : absent.first)
  }

  private mutating func reportRivals(_ sheet: Sheet) {
    for (key, columns) in sheet.reading.rivals.sorted(by: { $0.key < $1.key }) {
      guard let own = sheet.positions[key] else { continue }
      let differing = columns.filter { other in
        sheet.style(other).isMostlyNumbers
          && (0..<sheet.table.rowCount).contains { row in
            sheet.read(row, own).cell != sheet.read(row, other).cell
          }
      }
      guard let other = differing.first else { continue }
      let names = ([own] + differing).map { sheet.table.header[$0] }
      let sentence = Phrase("several columns may be \(Phrase(term: key)): \(names)")
      doubts.append(ColumnDoubt(rivals: names, for: key, in: sheet, sentence))
      log.report(
        .ambiguousColumn, .error, in: sheet, at: other, value: "\(names.count)", sentence,
        Phrase(
          "choose, as --columns \(key)='\(names[0])'"))
    }
  }
}
