/// A dense matrix of doubles, stored by columns as LAPACK reads it.
public struct Matrix: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// rows × columns values; element (i, j) is at `i + j * rows`.
  public internal(set) var storage: [Double]

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative side")
    self.rows = rows
    self.columns = columns
    storage = Array(repeating: 0, count: rows * columns)
  }

  public subscript(row: Int, column: Int) -> Double {
    get { storage[row + column * rows] }
    set { storage[row + column * rows] = newValue }
  }
}
