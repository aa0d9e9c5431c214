import Phrases

extension Table {
  /// Turns columns of items into rows: every row is repeated once per item, with the item's name
  /// and its cell as the last two columns.
  ///
  /// - Parameters:
  ///   - items: position and name of each column to turn; the other columns stay.
  ///   - item: name of the new column of names.
  ///   - score: name of the new column of cells.
  public func unfolded(
    items: [(column: Int, name: String)], item: String, score: String
  ) -> Table {
    precondition(!items.isEmpty, "no column to turn into rows")
    let turned = Set(items.map(\.column))
    let kept = header.indices.filter { !turned.contains($0) }
    var bytes = bytes
    let names = items.map { named in
      let start = bytes.count
      bytes += Array(named.name.utf8)
      return CSVScanner.Field(start: start, end: bytes.count, escaped: false)
    }
    var long: [CSVScanner.Field] = []
    long.reserveCapacity(rowCount * items.count * (kept.count + 2))
    for row in 0..<rowCount {
      for (index, named) in items.enumerated() {
        for column in kept { long.append(field(row, column) ?? .empty) }
        long.append(names[index])
        long.append(field(row, named.column) ?? .empty)
      }
    }
    let positions = origin.columns ?? header.indices.map { $0 }
    var place = origin
    place.columns = kept.map { positions[$0] } + [nil, nil]
    place.unfolded = (kept.count + 1, items.map { positions[$0.column] ?? $0.column })
    place.sheetOfRow = origin.sheetOfRow.map { old in
      old.flatMap { repeatElement($0, count: items.count) }
    }
    let width = kept.count + 2
    var table = Table(
      file: file, header: kept.map { header[$0] } + [item, score], bytes: bytes, cells: long,
      starts: (0...(rowCount * items.count)).map { $0 * width },
      sheetRows: sheetRows.flatMap { repeatElement($0, count: items.count) }, origin: place)
    table.notices = notices
    table.notices.append(
      TableNotice(
        .itemsUnfolded, file: file, sheet: origin.sheetOfRow == nil ? origin.sheets.first : nil,
        value: "\(items.count)",
        Phrase(
          "\(items.count) columns are read as items: \(items[0].name) to "
            + "\(items[items.count - 1].name)"), Phrase("nothing to do if they are")))
    return table
  }
}
