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
    var table = turned(
      items, item, score, from: items.map(\.column), count: rowCount * items.count,
      rows: (0..<rowCount).lazy.flatMap { row in items.indices.lazy.map { (row, $0) } })
    table.notices.append(
      notice(
        .itemsUnfolded, value: "\(items.count)",
        Phrase(
          "\(items.count) columns are read as items: \(items[0].name) to "
            + "\(items[items.count - 1].name)"), Phrase("nothing to do if they are")))
    return table
  }

  /// Puts columns of which every row fills one at most into two: whose cell it is, and the cell.
  ///
  /// - Parameters:
  ///   - columns: position and name of each; the other columns stay.
  ///   - filled: place among the columns of the cell that each row fills; nil for none, which leaves both
  ///     cells blank.
  ///   - name: name of the new column of names.
  ///   - cell: name of the new column of cells.
  public func gathered(
    columns: [(column: Int, name: String)], filled: [Int?], name: String, cell: String
  ) -> Table {
    precondition(filled.count == rowCount, "one place per row")
    var table = turned(
      columns, name, cell, from: filled.map { columns[$0 ?? 0].column }, count: rowCount,
      rows: filled.enumerated().lazy.map { ($0, $1) }, ragged: raggedRows)
    let width = table.header.count
    let kept = header.indices.filter { own in !columns.contains { $0.column == own } }
    // What an aside says of every one of the columns it says of their cells.
    table.asides = asides.map { aside in
      var texts: [(column: Int, text: String)] = []
      for own in aside.texts {
        let column = kept.firstIndex(of: own.column) ?? (own.column < 0 ? -1 : width - 1)
        if !texts.contains(where: { $0.column == column && $0.text == own.text }) {
          texts.append((column, own.text))
        }
      }
      return Aside(row: aside.row, texts: texts, isAbove: aside.isAbove)
    }
    table.notices.append(
      notice(
        .teamsGathered, value: "\(columns.count)",
        Phrase("columns of which each row fills one are read as teams: \(columns.map(\.name))"),
        Phrase(
          "nothing to do if so; otherwise put the scores into one column and the teams into another"
        )
      ))
    return table
  }

  /// - Parameters:
  ///   - from: the columns that the cells of successive rows come from, over and over.
  ///   - count: rows of the new table.
  ///   - rows: row and place among the items of each of them.
  ///   - ragged: rows of another length than the header; nil looks for them.
  private func turned(
    _ items: [(column: Int, name: String)], _ item: String, _ score: String, from: [Int],
    count: Int, rows: some Sequence<(row: Int, item: Int?)>,
    ragged: [(row: Int, cells: Int)]? = nil
  ) -> Table {
    precondition(!items.isEmpty, "no column to turn")
    let turned = Set(items.map(\.column))
    let kept = header.indices.filter { !turned.contains($0) }
    var bytes = bytes
    let names = items.map { named in
      let start = bytes.count
      bytes += Array(named.name.utf8)
      return CSVScanner.Field(start: start, end: bytes.count, escaped: false)
    }
    let width = kept.count + 2
    var cells: [CSVScanner.Field] = []
    cells.reserveCapacity(count * width)
    var ownSheetRows: [Int] = []
    ownSheetRows.reserveCapacity(count)
    var place = origin
    if origin.sheetOfRow != nil { place.sheetOfRow = [] }
    for (row, item) in rows {
      for column in kept { cells.append(field(row, column) ?? .empty) }
      cells.append(item.map { names[$0] } ?? .empty)
      cells.append(item.flatMap { field(row, items[$0].column) } ?? .empty)
      ownSheetRows.append(sheetRows[row])
      if let sheets = origin.sheetOfRow { place.sheetOfRow?.append(sheets[row]) }
    }
    let positions = origin.columns ?? header.indices.map { $0 }
    place.columns = kept.map { positions[$0] } + [nil, nil]
    place.unfolded = (kept.count + 1, from.map { positions[$0] ?? $0 })
    var table = Table(
      file: file, header: kept.map { header[$0] } + [item, score], bytes: bytes, cells: cells,
      starts: (0...count).map { $0 * width }, sheetRows: ownSheetRows, origin: place,
      ragged: ragged)
    table.notices = notices
    return table
  }

  private func notice(
    _ kind: TableNotice.Kind, value: String, _ sentence: Phrase, _ suggestion: Phrase
  ) -> TableNotice {
    TableNotice(
      kind, file: file, sheet: origin.sheetOfRow == nil ? origin.sheets.first : nil, value: value,
      sentence, suggestion)
  }
}
