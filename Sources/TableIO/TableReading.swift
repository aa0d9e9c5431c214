import Phrases

/// What the user specifies about a file that holds a table.
public struct TableOptions: Equatable, Sendable {
  /// The encoding of a text file; nil detects it.
  public var encoding: TextEncoding?
  /// Name of the sheet to read, hidden or not; nil reads the visible ones.
  public var sheet: String?

  /// Options; nothing is specified unless it is given.
  public init(encoding: TextEncoding? = nil, sheet: String? = nil) {
    self.encoding = encoding
    self.sheet = sheet
  }
}

extension Table {
  /// The table of a file of any kind, packed or not: text, or a workbook's named or first sheet that
  /// holds one.
  ///
  /// - Throws: `TableError` for files of other kinds, with advice.
  public init(
    reading raw: [UInt8], file: String, options: TableOptions = TableOptions()
  ) throws(TableError) {
    let bytes = try unpackedBytes(raw, file: file)
    switch FileKind(bytes) {
    case .refused(let problem): throw .workbook(file: file, problem)
    case .text:
      if let sheet = options.sheet { throw .noSheets(file: file, sheet: sheet) }
      try self.init(csv: bytes, file: file, encoding: options.encoding)
    case .workbook:
      if let encoding = options.encoding { throw .noEncoding(file: file, encoding) }
      let book = try Workbook(bytes, file: file)
      guard var first = try book.tables(named: options.sheet, atMost: 1).first else {
        throw .empty(file: file)
      }
      if options.sheet == nil, let notice = book.leftOut(besides: [first.sheet(ofRow: 0)]) {
        first.notices.append(notice)
      }
      self = first
    }
  }
}

extension Workbook {
  /// The tables of the visible sheets, or of the one named; sheets without a filled cell have none.
  ///
  /// - Parameters:
  ///   - name: the sheet to read; nil reads the visible ones.
  ///   - atMost: how many tables to read.
  ///   - reading: what to make of headings and percentages.
  /// - Throws: `noSuchSheet` or `noTable` for a sheet that was named.
  public func tables(
    named name: String? = nil, atMost: Int = .max, reading: ShapeReading = ShapeReading()
  ) throws(TableError) -> [Table] {
    if let name, let sheet = try sheetsToRead(named: name).first {
      guard let table = try Table(try grid(sheet), reading) else {
        throw .workbook(file: file, .noTable(sheet: sheet.name))
      }
      return [table]
    }
    var tables: [Table] = []
    for sheet in sheets where !sheet.isHidden && tables.count < atMost {
      if let table = try Table(try grid(sheet), reading) { tables.append(table) }
    }
    return tables
  }

  /// The visible sheets, or the one named.
  ///
  /// - Throws: `noSuchSheet`.
  func sheetsToRead(named name: String?) throws(TableError) -> [SheetInfo] {
    guard let name else { return sheets.filter { !$0.isHidden } }
    guard
      let sheet = sheets.first(where: { $0.name == name })
        ?? sheets.first(where: { $0.name.trimmed.lowercased() == name.trimmed.lowercased() })
    else { throw .workbook(file: file, .noSuchSheet(name, sheets: sheets.map(\.name))) }
    return [sheet]
  }
}
