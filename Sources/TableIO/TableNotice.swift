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
  public let sentence: String
  public let suggestion: String

  init(
    _ kind: Kind, file: String, sheet: String? = nil, row: Int? = nil, column: Int? = nil,
    value: String? = nil, _ sentence: String, _ suggestion: String
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
  public var line: String {
    let place = [
      file, sheet.map { "sheet \($0)" }, row.map { "row \($0)" }, column.map { "column \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    return "\(place): \(sentence); \(suggestion)"
  }
}
