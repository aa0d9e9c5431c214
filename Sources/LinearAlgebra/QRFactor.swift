internal import COpenBLAS

/// A matrix as an orthogonal matrix times an upper triangle, by Householder reflections.
///
/// Source: Golub & Van Loan (2013), Matrix Computations, section 5.2.
public struct QRFactor: Sendable {
  /// Reflections below the diagonal, the triangle on and above it.
  private let factor: Matrix
  private let scalars: [Double]

  /// Factors a matrix.
  ///
  /// - Parameter matrix: rows × columns, with no fewer rows than columns and at least one column.
  /// - Complexity: 2 rows · columns² flops and one copy.
  public init(_ matrix: Matrix) {
    precondition(matrix.rows >= matrix.columns && matrix.columns > 0, "a tall matrix")
    var factor = matrix
    var scalars = [Double](repeating: 0, count: matrix.columns)
    let (rows, columns) = (Int32(matrix.rows), Int32(matrix.columns))
    let info = LAPACKE_dgeqrf(
      LAPACK_COL_MAJOR, rows, columns, &factor.storage, rows, &scalars)
    precondition(info == 0, "dgeqrf refused argument \(-info)")
    self.factor = factor
    self.scalars = scalars
  }

  /// Number of columns of the matrix.
  public var columns: Int { factor.columns }

  /// The upper triangle, columns × columns, zero below the diagonal.
  public var upper: Matrix {
    var upper = Matrix(rows: columns, columns: columns)
    for column in 0..<columns {
      for row in 0...column { upper[row, column] = factor[row, column] }
    }
    return upper
  }

  /// The orthogonal matrix, rows × rows, times a vector; or its transpose times one.
  ///
  /// - Complexity: 4 rows · columns flops.
  public func orthogonal(_ vector: [Double], transposed: Bool) -> [Double] {
    precondition(vector.count == factor.rows, "the vector has another length")
    var result = vector
    let rows = Int32(factor.rows)
    let info = LAPACKE_dormqr(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")),
      CChar(transposed ? UInt8(ascii: "T") : UInt8(ascii: "N")), rows, 1, Int32(columns),
      factor.storage, rows, scalars, &result, rows)
    precondition(info == 0, "dormqr refused argument \(-info)")
    return result
  }

  /// The x with `upper · x = right`, or with its transpose in place of `upper`.
  ///
  /// - Precondition: no diagonal element of the triangle is zero.
  /// - Complexity: columns² flops.
  public func solve(_ right: [Double], transposed: Bool = false) -> [Double] {
    precondition(right.count == columns, "the right side has another length")
    var result = right
    let order = Int32(columns)
    let info = LAPACKE_dtrtrs(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")),
      CChar(transposed ? UInt8(ascii: "T") : UInt8(ascii: "N")), CChar(UInt8(ascii: "N")), order, 1,
      factor.storage, Int32(factor.rows), &result, order)
    precondition(info == 0, "the triangle has a zero on its diagonal")
    return result
  }
}

/// The singular values of an upper triangle, largest first, also the small ones to many digits.
///
/// - Complexity: some ten sweeps of order³ flops.
///
/// Source: Drmač & Veselić (2008), SIAM J. Matrix Anal. Appl. 29, 1322-1342; one-sided Jacobi.
public func singularValues(ofUpper matrix: Matrix) -> [Double] {
  precondition(matrix.rows == matrix.columns && matrix.rows > 0, "a square triangle")
  var work = matrix
  let order = Int32(matrix.rows)
  var values = [Double](repeating: 0, count: matrix.rows)
  var unused = [Double](repeating: 0, count: matrix.rows)
  var record = [Double](repeating: 0, count: 6)
  let info = LAPACKE_dgesvj(
    LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")),
    CChar(UInt8(ascii: "N")), order, order, &work.storage, order, &values, 0, &unused, order,
    &record)
  precondition(info >= 0, "dgesvj refused argument \(-info)")
  return values.map { $0 * record[0] }
}
