import Phrases
import TableIO

/// How numbers of a round are written where they are not plain, and words for missing ones: counted,
/// and said once per column or file.
struct NumberForms {
  private struct Key: Hashable {
    let file: String
    let column: Int
    let form: CellReading.Form
  }
  private var found: [Key: (count: Int, row: Int, full: Double?, sheet: Sheet)] = [:]
  private var words: [String: (counts: [String: Int], sheet: Sheet)] = [:]

  mutating func note(
    _ form: CellReading.Form, full: Double?, _ row: Int, _ column: Int, in sheet: Sheet
  ) {
    let key = Key(file: sheet.table.file, column: column, form: form)
    if let known = found[key] {
      found[key] = (known.count + 1, known.row, known.full, known.sheet)
    } else {
      found[key] = (1, row, full, sheet)
    }
  }

  mutating func note(word: String, in sheet: Sheet) {
    words[sheet.table.file, default: ([:], sheet)].counts[word, default: 0] += 1
  }

  /// Says what was noted.
  func report(to log: inout DiagnosticLog) {
    for (key, own) in found.sorted(by: {
      ($0.key.file, $0.key.column, $0.value.row) < ($1.key.file, $1.key.column, $1.value.row)
    }) {
      let text = own.sheet.table.text(own.row, key.column)
      let count = own.count == 1 ? Phrase("1 cell") : Phrase("\(own.count) cells")
      if key.form == .percent {
        let full = own.full ?? 100
        log.report(
          .percents, .notice, in: own.sheet, at: key.column, value: "\(own.count)",
          Phrase("\(count) in percent, such as \(text): read as shares of \(full.plain) points"),
          Phrase("nothing to do if so; otherwise enter points"))
      } else {
        log.report(
          .numberForm, .notice, in: own.sheet, at: key.column, value: text,
          key.form == .unit
            ? Phrase("\(count) such as '\(text)': the number is read without its unit")
            : key.form == .decimalComma
              ? Phrase("\(count) such as '\(text)': the comma is read as a decimal point")
              : Phrase("\(count) such as '\(text)': the comma is read as one between thousands"),
          Phrase("nothing to do if so"))
      }
    }
    for (_, own) in words.sorted(by: { $0.key < $1.key }) {
      let list = own.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.key) (\($0.value))" }
      log.report(
        .missingWord, .notice, in: own.sheet, value: "\(own.counts.values.reduce(0, +))",
        Phrase("words that stand for a missing score: \(list)"),
        Phrase("nothing to do if so; zero is a score, these are none"))
    }
  }
}
