/// Some columns of a table, read in one pass over the bytes, none of which are kept.
public struct TableColumns: Sendable {
  /// What is wanted of a column.
  public struct Use: OptionSet, Sendable {
    /// One bit per use.
    public let rawValue: Int
    /// The uses of given bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Its texts.
    public static let labels = Use(rawValue: 1)
    /// Its numbers.
    public static let numbers = Use(rawValue: 2)
    /// Its numbers, or its texts where some cell is neither a number nor blank.
    public static let numbersOrLabels = Use(rawValue: 4)
  }

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
  public let notices: [TableNotice]

  private let place: RowPlace
  private let labels: [Int: TableCodes]
  private let numbers: [Int: NumberColumn]

  /// Where rows are.
  private enum RowPlace: Sendable {
    case text(RowNumbers)
    case table(Table)
  }

  /// The columns of a table that is in memory already.
  public init(_ table: Table, _ uses: [String: Use]) {
    file = table.file
    header = table.header
    rowCount = table.rowCount
    raggedRows = table.raggedRows
    notices = table.notices
    place = .table(table)
    var labels: [Int: TableCodes] = [:]
    var numbers: [Int: NumberColumn] = [:]
    for (column, use) in Self.places(uses, table.header) {
      if use != .labels { numbers[column] = table.numbers(column) }
      if use.contains(.labels)
        || use.contains(.numbersOrLabels) && numbers[column]?.unreadable != nil
      {
        labels[column] = table.codes(column)
      }
    }
    self.labels = labels
    self.numbers = numbers
  }

  static func places(_ uses: [String: Use], _ header: [String]) -> [Int: Use] {
    var places: [Int: Use] = [:]
    for (name, use) in uses {
      if let place = header.firstIndex(of: name) { places[place, default: []].formUnion(use) }
    }
    return places
  }

  init(
    file: String, header: [String], notices: [TableNotice], rows: ColumnCollector.Columns,
    labels: [Int: TableCodes], numbers: [Int: NumberColumn]
  ) {
    self.file = file
    self.header = header
    self.notices = notices
    rowCount = rows.rowCount
    raggedRows = rows.ragged
    place = .text(rows.rowNumbers)
    self.labels = labels
    self.numbers = numbers
  }

  /// The texts of a column as codes.
  ///
  /// - Precondition: they were asked for.
  public func codes(_ column: Int) -> TableCodes {
    guard let codes = labels[column] else {
      preconditionFailure("the labels of column \(column) were not asked for")
    }
    return codes
  }

  /// The numbers of a column.
  ///
  /// - Precondition: they were asked for.
  public func numbers(_ column: Int) -> NumberColumn {
    guard let numbers = numbers[column] else {
      preconditionFailure("the numbers of column \(column) were not asked for")
    }
    return numbers
  }

  /// The row number that a spreadsheet shows; the header is row 1 and blank lines count.
  public func sheetRow(_ row: Int) -> Int {
    switch place {
    case .text(let numbers): numbers[row]
    case .table(let table): table.sheetRow(row)
    }
  }

  /// The sheet a row comes from; nil for text files.
  public func sheet(ofRow row: Int?) -> String? {
    guard case .table(let table) = place else { return nil }
    return table.sheet(ofRow: row)
  }

  /// The letters that a spreadsheet shows above a cell; nil for columns that reading added.
  public func letter(_ column: Int, row: Int?) -> String? {
    guard case .table(let table) = place else { return columnLetter(column) }
    return table.letter(column, row: row)
  }
}
