import Phrases

extension ResultTable {
  /// The table under its file's name, headings explained by tooltips; nothing is folded until a
  /// script does it.
  func markup(_ words: PageWords, in language: Language) -> String {
    let head = columns.map { column in
      "<th scope=\"col\"\(column.quantity.isText ? " class=\"t\"" : "")"
        + " title=\"\(escaped(column.description.said(in: language)))\">"
        + "\(escaped(language.heading(column.name)))</th>"
    }.joined()
    let body = rows.map { row in
      "<tr>" + zip(columns, row).map { Self.cell($1, $0, in: language) }.joined()
    }.joined(separator: "\n")
    let count =
      rows.count == 1 ? words.oneRow : words.rows.replacing("%d", with: String(rows.count))
    return """
      <h3>\(escaped(name)).csv <small>\(escaped(count))</small></h3>
      <div class="scroll"><table class="data"><thead><tr>\(head)</tr></thead><tbody>
      \(body)
      </tbody></table></div>
      """
  }

  /// Texts longer than this may break over lines.
  private static let longText = 40

  /// End tags of cells and rows may be left out (HTML Standard, 13.1.2.4), a tenth of the page.
  private static func cell(_ cell: Cell, _ column: ResultColumn, in language: Language) -> String {
    let text = cell.shown(column, in: language)
    guard column.quantity.isText else { return "<td>\(escaped(text))" }
    return "<td class=\"\(text.count > longText ? "t w" : "t")\">\(escaped(text))"
  }
}
