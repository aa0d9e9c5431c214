import Foundation
import Phrases
import TableIO

/// A name without what typing varies: width, case, blanks and punctuation, other than between digits.
func nameKey(_ name: String) -> String {
  // Compatibility forms and composition leave ASCII and unified ideographs as they are.
  let isComposed = name.unicodeScalars.allSatisfy {
    $0.isASCII || ("\u{4E00}"..."\u{9FFF}").contains($0)
  }
  let composed = isComposed ? name : name.precomposedStringWithCompatibilityMapping
  let plain = Array(composed.lowercased())
  var key = ""
  for (index, character) in plain.enumerated() {
    if character.isLetter || character.isNumber {
      key.append(character)
    } else if index > 0, index + 1 < plain.count, plain[index - 1].isNumber,
      plain[index + 1].isNumber
    {
      // 1-1 and 11 are two.
      key.append("-")
    }
  }
  return key.isEmpty ? name : key
}

extension RoundBuilder {
  /// Reports a name that was taken for another of the list.
  mutating func reportNear(
    _ name: String, _ known: String, _ column: String, _ row: Int, _ sheet: Sheet
  ) {
    log.report(
      .nearName, .warning, in: sheet, row: row, column: column, value: name,
      Phrase("'\(name)' is read as '\(known)', from which it differs only in how it is typed"),
      Phrase("write the name in one way"))
  }

  /// Characters of a name. Tables of pairs repeat each name hundreds of times, so longer ones take
  /// gigabytes in a report; comparing how they are typed takes half a microsecond per character.
  static let longestName = 1_000

  /// Reports the first name of a column that is too long, and how many there are.
  ///
  /// - Returns: the levels that are, as places.
  mutating func checkLengths(_ codes: TableCodes, _ column: String, _ sheet: Sheet) -> Set<Int> {
    // A character has a byte or more, and bytes are counted already.
    let long = codes.levels.indices.filter {
      codes.levels[$0].utf8.count > Self.longestName && codes.levels[$0].count > Self.longestName
    }
    guard let first = long.first else { return [] }
    let name = codes.levels[first]
    let start = "\(name.prefix(40))…"
    log.report(
      .longName, .error, in: sheet, row: (0..<sheet.table.rowCount).first { codes[$0] == first },
      column: column, value: start,
      Phrase(
        "'\(start)' is a name of \(name.count) characters, and at most \(Self.longestName) are allowed; such names "
          + "in this column: \(long.count)"),
      Phrase("shorten the name"))
    return Set(long)
  }

  /// Names of one table that differ only in how they are typed: two of one kind, or a slip?
  mutating func checkNames(_ sheet: Sheet) {
    for column in ["unit", "team"] {
      guard let place = sheet.positions[column] else { continue }
      let codes = sheet.table.codes(place)
      let long = checkLengths(codes, column, sheet)
      let known = codes.levels.indices.filter { !codes.levels[$0].isEmpty && !long.contains($0) }
      let keys = Dictionary(grouping: known) { nameKey(codes.levels[$0]) }
      for group in keys.values where group.count > 1 {
        let names = group.sorted().map { codes.levels[$0] }
        let row = (0..<sheet.table.rowCount).first { codes[$0] == group.sorted()[1] }
        log.report(
          .nearName, .error, in: sheet, row: row, column: column, value: names[1],
          Phrase("'\(names[1])' and '\(names[0])' differ only in how they are typed"),
          Phrase("write the name in one way, or names that differ by more"))
      }
    }
  }
}
