import Phrases
import Reporting

extension ChartData {
  /// Columns of cells that only a chart reads, by the names its specification uses.
  ///
  /// - Precondition: all columns have as many cells.
  init(_ name: String, _ columns: KeyValuePairs<String, [ResultTable.Cell]>) {
    let count = columns.first?.value.count ?? 0
    self.init(
      ResultTable(
        name: name, columns: columns.map { ResultColumn($0.key, .empty, .name) },
        rows: (0..<count).map { row in columns.map { $0.value[row] } }))
  }
}
