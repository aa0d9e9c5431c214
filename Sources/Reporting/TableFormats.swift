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
}
