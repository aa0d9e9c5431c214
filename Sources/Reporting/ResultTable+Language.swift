import Phrases

extension ResultTable {
  /// Columns whose texts are fixed terms or measures, never names.
  private static let termColumns: Set<String> = [
    "assumes", "basis", "component", "expected_rank_method", "kind", "level", "measure", "method",
    "question", "scheme", "status", "subject_kind", "test", "unchanged",
  ]

  /// The table as people read it: terms and truth values in their language; names, codes and
  /// numbers as they are.
  ///
  /// - Complexity: O(cells) where the language is not the sources' own.
  func said(in language: Language) -> ResultTable {
    guard language != .en else { return self }
    let isTerm = columns.map(Self.termColumns.contains)
    return ResultTable(
      name: name, jsonName: jsonName, columns: columns,
      rows: rows.map { row in
        zip(row, isTerm).map { cell, isTerm in
          switch cell {
          case .text(let text) where isTerm: .text(language.term(text))
          case .flag: .text(language.term(cell.printed))
          default: cell
          }
        }
      })
  }
}
