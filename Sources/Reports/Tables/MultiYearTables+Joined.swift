import Reporting

extension MultiYearTables {
  /// Each table's rows one part after the other; a table that no part has is left out.
  ///
  /// - Parameter parts: tables of some groups each, under the names of `descriptions`.
  /// - Complexity: parts × tables, and linear in the rows.
  static func joined(_ parts: [[ResultTable]]) -> [ResultTable] {
    descriptions.compactMap { description in
      let own = parts.flatMap { $0.filter { $0.name == description.name } }
      return own.first.map { first in
        ResultTable(
          name: first.name, title: first.title, question: first.question, columns: first.columns,
          rows: own.flatMap(\.rows))
      }
    }
  }
}
