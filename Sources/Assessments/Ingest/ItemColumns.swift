import TableIO

extension ColumnRules {
  /// Columns named like items of the instrument; without one, of a form that names assessors, all
  /// columns of numbers that mean nothing else.
  func itemColumns(
    of table: Table, _ scheme: Scheme
  ) -> [(column: Int, name: String)] {
    let sheet = self.sheet(table)
    let own = ColumnAliases.names.union(components)
      .union(mapping(file: table.file, sheet: table.sheet(ofRow: 0)).keys)
    let taken = Set(sheet.positions.filter { own.contains($0.key) }.values)
    if let items = scheme.instrument?.items, !items.isEmpty {
      var byName: [String: String] = [:]
      for item in items {
        byName[item.id] = item.id
        if let name = item.name { byName[name] = byName[name] ?? item.id }
      }
      return table.header.indices.compactMap { column in
        let whole = table.header[column]
        let last = whole.split(separator: "/").last.map(String.init) ?? whole
        let code = last.split { " 　、".contains($0) }.first.map(String.init) ?? last
        guard !taken.contains(column) else { return nil }
        return (byName[whole] ?? byName[last] ?? byName[code]).map { (column, $0) }
      }
    }
    guard sheet.has("assessor"), !sheet.has("score") else { return [] }
    return table.header.indices.filter { column in
      guard !taken.contains(column), !table.header[column].isEmpty,
        sheet.reading.roles[column] == .unknown
      else { return false }
      return (0..<table.rowCount).allSatisfy { row in
        if case .unreadable = sheet.read(row, column).cell { false } else { true }
      }
    }.map { ($0, table.header[$0]) }
  }
}
