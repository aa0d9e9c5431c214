import Phrases

extension ResultTable {
  /// The table under its file's name; nothing is folded until a script does it.
  func markup(_ words: PageWords, in language: Language) -> String {
    let rows = said(in: language).rows
    let isText = columns.indices.map { column in
      rows.contains { if case .text = $0[column] { true } else { false } }
    }
    let head = zip(columns, isText).map { name, isText in
      "<th scope=\"col\"\(isText ? " class=\"t\"" : "")>"
        + "\(escaped(language.heading(name)))</th>"
    }.joined()
    let body = rows.map { row in "<tr>" + row.map(Self.cell).joined() }.joined(separator: "\n")
    let count = words.rows.replacing("%d", with: String(rows.count))
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
  private static func cell(_ cell: Cell) -> String {
    guard case .text(let text) = cell else { return "<td>\(escaped(cell.printed))" }
    return "<td class=\"\(text.count > longText ? "t w" : "t")\">\(escaped(text))"
  }
}
