import Phrases
import Statistics
import TableIO

/// A table as a chart reads it: columns of values, names of texts kept once.
public struct ChartData: Sendable {
  /// The name the chart's specification knows it by.
  let name: String
  let columns: [(name: String, cells: [ResultTable.Cell])]

  /// Some columns of a table.
  ///
  /// - Parameters:
  ///   - name: the name the specification knows it by; nil takes the table's.
  ///   - columns: names in the table, each with the name the chart uses; absent ones are left out.
  public init(
    _ table: ResultTable, name: String? = nil, columns: KeyValuePairs<String, String>
  ) {
    self.name = name ?? table.name
    self.columns = columns.compactMap { source, use in
      table.columns.firstIndex { $0.name == source }.map { place in
        (use, table.rows.map { $0[place] })
      }
    }
  }

  /// Columns made for a chart alone.
  public init(name: String, columns: [(name: String, cells: [ResultTable.Cell])]) {
    self.name = name
    self.columns = columns
  }

  /// All columns of a table, under its own name and theirs.
  public init(_ table: ResultTable) {
    name = table.name
    columns = table.columns.enumerated().map { place, column in
      (column.name, table.rows.map { $0[place] })
    }
  }

  /// The rows of some units.
  ///
  /// - Parameter isShown: told the text in the column "unit".
  public func only(_ isShown: (String) -> Bool) -> ChartData {
    guard let units = columns.first(where: { $0.name == "unit" })?.cells else { return self }
    let kept = units.indices.filter { isShown(units[$0].written(in: .en)) }
    return ChartData(
      name: name, columns: columns.map { own in (own.name, kept.map { own.cells[$0] }) })
  }

  /// An object of columns: `{"levels": […], "codes": […]}` for texts, an array for the rest.
  var json: String {
    "{" + columns.map { "\(scriptText($0.name)):\(Self.column($0.cells))" }.joined(separator: ",")
      + "}"
  }

  private static func column(_ cells: [ResultTable.Cell]) -> String {
    guard cells.contains(where: { if case .text = $0 { true } else { false } }) else {
      return "[" + cells.map(value).joined(separator: ",") + "]"
    }
    let factor = Factor(cells.map { $0.written(in: .en) })
    return "{\"levels\":[\(factor.levels.map(scriptText).joined(separator: ","))],"
      + "\"codes\":[\(factor.codes.map(String.init).joined(separator: ","))]}"
  }

  /// Four decimals are finer than any screen; missing values are null.
  private static func value(_ cell: ResultTable.Cell) -> String {
    switch cell {
    case .number(let value), .precise(let value):
      guard value.isFinite else { return "null" }
      let text = value.fixed(4)
      let bytes = text.utf8
      let end = bytes.lastIndex { $0 != UInt8(ascii: "0") } ?? bytes.startIndex
      return String(bytes[end] == UInt8(ascii: ".") ? text[..<end] : text[...end])
    default: return cell.json()
    }
  }
}

/// A JSON string that cannot end the script element it stands in.
func scriptText(_ text: String) -> String {
  let json = jsonString(sanitized(text))
  // Few have one, and looking for it byte by byte takes a hundredth of the time.
  return json.utf8.contains(UInt8(ascii: "<")) ? json.replacing("<", with: "\\u003c") : json
}
