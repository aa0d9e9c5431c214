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
    return AlignedLines(
      widths: widths, isRight: columns.map { !$0.quantity.isText }, isMarked: flagged,
      isColourful: isColourful
    ).lines(cells).joined(separator: "\n") + "\n"
  }
}

/// Cells of rows under one heading, lined up by display width.
struct AlignedLines {
  /// One per column; a column of 0 is left out.
  let widths: [Int]
  /// Whether a column's cells are lined up at their right ends.
  let isRight: [Bool]
  /// Whether a row under the heading is set off.
  let isMarked: [Bool]
  /// Heading in bold, marked rows in yellow, by ANSI escapes.
  let isColourful: Bool

  /// - Parameter cells: the heading, then rows; cells wider than their column are cut.
  func lines(_ cells: [[String]]) -> [String] {
    cells.enumerated().map { number, row in
      let line = row.indices.filter { widths[$0] > 0 }.map { c in
        let cell = cut(row[c], to: widths[c])
        let padding = String(repeating: " ", count: max(0, widths[c] - displayWidth(cell)))
        return isRight[c] ? padding + cell : cell + padding
      }.joined(separator: "  ").trimmingTrailingSpaces
      guard isColourful else { return line }
      if number == 0 { return "\u{1B}[1m\(line)\u{1B}[0m" }
      return isMarked[number - 1] ? "\u{1B}[33m\(line)\u{1B}[0m" : line
    }
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
