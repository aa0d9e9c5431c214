import Phrases

/// Something a reader did or met on the way to a table, with its place.
public struct TableNotice: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A title, note, total or repeated header that is no observation.
    case rowLeftOut
    /// Cells with values under no column name.
    case columnLeftOut
    case sheetLeftOut
    /// Rows hidden by a filter or by hand; they are read.
    case hiddenRows
    /// A merged block below the header; its value was given to every row.
    case mergeFilled
    /// A formula the file holds no value for.
    case uncomputedFormula
    /// Values of formulas that the writing program never worked out.
    case staleFormulas
    /// Numbers shown as percents.
    case percents
    /// Several sheets read as one table.
    case sheetsJoined
    /// Columns of items turned into rows.
    case itemsUnfolded
    /// The encoding of a text that is not UTF-8.
    case encoding
  }

  public let kind: Kind
  public let file: String
  public let sheet: String?
  /// As a spreadsheet shows it.
  public let row: Int?
  /// Letters of the column.
  public let column: String?
  /// The text that was met.
  public let value: String?
  public let sentence: Phrase
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

/// Where something stands, in words.
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
