public import Phrases

/// A result as the page shows it: the strongest rows first, and columns for experts folded away.
public struct PageTable: Sendable {
  let table: ResultTable
  /// Rows after those, which a script adds once they are asked for.
  private let rest: [[ResultTable.Cell]]
  /// Whether a column is shown from the start; one per column.
  let isMain: [Bool]
  /// Headings in words, one per column; nil takes the names of the columns.
  let headings: [Phrase]?
  /// Rows of the result, those left out counted.
  let rowCount: Int
  /// Whether a file of that name lies beside the page.
  let hasFile: Bool

  /// Rows that a page holds of one table; a file has them all.
  public static let mostRows = 300
  /// Rows of a table that holds all of its rows; of longer ones it holds the first `mostRows`.
  private static let mostWholeRows = 20_000

  /// Names the table in the page.
  var name: String { table.name }

  /// - Parameters:
  ///   - glance: which columns answer the table's question, and which rows come first.
  ///   - headings: in words, one per column; nil takes the names of the columns.
  ///   - hasFile: whether a CSV file of the table's name is written with the page.
  ///   - isWhole: whether the page holds all rows, to be searched and sorted.
  public init(
    _ whole: ResultTable, _ glance: Glance = Glance(), headings: [Phrase]? = nil,
    hasFile: Bool = true, isWhole: Bool = false
  ) {
    precondition(headings.map { $0.count == whole.columns.count } ?? true, "one per column")
    self.headings = headings
    let rows = glance.ordered(whole)
    rowCount = rows.count
    isMain = whole.columns.map { glance.shows($0.name) }
    table = ResultTable(
      name: whole.name, title: whole.title, question: whole.question, columns: whole.columns,
      rows: Array(rows.prefix(Self.mostRows)))
    rest = isWhole && rows.count <= Self.mostWholeRows ? Array(rows.dropFirst(Self.mostRows)) : []
    self.hasFile = hasFile
  }

  /// The table with its caption; nothing is folded until a script does it.
  func markup(_ words: PageWords, _ glossary: Glossary, in language: Language) -> String {
    let head = table.columns.indices.map { place in
      let column = table.columns[place]
      return "<th scope=\"col\"\(Self.kind(column, isMain: isMain[place]))>"
        + "<a href=\"#\(glossary.id(column))\">\(escaped(heading(place, in: language)))</a></th>"
    }.joined()
    let body = table.rows.map { row in
      "<tr>" + zip(table.columns, row).map { Self.cell($1, $0, in: language) }.joined()
    }.joined(separator: "\n")
    return """
      <h3>\(escaped(table.title.said(in: language))) \
      <small>\(note(words, in: language))</small></h3>
      <div class="scroll"><table class="data" id="table-\(table.name)">\(caption(in: language))\
      <thead><tr>\(head)</tr></thead><tbody>
      \(body)
      </tbody></table></div>
      """
  }

  /// The heading of a column as people read it.
  func heading(_ place: Int, in language: Language) -> String {
    guard let own = headings?[place].said(in: language) else {
      return table.columns[place].heading(in: language)
    }
    return own.prefix(1).uppercased() + own.dropFirst()
  }

  private func caption(in language: Language) -> String {
    let question = table.question == .empty ? table.title : table.question
    return "<caption>\(escaped(question.said(in: language)))</caption>"
  }

  /// Cells of the rows that a script adds, as texts; nil where there are none.
  func rest(in language: Language) -> JSONValue? {
    guard !rest.isEmpty else { return nil }
    return .list(
      rest.map { row in
        .texts(zip(table.columns, row).map { $1.shown($0, in: language) })
      })
  }

  private func note(_ words: PageWords, in language: Language) -> String {
    let count =
      rowCount == 1 ? words.oneRow : words.rows.replacing("%d", with: String(rowCount))
    let left =
      table.rows.count < rowCount
      ? words.firstRows.replacing("%d", with: String(table.rows.count)) : nil
    let said: [String?] = [hasFile ? "\(table.name).csv" : nil, count]
    let note = escaped(said.compactMap(\.self).joined(separator: " · "))
    guard let left else { return note }
    let own = escaped(" · " + left)
    // Scripts show the rest.
    return note + (rest.isEmpty ? own : "<span class=\"unscripted\">\(own)</span>")
  }

  private static func kind(_ column: ResultColumn, isMain: Bool) -> String {
    let kinds = [column.quantity.isText ? "t" : nil, isMain ? nil : "x"].compactMap(\.self)
    return kinds.isEmpty ? "" : " class=\"\(kinds.joined(separator: " "))\""
  }

  /// Texts longer than this may break over lines.
  private static let longText = 40

  /// End tags of cells and rows may be left out (HTML Standard, 13.1.2.4), a tenth of the page.
  private static func cell(
    _ cell: ResultTable.Cell, _ column: ResultColumn, in language: Language
  ) -> String {
    let text = cell.shown(column, in: language)
    guard column.quantity.isText else { return "<td>\(escaped(text))" }
    return "<td class=\"\(text.count > longText ? "t w" : "t")\">\(escaped(text))"
  }
}

extension ResultColumn {
  /// The heading in words.
  fileprivate func heading(in language: Language) -> String {
    language == .en ? name.replacing("_", with: " ") : language.heading(name)
  }
}
