public import Phrases

/// Something that reading a table left out, filled in or found, with its place.
public struct TableNotice: Equatable, Sendable {
  /// What happened.
  public enum Kind: String, CaseIterable, Sendable {
    /// A title, note, total or repeated header, which is no observation.
    case rowLeftOut
    /// Cells with values but no column name.
    case columnLeftOut
    /// A sheet that was not read.
    case sheetLeftOut
    /// Rows hidden by a filter or by hand; they are read.
    case hiddenRows
    /// A merged block below the header; its value was given to every row.
    case mergeFilled
    /// A formula for which the file holds no value.
    case uncomputedFormula
    /// Values of formulas that the program which wrote the file never computed.
    case staleFormulas
    /// Numbers shown as percentages.
    case percents
    /// Several sheets read as one table.
    case sheetsJoined
    /// Columns of items turned into rows.
    case itemsUnfolded
    /// Columns of teams, each row filled in one, put into a column of teams and one of scores.
    case teamsGathered
    /// The encoding of a text that is not UTF-8.
    case encoding
  }

  /// What happened.
  public let kind: Kind
  /// The file's name.
  public let file: String
  /// The sheet's name; nil for a text file, or where the whole workbook is meant.
  public let sheet: String?
  /// The row as a spreadsheet shows it; nil where no single row is meant.
  public let row: Int?
  /// Letters of the column; nil where no single column is meant.
  public let column: String?
  /// The text that was found; nil where there is none.
  public let value: String?
  /// What happened, without the place.
  public let sentence: Phrase
  /// What to do about it.
  public let suggestion: Phrase

  init(
    _ kind: Kind, file: String, sheet: String? = nil, row: Int? = nil, column: Int? = nil,
    value: String? = nil, _ sentence: Phrase, _ suggestion: Phrase
  ) {
    self.kind = kind
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column.map(columnLetter)
    self.value = value
    self.sentence = sentence
    self.suggestion = suggestion
  }

  /// Place, sentence and advice in one line.
  public var line: Phrase {
    Phrase(
      "\(placePhrase(file: file, sheet: sheet, row: row, column: column)): \(sentence); \(suggestion)"
    )
  }
}

/// A place in a file, in words.
///
/// - Parameters:
///   - row: as a spreadsheet shows it.
///   - column: name or letters.
public func placePhrase(file: String, sheet: String?, row: Int?, column: String?) -> Phrase {
  let members = [
    Phrase(verbatim: file), sheet.map { Phrase("sheet \($0)") }, row.map { Phrase("row \($0)") },
    column.map { Phrase("column \($0)") },
  ]
  return Phrase(members.compactMap { $0 }, mark: .comma)
}
