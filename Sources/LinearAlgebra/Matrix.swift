/// A dense matrix of doubles, stored by columns as LAPACK reads it.
public struct Matrix: Equatable, Sendable {
  /// Number of rows.
  public let rows: Int
  /// Number of columns.
  public let columns: Int
  /// rows × columns values; element (i, j) is at `i + j * rows`.
  public internal(set) var storage: [Double]

  /// A matrix of zeros; either side may be 0.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative side")
    self.rows = rows
    self.columns = columns
    storage = Array(repeating: 0, count: rows * columns)
  }

  /// The element of a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { storage[row + column * rows] }
    set { storage[row + column * rows] = newValue }
  }
}
