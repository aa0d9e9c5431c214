internal import COpenBLAS

/// The lower Cholesky factor of a symmetric positive definite matrix.
public struct Cholesky: Sendable {
  /// n × n; only the lower triangle has a meaning.
  private var factor: Matrix

  /// Factors a matrix as a lower triangle times its transpose.
  ///
  /// - Parameter matrix: n × n, symmetric; only its lower triangle is read.
  /// - Throws: `notPositiveDefinite`, naming the first leading block that fails.
  /// - Complexity: n³/3 flops and one copy.
  ///
  /// Source: Golub & Van Loan (2013), Matrix Computations, section 4.2.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns, "only a square matrix has a Cholesky factor")
    factor = matrix
    guard matrix.rows > FixedOrder.mostRows else {
      let failed = FixedOrder.factor(&factor.storage, order: matrix.rows)
      guard failed == 0 else { throw .notPositiveDefinite(order: failed) }
      return
    }
    let order = Int32(matrix.rows)
    let info = LAPACKE_dpotrf(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), order, &factor.storage, max(1, order))
    precondition(info >= 0, "dpotrf refused argument \(-info)")
    guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
  }

  /// Factors a matrix unless a column hardly differs from a combination of those before it.
  ///
  /// - Parameter leastShare: share of a diagonal element that has to be left once the columns before it are
  ///   taken out.
  /// - Throws: `notPositiveDefinite`, naming the first leading block that fails.
  public init(_ matrix: Matrix, leastShare: Double) throws(LinearAlgebraError) {
    try self.init(matrix)
    for place in 0..<matrix.rows
    where factor[place, place] * factor[place, place] <= leastShare * matrix[place, place] {
      throw .notPositiveDefinite(order: place + 1)
    }
  }

  /// The logarithm of the determinant of the factored matrix.
  public var logDeterminant: Double {
    (0..<factor.rows).reduce(0) { $0 + 2 * factor[$1, $1].logarithm }
  }

  /// The x with `matrix · x = right`.
  ///
  /// - Complexity: 2 n² flops.
  public func solve(_ right: [Double]) -> [Double] {
    backward(forward(right))
  }

  /// The x with `lower · x = right`.
  ///
  /// - Complexity: n² flops.
  public func forward(_ right: [Double]) -> [Double] {
    precondition(right.count == factor.rows, "the right side has another length")
    var x = right
    for i in x.indices {
      for j in 0..<i { x[i] -= factor[i, j] * x[j] }
      x[i] /= factor[i, i]
    }
    return x
  }

  /// `lower · vector`, of one vector or of each of several that stand one after the other; it turns standard
  /// normals into draws of covariance `matrix`.
  ///
  /// - Complexity: n² flops a vector.
  public func lower(times vectors: [Double]) -> [Double] {
    let order = factor.rows
    precondition(
      order == 0 ? vectors.isEmpty : vectors.count % order == 0, "a vector has another length")
    let lower = (0..<order).flatMap { row in (0..<order).map { factor[row, $0] } }
    var products = vectors
    for start in stride(from: 0, to: vectors.count, by: max(order, 1)) {
      for row in 0..<order {
        var sum = 0.0
        for column in 0...row { sum += lower[row * order + column] * vectors[start + column] }
        products[start + row] = sum
      }
    }
    return products
  }

  /// The x with `lowerᵀ · x = right`; it turns standard normals into draws of precision `matrix`.
  ///
  /// - Complexity: n² flops.
  public func backward(_ right: [Double]) -> [Double] {
    precondition(right.count == factor.rows, "the right side has another length")
    var x = right
    for i in x.indices.reversed() {
      for j in (i + 1)..<max(i + 1, x.count) { x[i] -= factor[j, i] * x[j] }
      x[i] /= factor[i, i]
    }
    return x
  }
}
