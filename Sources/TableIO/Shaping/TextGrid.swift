import Phrases

extension SheetGrid {
  /// The cells of a delimited text, so that its header is found as that of a sheet is.
  ///
  /// - Complexity: one pass over the bytes.
  init(text scanner: CSVScanner, _ bytes: [UInt8], file: String) {
    var cells: [GridCell] = []
    var rows: [Row] = []
    let ends = scanner.starts.dropFirst() + [scanner.fields.count]
    for (index, (start, end)) in zip(scanner.starts, ends).enumerated() {
      let first = cells.count
      for place in start..<end where scanner.fields[place].end > scanner.fields[place].start {
        let field = scanner.fields[place]
        let marks: Marks = Self.isNumber(field.trimmedText(bytes)) ? .number : []
        cells.append(GridCell(column: place - start, marks: marks, field: field))
      }
      rows.append(
        Row(number: scanner.rows[index] - 1, cells: first..<cells.count, isHidden: false))
    }
    self.init(
      file: file, name: "", merges: [], recalculates: false, isText: true, bytes: bytes,
      cells: cells, rows: rows)
  }

  private static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first < 0x80 || first == 0xEF else { return false }
    if case .number = Cell(text) { return true }
    guard text.hasSuffix("%") || text.hasSuffix("％") else { return false }
    if case .number = Cell(String(text.dropLast())) { return true }
    return false
  }
}

extension Table {
  /// Reads CSV bytes as a sheet is read: the header is found below titles and notes, totals and
  /// notes are left out, and each such change becomes a notice.
  ///
  /// - Parameters:
  ///   - raw: all bytes of the file.
  ///   - file: its name, for messages.
  ///   - encoding: nil detects it; anything but UTF-8 becomes a notice.
  ///   - reading: what to make of headings.
  /// - Throws: as `init(csv:file:encoding:)` does.
  /// - Complexity: a few passes over the bytes.
  public init(
    shapingCSV raw: [UInt8], file: String, encoding: TextEncoding? = nil,
    _ reading: ShapeReading = ShapeReading()
  ) throws(TableError) {
    let decoded = try DecodedText(raw, file: file, encoding: encoding)
    var scanner = CSVScanner(decoded.bytes, file: file)
    try scanner.scan()
    guard var table = try Table(SheetGrid(text: scanner, decoded.bytes, file: file), reading) else {
      throw .empty(file: file)
    }
    table = table.withRaggedRows(scanner, decoded.bytes)
    self = table
    noteEncoding(decoded.encoding, given: encoding)
  }

  /// The table, with the rows whose number of cells differs from that of the header's line; cells
  /// that hold nothing at the end of a row do not count.
  private func withRaggedRows(_ scanner: CSVScanner, _ bytes: [UInt8]) -> Table {
    let ends = scanner.starts.dropFirst() + [scanner.fields.count]
    var widths: [Int: (all: Int, filled: Int)] = [:]
    for (index, (start, end)) in zip(scanner.starts, ends).enumerated() {
      let last = (start..<end).last { scanner.fields[$0].end > scanner.fields[$0].start }
      widths[scanner.rows[index]] = (end - start, (last ?? start - 1) - start + 1)
    }
    let lefts = (origin.columns ?? []).compactMap { $0 }
    let headerRow = scanner.rows.first { row in
      row < (sheetRows.first ?? .max) && !asides.contains { $0.row == row }
    }
    let width = max(
      headerRow.flatMap { widths[$0]?.all } ?? 0, (lefts.max() ?? header.count - 1) + 1)
    let ragged = sheetRows.compactMap { row -> (row: Int, cells: Int)? in
      guard let own = widths[row] else { return nil }
      return own.all < width || own.filled > width ? (row, own.all) : nil
    }
    var table = Table(
      file: file, header: header, bytes: self.bytes, cells: cells, starts: starts,
      sheetRows: sheetRows, origin: origin, ragged: ragged)
    table.notices = notices
    table.asides = asides
    return table
  }
}

extension Table {
  /// Adds a notice where a text was not in UTF-8 and nobody said so.
  mutating func noteEncoding(_ encoding: TextEncoding, given: TextEncoding?) {
    notices += TableNotice.encoding(encoding, given: given, file: file)
  }
}

extension TableNotice {
  /// The notice of a text that was not in UTF-8 and nobody said so; none otherwise.
  static func encoding(
    _ encoding: TextEncoding, given: TextEncoding?, file: String
  ) -> [TableNotice] {
    guard encoding != .utf8, given == nil else { return [] }
    return [
      TableNotice(
        .encoding, file: file, value: encoding.rawValue,
        Phrase("the text is read as \(encoding.rawValue)"),
        Phrase("give --encoding if names look wrong"))
    ]
  }
}
