/// A cell of a result table that is not the same in two runs.
public struct CellChange: Equatable, Sendable {
  /// The table's name.
  public let table: String
  /// The row, by the cells that name it.
  public let row: String
  /// The column's name.
  public let column: String
  /// The cell in the earlier run, as written; empty where it is blank or its row is missing.
  public let before: String
  /// The cell in the later run, as written; empty where it is blank or its row is missing.
  public let after: String

  /// Changes that are listed; two runs of other rounds differ in nearly every cell.
  public static let most = 10_000
}
