/// A text file or a sheet cell by cell, before a table is made of it.
public struct RawSheet: Sendable {
  /// A filled cell.
  public struct Cell: Equatable, Sendable {
    /// The column, from 0.
    public let column: Int
    /// The text, with the blanks at its ends.
    public let text: String
    /// Whether the text is a decimal number that a spreadsheet would show in the same way, zeros at
    /// the end of its decimals aside. In a text file, "007", "1e3" and " 7" are texts.
    public let isNumber: Bool
  }

  /// The file's name, for messages.
  public let file: String
  /// The sheet's name; nil for a text file.
  public let name: String?
  /// Rows that name the columns, from 0; nil where no cell is filled.
  public let headerRows: ClosedRange<Int>?
  /// Merged blocks; empty for a text file.
  public let merges: [CellRange]
  /// Rows with a filled cell, from 0, ascending.
  public let rows: [Int]
  /// Number of filled cells.
  public let cellCount: Int

  private let bytes: [UInt8]
  private let cells: [(column: Int, field: CSVScanner.Field, isNumber: Bool?)]
  /// The first cell of each row, closed by the number of cells.
  private let starts: [Int]

  /// The filled cells of a row, from left to right.
  ///
  /// - Parameter index: position of the row in `rows`.
  public func cells(of index: Int) -> [Cell] {
    cells[starts[index]..<starts[index + 1]].map { cell in
      Cell(
        column: cell.column, text: cell.field.text(bytes),
        isNumber: cell.isNumber ?? isPlainDecimal(bytes[cell.field.start..<cell.field.end]))
    }
  }

  /// The sheets a file is read from: a text file is one; of a workbook, the visible sheets that
  /// hold something, or the one named.
  ///
  /// - Throws: `TableError` where the file holds no table.
  /// - Complexity: that of reading the file.
  public static func sheets(
    of raw: [UInt8], file: String, options: TableOptions = TableOptions()
  ) throws(TableError) -> [RawSheet] {
    let bytes = try unpackedBytes(raw, file: file)
    switch FileKind(bytes) {
    case .refused(let problem): throw .workbook(file: file, problem)
    case .text: return [try RawSheet(text: bytes, file: file, encoding: options.encoding)]
    case .workbook:
      let book = try Workbook(bytes, file: file)
      var sheets: [RawSheet] = []
      for info in try book.sheetsToRead(named: options.sheet) {
        let sheet = RawSheet(try book.grid(info))
        if sheet.cellCount > 0 { sheets.append(sheet) }
      }
      return sheets
    }
  }

  private init(text raw: [UInt8], file: String, encoding: TextEncoding?) throws(TableError) {
    bytes = try DecodedText(raw, file: file, encoding: encoding).bytes
    var scanner = CSVScanner(bytes, file: file)
    try scanner.scan()
    self.file = file
    name = nil
    merges = []
    rows = scanner.rows.map { $0 - 1 }
    headerRows = rows.first.map { $0...$0 }
    let ends = scanner.starts.dropFirst() + [scanner.fields.count]
    var cells: [(column: Int, field: CSVScanner.Field, isNumber: Bool?)] = []
    var starts = [0]
    for (start, end) in zip(scanner.starts, ends) {
      for place in start..<end where scanner.fields[place].end > scanner.fields[place].start {
        cells.append((place - start, scanner.fields[place], nil))
      }
      starts.append(cells.count)
    }
    (self.cells, self.starts, cellCount) = (cells, starts, cells.count)
  }

  private init(_ grid: SheetGrid) {
    bytes = grid.bytes
    file = grid.file
    name = grid.name
    merges = grid.merges
    let lines = SheetLines(grid)
    headerRows = HeaderBlock(lines).map {
      lines.number($0.lines.lowerBound)...lines.number($0.lines.upperBound - 1)
    }
    rows = grid.rows.map(\.number)
    var cells: [(column: Int, field: CSVScanner.Field, isNumber: Bool?)] = []
    var starts = [0]
    for row in grid.rows {
      for cell in grid.cells[row.cells] where !cell.marks.contains(.uncomputed) {
        cells.append((cell.column, cell.field, cell.marks.contains(.number)))
      }
      starts.append(cells.count)
    }
    (self.cells, self.starts, cellCount) = (cells, starts, cells.count)
  }
}

/// Whether a text is a number of at most 15 digits without needless signs or leading zeros.
private func isPlainDecimal(_ text: ArraySlice<UInt8>) -> Bool {
  guard text.count <= 17, let last = text.last, last != UInt8(ascii: ".") else { return false }
  guard text.contains(UInt8(ascii: ".")) else { return isShortest(Array(text)) }
  var bare = text
  while bare.last == UInt8(ascii: "0") { bare.removeLast() }
  if bare.last == UInt8(ascii: ".") { bare.removeLast() }
  return isShortest(Array(bare))
}
