import Phrases

extension Table {
  /// Puts tables with the same header below one another.
  ///
  /// - Parameters:
  ///   - tables: at least one; their headers are equal.
  ///   - column: name of a column to add, which holds the name of each row's sheet; nil adds
  ///     none.
  ///   - labels: texts of that column, one per table; the names of the sheets where nil.
  public init(joining tables: [Table], sheetsAs column: String? = nil, labels: [String]? = nil) {
    precondition(!tables.isEmpty && tables.allSatisfy { $0.header == tables[0].header })
    let header = tables[0].header + (column.map { [$0] } ?? [])
    var bytes: [UInt8] = []
    var cells: [CSVScanner.Field] = []
    var starts = [0]
    var rows: [Int] = []
    var sheetOfRow: [Int32] = []
    for (index, table) in tables.enumerated() {
      let offset = bytes.count
      bytes += table.bytes
      let name = labels?[index] ?? (table.sheet(ofRow: 0) ?? "").trimmed
      let named = CSVScanner.Field(
        start: bytes.count, end: bytes.count + name.utf8.count, escaped: false)
      bytes += Array(name.utf8)
      for row in 0..<table.rowCount {
        for place in table.starts[row]..<table.starts[row + 1] {
          let cell = table.cells[place]
          cells.append(
            .init(start: cell.start + offset, end: cell.end + offset, escaped: cell.escaped))
        }
        if column != nil { cells.append(named) }
        starts.append(cells.count)
        rows.append(table.sheetRows[row])
        sheetOfRow.append(Int32(index))
      }
    }
    let places = tables.map { $0.origin.columns ?? $0.header.indices.map { $0 } }
    // Where sheets begin in different columns no letter is right for all.
    let same = places.allSatisfy { $0 == places[0] }
    let columns = same ? places[0] : places[0].map { _ in nil }
    let added: [Int?] = column == nil ? [] : [nil]
    self.init(
      file: tables[0].file, header: header, bytes: bytes, cells: cells, starts: starts,
      sheetRows: rows,
      origin: TableOrigin(
        sheets: tables.map { $0.sheet(ofRow: 0) ?? "" }, sheetOfRow: sheetOfRow,
        columns: columns + added, columnsOfSheet: same ? nil : places.map { $0 + added }))
    notices = tables.flatMap(\.notices)
    asides = tables[0].asides
    let names = origin.sheets
    guard tables.count > 1 || column != nil else { return }
    notices.append(
      TableNotice(
        .sheetsJoined, file: file, value: names.joined(separator: ", "),
        column.map {
          Phrase(
            "\(tables.count) sheets are read as one table, each row's \(Phrase(term: $0)) the name "
              + "of its sheet: \(names)")
        } ?? Phrase("\(tables.count) sheets are read as one table: \(names)"),
        Phrase("name one with --sheet if that is wrong")))
  }
}
