public import Phrases
import TableIO

extension ResultTable {
  /// The table for a terminal, columns aligned by display width.
  ///
  /// - Parameters:
  ///   - language: of the headings and terms; English headings are those of the files.
  ///   - isColourful: heads columns in bold and sets off rows with a flag, by ANSI escapes.
  public func terminalText(in language: Language = .en, isColourful: Bool = false) -> String {
    let headings = columns.map { language == .en ? $0.name : language.heading($0.name) }
    let cells =
      [headings.map { sanitized($0) }]
      + rows.map { row in zip(columns, row).map { sanitized($1.shown($0, in: language)) } }
    let flagged = rows.map { $0.contains(.flag(true)) || $0.contains(.text("error")) }
    let widths = columns.indices.map { c in cells.map { displayWidth($0[c]) }.max() ?? 0 }
    return cells.enumerated().map { number, row in
      let line = row.indices.map { c in
        let padding = String(repeating: " ", count: widths[c] - displayWidth(row[c]))
        return columns[c].quantity.isText ? row[c] + padding : padding + row[c]
      }.joined(separator: "  ").trimmingTrailingSpaces
      guard isColourful else { return line }
      return number == 0
        ? "\u{1B}[1m\(line)\u{1B}[0m" : flagged[number - 1] ? "\u{1B}[33m\(line)\u{1B}[0m" : line
    }.joined(separator: "\n") + "\n"
  }
}

extension String {
  var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
