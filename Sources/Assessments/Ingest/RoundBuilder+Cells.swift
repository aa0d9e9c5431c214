import Phrases
import TableIO

extension RoundBuilder {
  /// A cell as a score between 0 and `full`; all else is reported and nil.
  mutating func score(
    _ row: Int, _ column: String, full: Double?, of what: Phrase, in sheet: Sheet
  ) -> Double? {
    switch sheet.cell(row, column) {
    case .blank, .notApplicable: return nil
    case .unreadable(let text):
      log.report(
        .unreadableNumber, .error, in: sheet, row: row, column: column, value: text,
        Phrase("'\(text)' is not a number"),
        Phrase("write digits with a decimal point, or leave the cell blank"))
      return nil
    case .number(let value):
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
