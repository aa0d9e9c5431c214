import Reporting

/// Rows made for a chart alone.
struct ChartRows {
  private let names: [String]
  private var rows: [[ResultTable.Cell]] = []

  init(_ names: [String]) { self.names = names }

  var count: Int { rows.count }

  mutating func append(_ row: [any CellValue]) { rows.append(row.map(\.cell)) }

  func data(_ name: String) -> ChartData {
    ChartData(
      name: name,
      columns: names.enumerated().map { place, name in (name, rows.map { $0[place] }) })
  }
}
