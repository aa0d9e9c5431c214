import Foundation
public import Phrases
import TableIO

extension ResultTable {
  /// The table as RFC 4180 CSV, ten significant digits; text cells and headings pass through
  /// `spreadsheetSafe`.
  ///
  /// - Parameter language: of sentences; names of columns, terms and numbers have one language.
  public func csvText(in language: Language = .en) -> String {
    csv(
      header: columns.map { spreadsheetSafe($0.name) },
      rows: rows.map { row in
        row.map { cell in
          switch cell {
          case .text, .term, .phrase: spreadsheetSafe(cell.written(in: language))
          default: cell.written(in: language)
          }
        }
      })
  }

  /// The rows as JSON objects, keys in column order, blanks null.
  ///
  /// - Parameter language: of sentences.
  public func jsonText(in language: Language = .en) -> String {
    let keys = columns.map { jsonString($0.name) }
    let lines = rows.map { row in
      "{" + zip(keys, row).map { "\($0):\($1.json(in: language))" }.joined(separator: ",") + "}"
    }
    return lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
  }
}

extension ResultTable.Cell {
  /// The cell as JSON; what is not finite is null.
  public func json(in language: Language = .en) -> String {
    switch self {
    case .text, .term, .phrase: jsonString(written(in: language))
    case .missing: "null"
    case .number(let value): value.isFinite ? value.significant : "null"
    case .precise(let value): value.isFinite ? written(in: language) : "null"
    case .integer, .flag: written(in: language)
    }
  }
}

/// A JSON string literal.
///
/// - Complexity: one pass over the bytes where nothing needs an escape.
public func jsonString(_ text: String) -> String {
  // In UTF-8 the C1 controls begin with C2, the byte order mark with EF; so do other characters.
  let mayNeedEscape = text.utf8.contains {
    $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || $0 == 0xC2 || $0 == 0xEF
  }
  guard mayNeedEscape, text.unicodeScalars.contains(where: needsEscape) else {
    return "\"" + text + "\""
  }
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

/// Whether JSON has another text for a character.
private func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x22, 0x5C, 0x7F...0x9F, 0xFEFF: true
  default: false
  }
}
