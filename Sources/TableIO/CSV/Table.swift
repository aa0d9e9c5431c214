import Phrases
import Statistics

/// A table as read from a text file or a sheet: cells by position, nothing interpreted yet.
public struct Table: Sendable {
  /// The file's name, for messages.
  public let file: String
  /// Column names, trimmed.
  public let header: [String]
  /// Number of rows below the header.
  public let rowCount: Int
  /// Rows whose number of cells differs from the header's: row as a spreadsheet shows it, and
  /// number of cells.
  public let raggedRows: [(row: Int, cells: Int)]
  /// What reading left out, filled in or assumed.
  public var notices: [TableNotice] = []
  /// Rows that were left out because they are about the columns and not about an observation: full
  /// marks, weights, totals. Titles and notes, which have one text, are here too.
  public var asides: [Aside] = []

  let bytes: [UInt8]
  let cells: [CSVScanner.Field]
  /// The first cell of each row, closed by the number of cells.
  let starts: [Int]
  /// As a spreadsheet shows them, from 1.
  let sheetRows: [Int]
  let origin: TableOrigin

  /// Reads CSV bytes: RFC 4180 quoting; LF, CR or CRLF; an optional byte order mark; comma,
  /// semicolon or tab, whichever is most frequent in the header line.
  ///
  /// - Parameters:
  ///   - raw: all bytes of the file.
  ///   - file: its name, for messages.
  ///   - encoding: nil detects it; anything but UTF-8 becomes a notice.
  /// - Throws: `empty`, `badByte`, `noConverter` or `unclosedQuote`.
  /// - Complexity: one pass over the bytes.
  public init(
    csv raw: [UInt8], file: String, encoding: TextEncoding? = nil
  ) throws(TableError) {
    let decoded = try DecodedText(raw, file: file, encoding: encoding)
    let bytes = decoded.bytes
    var scanner = CSVScanner(bytes, file: file)
    try scanner.scan()
    guard let head = scanner.starts.first else { throw .empty(file: file) }
    let headEnd = scanner.starts.count > 1 ? scanner.starts[1] : scanner.fields.count
    self.init(
      file: file, header: scanner.fields[head..<headEnd].map { $0.text(bytes).trimmed },
      bytes: bytes, cells: scanner.fields,
      starts: Array(scanner.starts.dropFirst()) + [scanner.fields.count],
      sheetRows: Array(scanner.rows.dropFirst()), origin: TableOrigin())
    noteEncoding(decoded.encoding, given: encoding)
  }

  init(
    file: String, header: [String], bytes: [UInt8], cells: [CSVScanner.Field], starts: [Int],
    sheetRows: [Int], origin: TableOrigin, ragged known: [(row: Int, cells: Int)]? = nil
  ) {
    self.file = file
    self.header = header
    self.bytes = bytes
    self.cells = cells
    self.starts = starts
    self.sheetRows = sheetRows
    self.origin = origin
    rowCount = sheetRows.count
    if let known {
      raggedRows = known
      return
    }
    var ragged: [(row: Int, cells: Int)] = []
    for row in 0..<rowCount where starts[row + 1] - starts[row] != header.count {
      ragged.append((sheetRows[row], starts[row + 1] - starts[row]))
    }
    raggedRows = ragged
  }

  /// The row number that a spreadsheet shows; the header is row 1 and blank lines count.
  public func sheetRow(_ row: Int) -> Int { sheetRows[row] }

  /// The sheet a row comes from; nil for text files, and for a nil row of joined sheets.
  public func sheet(ofRow row: Int?) -> String? { origin.sheet(ofRow: row) }

  /// Names of the sheets the rows come from; nil for a text file.
  public var sheets: [String]? { origin.sheets.isEmpty ? nil : origin.sheets }

  /// The letters that a spreadsheet shows above a cell; nil for columns that reading added.
  public func letter(_ column: Int, row: Int?) -> String? {
    origin.sheetColumn(column, row: row).map(columnLetter)
  }

  /// The trimmed text of a cell; empty where a ragged row has none.
  public func text(_ row: Int, _ column: Int) -> String {
    field(row, column)?.trimmedText(bytes) ?? ""
  }

  /// Where a cell stands among the bytes; nil where a ragged row has none.
  func field(_ row: Int, _ column: Int) -> CSVScanner.Field? {
    let place = starts[row] + column
    return place < starts[row + 1] ? cells[place] : nil
  }

  /// A column as codes into its different trimmed texts, in the order of first appearance.
  ///
  /// - Complexity: one lookup per row.
  public func codes(_ column: Int) -> TableCodes {
    // Spellings with other blanks around them, or in another form of Unicode, are one text.
    var names = FactorBuilder<String>()
    var codeOf: [Int32] = []
    let spellings = ByteCodes()
    let codes = bytes.withUnsafeBytes { bytes in
      (0..<rowCount).map { row -> Int32 in
        let field = field(row, column) ?? .empty
        let spelling =
          field.escaped
          ? spellings.code(of: field.text(self.bytes))
          : spellings.code(of: bytes, field.start..<field.end)
        if Int(spelling) == codeOf.count {
          codeOf.append(Int32(names.code(for: text(row, column))))
        }
        return codeOf[Int(spelling)]
      }
    }
    return TableCodes(levels: names.levels, codes: codes)
  }

  /// A column of numbers.
  public func numbers(_ column: Int) -> NumberColumn {
    var numbers = NumberColumn()
    numbers.reserve(rowCount)
    for row in 0..<rowCount { numbers.append(text(row, column)) }
    return numbers
  }

  /// The number in a cell that holds nothing but digits, a point and perhaps a minus; nil for other
  /// cells, which may hold numbers too.
  public func plainNumber(_ row: Int, _ column: Int) -> Double? {
    guard let field = field(row, column), !field.escaped else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap {
        ShortDecimal($0 + field.start, field.end - field.start)?.value
      }
    }
  }

  /// What a cell that should hold a score holds.
  public func number(_ row: Int, _ column: Int) -> Cell { Cell(text(row, column)) }
}

extension Table {
  /// A row that was left out.
  public struct Aside: Equatable, Sendable {
    /// The row as a spreadsheet shows it.
    public let row: Int
    /// Texts by position of their column in the header; a text under no column name has −1.
    public let texts: [(column: Int, text: String)]
    /// Whether it stands above the header.
    public let isAbove: Bool

    /// Compares rows and texts.
    public static func == (one: Aside, other: Aside) -> Bool {
      one.row == other.row && one.isAbove == other.isAbove
        && one.texts.elementsEqual(other.texts) { $0 == $1 }
    }
  }
}

/// A column of few different texts.
public struct TableCodes: Sendable {
  /// The different texts.
  public let levels: [String]
  /// One index into `levels` per row.
  public let codes: [Int32]

  /// A column from its different texts and one index into them per row.
  public init(levels: [String], codes: [Int32]) {
    self.levels = levels
    self.codes = codes
  }

  /// The index into `levels` of a row.
  public subscript(row: Int) -> Int { Int(codes[row]) }
}
