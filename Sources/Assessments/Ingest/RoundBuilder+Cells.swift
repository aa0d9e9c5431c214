import Phrases
import TableIO

extension RoundBuilder {
  /// A cell as a score between 0 and `full`; all else is reported and nil.
  mutating func score(
    _ row: Int, _ column: String, full: Double?, of what: Phrase, in sheet: Sheet
  ) -> Double? {
    guard let position = sheet.positions[column] else { return nil }
    let read = sheet.read(row, position)
    if let word = read.word { forms.note(word: word, in: sheet) }
    switch read.cell {
    case .blank, .notApplicable: return nil
    case .unreadable(let text):
      log.report(
        .unreadableNumber, .error, in: sheet, row: row, column: column, value: text,
        Phrase("'\(text)' is not a number"),
        Phrase("write digits with a decimal point, or leave the cell blank"))
      return nil
    case .number(let number):
      var value = number
      if read.form == .percent {
        guard let full, !sheet.style(position).isMixed else {
          reportPercent(row, column, isMixed: full != nil, in: sheet)
          return nil
        }
        // To nine decimals, so that 90.93 % of 100 is 90.93.
        value = full == 100 ? number : (number * full * 1e7).rounded() / 1e9
      }
      if read.form != .plain { forms.note(read.form, full: full, row, position, in: sheet) }
      if value < 0 {
        log.report(
          .negative, .error, in: sheet, row: row, column: column, value: value.plain,
          Phrase("\(what) \(value.plain) is below zero"), Phrase("correct the score"))
        return nil
      }
      if let full, value > full {
        log.report(
          .aboveFullMarks, .error, in: sheet, row: row, column: column, value: value.plain,
          Phrase("\(what) \(value.plain) is above the full marks of \(full.plain)"),
          full < 100 && value <= 100
            ? Phrase("correct the score; is it a percentage of the full marks of \(full.plain)?")
            : Phrase("correct the score, or 'full' in the scheme"))
        return nil
      }
      return value
    }
  }

  private mutating func reportPercent(
    _ row: Int, _ column: String, isMixed: Bool, in sheet: Sheet
  ) {
    let text = sheet.text(row, column)
    log.report(
      .percents, .error, in: sheet, row: row, column: column, value: text,
      isMixed
        ? Phrase("'\(text)' is a percentage, but other cells of the column are plain numbers")
        : Phrase("'\(text)' is a percentage where a number is wanted"),
      Phrase("write all cells of the column in one way"))
  }

  /// A cell as a count, 0 or more; nil where it is blank, reported and nil where it is no count.
  mutating func count(
    _ row: Int, _ column: String = "count", of what: Phrase = Phrase("the count"), in sheet: Sheet
  ) -> Int? {
    guard let value = score(row, column, full: nil, of: what, in: sheet) else { return nil }
    // Above 2³¹ no count is meant, and sums of counts could overflow.
    guard let whole = Int32(exactly: value) else {
      log.report(
        .unreadableNumber, .error, in: sheet, row: row, column: column, value: value.plain,
        value.rounded() == value
          ? Phrase("\(what) \(value.plain) is too large")
          : Phrase("\(what) \(value.plain) is not a whole number"),
        Phrase("write a whole number of votes or people"))
      return nil
    }
    return Int(whole)
  }
}
