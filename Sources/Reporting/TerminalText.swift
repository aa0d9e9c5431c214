import Phrases
import TableIO

extension ResultTable {
  /// The table for a terminal, columns aligned by display width.
  ///
  /// - Parameters:
  ///   - language: of the headings and terms; English ones are those of the files.
  ///   - isColourful: heads columns in bold and sets off rows with a flag, by ANSI escapes.
  public func terminalText(in language: Language = .en, isColourful: Bool = false) -> String {
    let headings = language == .en ? columns : columns.map(language.heading)
    let flagged = rows.map { $0.contains(.flag(true)) || $0.contains(.text("error")) }
    let rows = said(in: language).rows
    let cells =
      [headings.map { sanitized($0) }] + rows.map { $0.map { sanitized($0.glimpsed) } }
    let widths = columns.indices.map { c in cells.map { displayWidth($0[c]) }.max() ?? 0 }
    return cells.enumerated().map { number, row in
      let line = row.indices.map { c in
        let padding = String(repeating: " ", count: widths[c] - displayWidth(row[c]))
        let left =
          number == 0 ? rows.first.map { $0[c].isText } ?? true : rows[number - 1][c].isText
        return left ? row[c] + padding : padding + row[c]
      }.joined(separator: "  ").trimmingTrailingSpaces
      guard isColourful else { return line }
      return number == 0
        ? "\u{1B}[1m\(line)\u{1B}[0m" : flagged[number - 1] ? "\u{1B}[33m\(line)\u{1B}[0m" : line
    }.joined(separator: "\n") + "\n"
  }
}

extension ResultTable.Cell {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }

  /// As printed, but six significant digits where files have twelve.
  fileprivate var glimpsed: String {
    if case .significant(let value) = self { value.significant(6) } else { printed }
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
