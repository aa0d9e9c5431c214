/// One result as named columns and typed cells, ready for any format.
public struct ResultTable: Sendable {
  public enum Cell: Sendable, Equatable {
    case text(String)
    case integer(Int)
    /// A number and how many decimals are printed.
    case number(Double, decimals: Int)
    /// A number printed with twelve significant digits.
    case significant(Double)
    case flag(Bool)
    case missing
  }

  /// File name without its ending.
  public let name: String
  /// The key in JSON, where it differs.
  public let jsonName: String
  public let columns: [String]
  public let rows: [[Cell]]

  public init(name: String, jsonName: String? = nil, columns: [String], rows: [[Cell]]) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "\(name): a row has another width")
    self.name = name
    self.jsonName = jsonName ?? name
    self.columns = columns
    self.rows = rows
  }
}

extension ResultTable.Cell {
  public static func points(_ value: Double?) -> Self {
    value.map { .number($0, decimals: 4) } ?? .missing
  }
  /// A number with twelve significant digits, for results that others check digit by digit.
  public static func exact(_ value: Double?) -> Self {
    value.map { .significant($0) } ?? .missing
  }
  /// A rank: a whole number, or one decimal where ties share a mean rank.
  public static func rank(_ value: Double?) -> Self {
    guard let value else { return .missing }
    return Int(exactly: value).map { .integer($0) } ?? .number(value, decimals: 1)
  }
  public static func probability(_ value: Double?) -> Self { points(value) }

  /// The cell as printed: fixed decimals, no locale, never a negative zero.
  public var printed: String {
    switch self {
    case .text(let text): text
    case .integer(let value): String(value)
    case .number(let value, let decimals): value.fixed(decimals)
    case .significant(let value): value.significant
    case .flag(let value): value ? "true" : "false"
    case .missing: ""
    }
  }
}
