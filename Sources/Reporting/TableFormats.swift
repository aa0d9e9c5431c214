import Foundation
import TableIO

extension ResultTable {
  /// The table as RFC 4180 CSV; text that a spreadsheet would run as a formula is quoted off.
  public var csvText: String {
    csv(header: columns, rows: rows.map { $0.map(Self.safe) })
  }

  /// A leading apostrophe keeps spreadsheets from evaluating text cells.
  private static func safe(_ cell: Cell) -> String {
    guard case .text(let text) = cell, let head = text.unicodeScalars.first else {
      return cell.printed
    }
    return "=+-@\t\r＝＋－＠".unicodeScalars.contains(head) ? "'" + text : text
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
      case _ where scalar.value < 0x20:
        out += "\\u" + String(format: "%04x", scalar.value)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// The table for a terminal, columns aligned by display width.
  public var terminalText: String {
    let cells = [columns] + rows.map { $0.map { Self.withoutControls($0.printed) } }
    let widths = columns.indices.map { c in cells.map { displayWidth($0[c]) }.max() ?? 0 }
    return cells.enumerated().map { number, row in
      row.indices.map { c in
        let padding = String(repeating: " ", count: widths[c] - displayWidth(row[c]))
        let left =
          number == 0 ? rows.first.map { $0[c].isText } ?? true : rows[number - 1][c].isText
        return left ? row[c] + padding : padding + row[c]
      }.joined(separator: "  ").trimmingTrailingSpaces
    }.joined(separator: "\n") + "\n"
  }

  private static func withoutControls(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
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
