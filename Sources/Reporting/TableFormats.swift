import Foundation
import Phrases
import TableIO

extension ResultTable {
  /// The table as RFC 4180 CSV; text cells and headings pass through `spreadsheetSafe`.
  public var csvText: String {
    csv(header: columns.map(spreadsheetSafe), rows: rows.map { $0.map(Self.safe) })
  }

  private static func safe(_ cell: Cell) -> String {
    if case .text(let text) = cell { return spreadsheetSafe(text) }
    return cell.printed
  }

  /// The rows as JSON objects, keys in column order.
  public var jsonText: String {
    let lines = rows.map { row in
      "{"
        + zip(columns, row).map { "\(Self.quoted($0)):\(Self.json($1))" }.joined(separator: ",")
        + "}"
    }
    return "[\n" + lines.joined(separator: ",\n") + "\n]"
  }

  private static func json(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(text)
    case .missing: "null"
    case .number(let value, _): value.isFinite ? cell.printed : "null"
    case .significant(let value): value.isFinite ? cell.printed : "null"
    case .integer, .flag: cell.printed
    }
  }

  /// One cell as JSON.
  public static func jsonValue(_ cell: Cell) -> String { json(cell) }

  /// A JSON string literal.
  public static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      // Some readers take a byte order mark away.
      case _ where scalar.properties.generalCategory == .control || scalar == "\u{FEFF}":
        out += "\\u" + String(format: "%04x", scalar.value)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

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
      [headings.map { legible($0) }] + rows.map { $0.map { legible($0.printed) } }
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
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
