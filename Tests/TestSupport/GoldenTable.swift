/// A plain CSV table: a header and rows of cells as text.
public struct GoldenTable: Sendable {
  /// Names of the columns.
  public let header: [String]
  /// Cells below the header; a row may be shorter or longer than it.
  public let rows: [[String]]

  /// A table from its lines, the header first; no lines are an empty table.
  public init(_ lines: [[String]]) {
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  /// Rows as cells by column name.
  public var records: [[String: String]] {
    rows.map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  /// Rows as numbers; cells that are none are left out.
  public var numbers: [[Double]] { rows.map { $0.compactMap { Double($0) } } }

  /// The cells of a column, one per row; nil where there is no such column.
  public func column(_ name: String) -> [String]? {
    header.firstIndex(of: name).map { place in rows.map { $0[place] } }
  }

  /// The cells of a column as numbers; cells that are none are left out.
  public func numbers(_ name: String) -> [Double]? {
    column(name)?.compactMap { Double($0) }
  }
}
