/// A delimited file as read: cells by position, nothing interpreted yet.
public struct Table: Sendable {
  /// The file's name, for messages.
  public let file: String
  public let header: [String]
  public let rowCount: Int
  /// Rows with another number of cells than the header: sheet row and cells found.
  public let raggedRows: [(row: Int, cells: Int)]

  private let bytes: [UInt8]
  private let cells: [CSVScanner.Field]
  private let starts: [Int]
  private let sheetRows: [Int]

  /// Reads CSV bytes: RFC 4180 quoting; LF, CR or CRLF; an optional UTF-8 byte order mark; comma,
  /// semicolon or tab, whichever the header line holds most of.
  public init(csv bytes: [UInt8], file: String) throws(TableError) {
    var scanner = try CSVScanner(bytes, file: file)
    try scanner.scan()
    guard let head = scanner.starts.first else { throw .empty(file: file) }
    let headEnd = scanner.starts.count > 1 ? scanner.starts[1] : scanner.fields.count
    self.file = file
    self.bytes = bytes
    cells = scanner.fields
    header = scanner.fields[head..<headEnd].map { $0.text(bytes).trimmed }
    starts = Array(scanner.starts.dropFirst()) + [scanner.fields.count]
    sheetRows = Array(scanner.rows.dropFirst())
    rowCount = sheetRows.count
    var ragged: [(row: Int, cells: Int)] = []
    for row in 0..<rowCount where starts[row + 1] - starts[row] != header.count {
      ragged.append((sheetRows[row], starts[row + 1] - starts[row]))
    }
    raggedRows = ragged
  }

  /// The row number a spreadsheet shows; the header is row 1 and blank lines count.
  public func sheetRow(_ row: Int) -> Int { sheetRows[row] }

  /// The trimmed text of a cell; empty where a ragged row has none.
  public func text(_ row: Int, _ column: Int) -> String {
    let index = starts[row] + column
    return index < starts[row + 1] ? cells[index].trimmedText(bytes) : ""
  }

  /// A column as codes into its different trimmed texts, in order of first appearance.
  ///
  /// - Complexity: one comparison of bytes a row while values repeat, else one lookup.
  public func codes(_ column: Int) -> TableCodes {
    var levels: [String] = []
    var index: [String: Int] = [:]
    var codes: [Int32] = []
    codes.reserveCapacity(rowCount)
    var previous: ArraySlice<UInt8>?
    for row in 0..<rowCount {
      let place = starts[row] + column
      let raw = place < starts[row + 1] ? bytes[cells[place].start..<cells[place].end] : []
      if let previous, let last = codes.last, previous.elementsEqual(raw) {
        codes.append(last)
        continue
      }
      previous = raw
      let name = text(row, column)
      let code = index[name] ?? levels.count
      if code == levels.count {
        index[name] = code
        levels.append(name)
      }
      codes.append(Int32(code))
    }
    return TableCodes(levels: levels, codes: codes)
  }

  public func number(_ row: Int, _ column: Int) -> Cell { Cell(text(row, column)) }
}

/// A column of few different texts.
public struct TableCodes: Sendable {
  public let levels: [String]
  /// One a row; an index into `levels`.
  public let codes: [Int32]

  public init(levels: [String], codes: [Int32]) {
    self.levels = levels
    self.codes = codes
  }

  public subscript(row: Int) -> Int { Int(codes[row]) }
}

/// What a cell that should hold a score holds: blank, not applicable and zero are three things.
public enum Cell: Equatable, Sendable {
  case blank
  case notApplicable
  case number(Double)
  case unreadable(String)

  init(_ text: String) {
    if text.isEmpty {
      self = .blank
    } else if ["na", "n.a.", "n/a", "不适用"].contains(text.lowercased()) {
      self = .notApplicable
    } else if let first = text.utf8.first, "+-.0123456789".utf8.contains(first),
      text.utf8.allSatisfy({ "+-.0123456789eE".utf8.contains($0) }), let value = Double(text),
      value.isFinite
    {
      self = .number(value)
    } else {
      self = .unreadable(text)
    }
  }
}

/// Why a file is no table.
public enum TableError: Error, Equatable, CustomStringConvertible {
  case empty(file: String)
  case notUTF8(file: String, row: Int)
  case unclosedQuote(file: String, row: Int)

  public var description: String {
    switch self {
    case .empty(let file): "\(file): \(sentence); \(suggestion)"
    case .notUTF8(let file, let row), .unclosedQuote(let file, let row):
      "\(file): row \(row): \(sentence); \(suggestion)"
    }
  }

  /// What is wrong, without the place.
  public var sentence: String {
    switch self {
    case .empty: "the file is empty"
    case .notUTF8: "the text is not UTF-8"
    case .unclosedQuote: "a quote opened here is never closed"
    }
  }

  public var suggestion: String {
    switch self {
    case .empty: "the first line must name the columns"
    case .notUTF8: "save the file as CSV UTF-8"
    case .unclosedQuote: "double the quotes inside a quoted cell"
    }
  }
}

/// The letters a spreadsheet gives a column, from 0: A … Z, AA …
public func columnLetter(_ column: Int) -> String {
  let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
  return column < 26 ? letter : columnLetter(column / 26 - 1) + letter
}

extension String {
  /// Without leading and trailing spaces, tabs and ideographic spaces.
  var trimmed: String {
    let blanks: Set<Character> = [" ", "\t", "\u{A0}", "\u{3000}"]
    var text = self[...]
    while let last = text.last, blanks.contains(last) { text.removeLast() }
    while let first = text.first, blanks.contains(first) { text.removeFirst() }
    return String(text)
  }
}
