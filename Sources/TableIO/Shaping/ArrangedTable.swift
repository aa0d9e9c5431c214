extension Table {
  /// The table with its columns in another order, under other names.
  ///
  /// - Parameters:
  ///   - columns: positions in this table, one per column of the new one.
  ///   - header: names of the new columns.
  /// - Complexity: one pass over the cells.
  public func arranged(_ columns: [Int], header: [String]) -> Table {
    precondition(columns.count == header.count, "one name per column")
    var own: [CSVScanner.Field] = []
    own.reserveCapacity(rowCount * columns.count)
    for row in 0..<rowCount { own += columns.map { field(row, $0) ?? .empty } }
    let positions = origin.columns ?? self.header.indices.map { $0 }
    var origin = origin
    origin.columns = columns.map { positions[$0] }
    origin.columnsOfSheet = origin.columnsOfSheet.map { all in
      all.map { own in columns.map { own[$0] } }
    }
    var table = remade(header, bytes, own, origin)
    table.asides = asides.map { aside in
      Aside(
        row: aside.row,
        texts: aside.texts.map { text in
          (columns.firstIndex(of: text.column) ?? -1, text.text)
        }, isAbove: aside.isAbove)
    }
    return table
  }

  /// The table with a further column of texts, one per row.
  ///
  /// - Complexity: one pass over the cells.
  public func labelled(_ column: String, _ texts: [String]) -> Table {
    precondition(texts.count == rowCount, "one text per row")
    var bytes = bytes
    var own: [CSVScanner.Field] = []
    for row in 0..<rowCount {
      own += header.indices.map { field(row, $0) ?? .empty }
      let start = bytes.count
      bytes += Array(texts[row].utf8)
      own.append(CSVScanner.Field(start: start, end: bytes.count, escaped: false))
    }
    var origin = origin
    origin.columns = (origin.columns ?? header.indices.map { $0 }) + [nil]
    origin.columnsOfSheet = origin.columnsOfSheet?.map { $0 + [nil] }
    return remade(header + [column], bytes, own, origin)
  }

  /// The table with the blanks of a column filled by the text above them.
  ///
  /// - Complexity: one pass over the cells.
  public func fillingDown(_ column: Int) -> Table {
    var own: [CSVScanner.Field] = []
    var last = CSVScanner.Field.empty
    for row in 0..<rowCount {
      for place in header.indices {
        var cell = field(row, place) ?? .empty
        if place == column {
          if cell.trimmedText(bytes).isEmpty { cell = last } else { last = cell }
        }
        own.append(cell)
      }
    }
    return remade(header, bytes, own, origin)
  }

  /// The same rows with other cells, as many in each as the header has names.
  private func remade(
    _ header: [String], _ bytes: [UInt8], _ cells: [CSVScanner.Field], _ origin: TableOrigin
  ) -> Table {
    var table = Table(
      file: file, header: header, bytes: bytes, cells: cells,
      starts: (0...rowCount).map { $0 * header.count }, sheetRows: sheetRows, origin: origin,
      ragged: raggedRows)
    table.notices = notices
    table.asides = asides
    return table
  }
}

extension CSVScanner.Field {
  /// A blank cell.
  static let empty = CSVScanner.Field(start: 0, end: 0, escaped: false)
}
