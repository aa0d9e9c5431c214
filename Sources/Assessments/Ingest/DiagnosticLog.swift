import Phrases
import TableIO

/// Diagnostics as they come, each with its place.
struct DiagnosticLog {
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - row: of the table, from 0; nil for the whole file.
  ///   - column: canonical name.
  mutating func report(
    _ rule: Diagnostic.Rule, _ level: Diagnostic.Level, in sheet: Sheet, row: Int? = nil,
    column: String? = nil, value: String? = nil, _ sentence: Phrase, _ suggestion: Phrase
  ) {
    append(
      rule, level, sheet, row, column.flatMap { sheet.positions[$0] }, value, sentence, suggestion)
  }

  /// A diagnostic about a column by its position in the table.
  mutating func report(
    _ rule: Diagnostic.Rule, _ level: Diagnostic.Level, in sheet: Sheet, row: Int? = nil,
    at position: Int, value: String? = nil, _ sentence: Phrase, _ suggestion: Phrase
  ) {
    append(rule, level, sheet, row, position, value, sentence, suggestion)
  }

  private mutating func append(
    _ rule: Diagnostic.Rule, _ level: Diagnostic.Level, _ sheet: Sheet, _ row: Int?,
    _ position: Int?, _ value: String?, _ sentence: Phrase, _ suggestion: Phrase
  ) {
    diagnostics.append(
      Diagnostic(
        rule: rule, level: level, file: sheet.table.file, row: row.map(sheet.table.sheetRow),
        column: position.map { sheet.table.header[$0] },
        columnLetter: position.flatMap { sheet.table.letter($0, row: row) },
        value: value, sentence: sentence, suggestion: suggestion,
        sheet: sheet.table.sheet(ofRow: row)))
  }

  /// A diagnostic about a file that is not a sheet, or about no single cell.
  mutating func report(
    _ rule: Diagnostic.Rule, _ level: Diagnostic.Level, file: String, row: Int? = nil,
    value: String? = nil, _ sentence: Phrase, _ suggestion: Phrase
  ) {
    diagnostics.append(
      Diagnostic(
        rule: rule, level: level, file: file, row: row, column: nil, columnLetter: nil,
        value: value, sentence: sentence, suggestion: suggestion, sheet: nil))
  }

  /// What reading a table had to say.
  mutating func report(_ notice: TableNotice) {
    let (rule, level) = notice.kind.diagnostic
    diagnostics.append(
      Diagnostic(
        rule: rule, level: level, file: notice.file, row: notice.row, column: nil,
        columnLetter: notice.column, value: notice.value, sentence: notice.sentence,
        suggestion: notice.suggestion, sheet: notice.sheet))
  }

  /// Why a file is not a table.
  mutating func report(_ error: TableError, file: String) {
    let isEmpty = if case .empty = error { true } else { false }
    report(
      isEmpty ? .emptyFile : .notATable, .error, file: file, row: error.row, error.sentence,
      error.suggestion)
  }
}

extension TableNotice.Kind {
  fileprivate var diagnostic: (Diagnostic.Rule, Diagnostic.Level) {
    switch self {
    case .rowLeftOut: (.rowLeftOut, .notice)
    case .columnLeftOut: (.columnLeftOut, .warning)
    case .sheetLeftOut: (.sheetLeftOut, .notice)
    case .hiddenRows: (.hiddenRows, .notice)
    case .mergeFilled: (.mergeFilled, .notice)
    case .uncomputedFormula: (.uncomputedFormula, .error)
    case .staleFormulas: (.staleFormulas, .warning)
    case .percents: (.percents, .warning)
    case .sheetsJoined: (.sheetsJoined, .notice)
    case .itemsUnfolded: (.itemsUnfolded, .notice)
    case .teamsGathered: (.filledDown, .notice)
    case .encoding: (.encoding, .notice)
    }
  }
}
