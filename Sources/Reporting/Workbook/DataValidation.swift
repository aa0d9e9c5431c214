/// What a spreadsheet lets people type into part of a column.
public struct DataValidation: Sendable, Equatable {
  public enum Allowed: Sendable, Equatable {
    /// A choice from a list shown at the cell; short, or it must be a `listFrom`.
    case list([String])
    /// A choice from cells, as `units!$A$2:$A$106`.
    case listFrom(String)
    case number(ClosedRange<Double>)
    case whole(ClosedRange<Int>)
    /// A formula that is true where the entry is right.
    case formula(String)
  }

  public var column: Int
  /// Rows from 0, the header's.
  public var rows: ClosedRange<Int>
  public var allowed: Allowed
  /// Said when the cell is entered, and when it is wrong.
  public var message: String
  /// Whether other entries are refused, or only questioned.
  public var isStrict: Bool

  public init(
    column: Int, rows: ClosedRange<Int>, allowed: Allowed, message: String, isStrict: Bool = true
  ) {
    self.column = column
    self.rows = rows
    self.allowed = allowed
    self.message = message
    self.isStrict = isStrict
  }
}
