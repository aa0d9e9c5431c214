/// What a spreadsheet lets people type into part of a column.
public struct DataValidation: Sendable, Equatable {
  /// What may be typed.
  public enum Allowed: Sendable, Equatable {
    /// A choice from a list shown at the cell; short, or it must be a `listFrom`.
    case list([String])
    /// A choice from cells, as `units!$A$2:$A$106`.
    case listFrom(String)
    /// A number in a range.
    case number(ClosedRange<Double>)
    /// A whole number in a range.
    case whole(ClosedRange<Int>)
    /// A formula that is true where the entry is right.
    case formula(String)
  }

  /// The column, from 0.
  public var column: Int
  /// Rows from 0, the header's.
  public var rows: ClosedRange<Int>
  /// What may be typed.
  public var allowed: Allowed
  /// Said when the cell is entered, and when it is wrong.
  public var message: String
  /// Whether other entries are refused, or only questioned.
  public var isStrict: Bool

  /// - Parameters:
  ///   - column: from 0.
  ///   - rows: rows of the sheet, the header's being 0.
  ///   - message: said when the cell is entered, and when the entry is wrong.
  ///   - isStrict: whether other entries are refused, or only questioned.
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
