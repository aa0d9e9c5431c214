public import Phrases

/// What a terminal or a page shows of a table at first: the rows that ask for a look and the columns
/// that answer the table's question; files have it all.
public struct Glance: Sendable {
  /// Nil shows every column that holds anything; `<k>` at the end of a name stands for a number.
  private let columns: [String]?
  /// Rows by this column, smallest first; nil leaves their order.
  private let order: String?
  /// Of a long table, the rows with one value, where there are any.
  private let only: (column: String, value: String)?

  /// Tables of no more rows are shown whole, and of marked rows no more are shown.
  private static let most = 36
  /// Rows from the top of a longer table.
  private static let head = 10
  /// Of a longer table, those rows are shown that one of these columns says yes to.
  private static let marks: [String: Phrase] = [
    "flagged": Phrase("flagged"), "reliable": Phrase("reliably changed"),
    "dropped": Phrase("dropped"),
  ]

  /// - Parameters:
  ///   - columns: names of the columns to show; nil shows every column that holds anything.
  ///   - order: the column to order rows by, smallest first; nil leaves their order.
  ///   - only: of a long table, show the rows with this value, where there are any.
  public init(
    columns: [String]? = nil, order: String? = nil, only: (column: String, value: String)? = nil
  ) {
    self.columns = columns
    self.order = order
    self.only = only
  }

  /// A part of a table.
  public struct Part: Sendable {
    /// The rows and columns that are shown.
    public let table: ResultTable
    /// Which rows it shows; nil where it shows them all.
    public let rows: Phrase?
    /// Whether rows or columns that hold something are left out.
    public let isPartial: Bool

    /// All of it.
    public init(whole table: ResultTable) { self.init(table: table, rows: nil, isPartial: false) }

    init(table: ResultTable, rows: Phrase?, isPartial: Bool) {
      self.table = table
      self.rows = rows
      self.isPartial = isPartial
    }
  }

  /// What a terminal shows of a table; a table of up to 36 rows keeps them all.
  public func part(of table: ResultTable) -> Part {
    let mark = table.columns.firstIndex { Self.marks[$0.name] != nil }
    let (rows, words) = self.rows(of: table, mark: mark)
    var isPartial = words != nil
    let kept = table.columns.indices.filter { column in
      let holds =
        rows.isEmpty || rows.contains { $0[column] != .missing && $0[column] != .text("") }
      // Where rows are picked by their mark it says the same in each.
      guard holds, words == nil || column != mark else { return false }
      let isAsked = shows(table.columns[column].name)
      if !isAsked { isPartial = true }
      return isAsked
    }
    let part = ResultTable(
      name: table.name, title: table.title, question: table.question,
      columns: kept.map { table.columns[$0] },
      rows: rows.map { row in kept.map { row[$0] } })
    return Part(table: part, rows: words, isPartial: isPartial)
  }

  /// Whether a column answers the table's question.
  func shows(_ column: String) -> Bool {
    guard let columns else { return true }
    // "p_top_<k>" stands for "p_top_20".
    let ending = column.reversed().prefix(while: \.isNumber).count
    return columns.contains(column)
      || (ending > 0 && columns.contains(column.dropLast(ending) + "<k>"))
  }

  /// All rows, the strongest first: by the order asked for; else those marked, then by adjusted p.
  func ordered(_ table: ResultTable) -> [[ResultTable.Cell]] {
    func place(_ name: String) -> Int? { table.columnNames.firstIndex(of: name) }
    if let order, let place = place(order) { return Self.sorted(table.rows, by: place) }
    guard let mark = table.columns.firstIndex(where: { Self.marks[$0.name] != nil }) else {
      return table.rows
    }
    let rows = (place("q") ?? place("p")).map { Self.sorted(table.rows, by: $0) } ?? table.rows
    return rows.filter { $0[mark] == .flag(true) } + rows.filter { $0[mark] != .flag(true) }
  }

  /// Smallest first, blanks last, equal ones as they were.
  private static func sorted(_ rows: Rows, by place: Int) -> Rows {
    let keys = rows.map { $0[place].writtenValue ?? .infinity }
    return rows.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { rows[$0] }
  }

  private typealias Rows = [[ResultTable.Cell]]

  private func rows(of table: ResultTable, mark: Int?) -> (Rows, Phrase?) {
    let rows =
      order.flatMap { table.columnNames.firstIndex(of: $0) }
      .map { Self.sorted(table.rows, by: $0) } ?? table.rows
    if rows.count <= Self.most { return (rows, nil) }
    if let mark, let word = Self.marks[table.columns[mark].name] {
      return Self.marked(rows.filter { $0[mark] == .flag(true) }, word, of: rows.count)
    }
    if let only, let place = table.columnNames.firstIndex(of: only.column) {
      let own = rows.filter { $0[place] == .text(only.value) }
      let first = own.prefix(Self.head)
      if !own.isEmpty {
        return (
          Array(first),
          Phrase(
            "the first \(first.count) of \(own.count) rows of \(only.value), of \(rows.count) in all"
          )
        )
      }
    }
    return (Array(rows.prefix(Self.head)), Phrase("the first \(Self.head) of \(rows.count) rows"))
  }

  private static func marked(_ rows: Rows, _ word: Phrase, of all: Int) -> (Rows, Phrase?) {
    let shown = Array(rows.prefix(most))
    return if rows.isEmpty {
      (shown, Phrase("none of \(all) rows is \(word)"))
    } else if shown.count < rows.count {
      (shown, Phrase("\(shown.count) of the \(rows.count) rows \(word), of \(all) in all"))
    } else {
      (shown, Phrase("the rows that are \(word): \(shown.count) of \(all)"))
    }
  }
}
