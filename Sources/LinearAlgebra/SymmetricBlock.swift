internal import COpenBLAS

/// A dense symmetric matrix that is factored, solved with and inverted in place, repeatedly.
///
/// Only the lower triangle is kept: element (i, j), i ≥ j, is at `i + j * order` of `storage`.
public struct SymmetricBlock: Sendable {
  /// Number of rows, and of columns.
  public let order: Int
  /// order × order values by columns; what lies above the diagonal is never read.
  public var storage: [Double]

  /// A block of zeros; order 0 is allowed.
  public init(order: Int) {
    self.order = order
    storage = Array(repeating: 0, count: order * order)
  }

  /// The element (row, column) on or below the diagonal, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { storage[row + column * order] }
    set { storage[row + column * order] = newValue }
  }

  /// Sets every element to zero.
  public mutating func clear() {
    storage.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// Replaces the lower triangle by its Cholesky factor.
  ///
  /// - Throws: `notPositiveDefinite`, naming the first leading block that fails.
  /// - Complexity: n³/3 flops.
  public mutating func factor() throws(LinearAlgebraError) {
    guard order > 0 else { return }
    guard order > FixedOrder.mostRows else {
      let order = order
      let failed = storage.withUnsafeMutableBufferPointer { storage in
        storage.baseAddress.map { FixedOrder.factor($0, order: order) } ?? 0
      }
      guard failed == 0 else { throw .notPositiveDefinite(order: failed) }
      return
    }
    let n = Int32(order)
    let info = LAPACKE_dpotrf_work(LAPACK_COL_MAJOR, Self.lower, n, &storage, n)
    precondition(info >= 0, "dpotrf refused argument \(-info)")
    guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
  }

  /// Subtracts the outer product of a vector with itself from a diagonal block.
  ///
  /// - Parameters:
  ///   - vector: as long as the block.
  ///   - start: the first row and column of the block.
  /// - Complexity: count² flops.
  public mutating func subtractOuterProduct(of vector: UnsafeBufferPointer<Double>, at start: Int) {
    precondition(start + vector.count <= order, "the vector reaches beyond the block")
    guard let base = vector.baseAddress else { return }
    let (order, n) = (order, vector.count)
    storage.withUnsafeMutableBufferPointer { storage in
      guard let corner = storage.baseAddress.map({ $0 + start * (order + 1) }) else { return }
      guard n > FixedOrder.mostRows else {
        FixedOrder.add(
          -1, shape: (n, n, 1), base, aColumn: n, base, bRow: 1, bColumn: 1, to: corner,
          cColumn: order, isLower: true)
        return
      }
      cblas_dsyr(CblasColMajor, CblasLower, Int32(n), -1, base, 1, corner, Int32(order))
    }
  }

  /// Multiplies a diagonal block by a vector and adds the result to `sums`.
  ///
  /// - Parameters:
  ///   - vector: as long as the block.
  ///   - start: the first row and column of the block.
  ///   - sums: as long as the vector.
  /// - Complexity: 2 count² flops.
  public func addProduct(
    with vector: UnsafeBufferPointer<Double>, from start: Int,
    to sums: UnsafeMutableBufferPointer<Double>
  ) {
    precondition(start + vector.count <= order, "the vector reaches beyond the block")
    precondition(sums.count == vector.count, "the sums have another length")
    guard let base = vector.baseAddress, let out = sums.baseAddress else { return }
    let (order, n) = (order, vector.count)
    storage.withUnsafeBufferPointer { storage in
      guard let corner = storage.baseAddress.map({ $0 + start * (order + 1) }) else { return }
      guard n > FixedOrder.mostRows else {
        for column in 0..<n {
          let (own, left) = (corner + column * order + column, n - column)
          FixedOrder.add(
            1, shape: (left, 1, 1), own, aColumn: order, base + column, bRow: 1, bColumn: 1,
            to: out + column, cColumn: n)
          out[column] += FixedOrder.dot(own + 1, base + column + 1, left - 1)
        }
        return
      }
      cblas_dsymv(
        CblasColMajor, CblasLower, Int32(n), 1, corner, Int32(order), base, 1, 1, out, 1)
    }
  }

  /// Twice the sum of the logarithms of the factor's diagonal from `start` up to, not including,
  /// `end`: over the whole diagonal, the log-determinant of the factored matrix.
  public func logDeterminant(from start: Int, to end: Int) -> Double {
    (start..<max(start, end)).reduce(0) { $0 + 2 * storage[$1 + $1 * order].logarithm }
  }

  /// Replaces `right` by the x with lower · x = right.
  ///
  /// - Complexity: order² flops.
  public func forward(_ right: inout [Double]) {
    guard order > FixedOrder.mostRows else {
      precondition(right.count == order, "the right side has another length")
      return FixedOrder.forward(&right, storage, order: order, apart: order)
    }
    triangular(&right, CblasNoTrans)
  }

  /// Replaces `right` by the x with lowerᵀ · x = right.
  ///
  /// - Complexity: order² flops.
  public func backward(_ right: inout [Double]) {
    guard order > FixedOrder.mostRows else {
      precondition(right.count == order, "the right side has another length")
      return FixedOrder.backward(&right, storage, order: order)
    }
    triangular(&right, CblasTrans)
  }

  private func triangular(_ right: inout [Double], _ side: CBLAS_TRANSPOSE) {
    precondition(right.count == order, "the right side has another length")
    guard order > 0 else { return }
    let n = Int32(order)
    cblas_dtrsv(CblasColMajor, CblasLower, side, CblasNonUnit, n, storage, n, &right, 1)
  }

  /// The inverse of the leading block of a factored matrix, lower triangle.
  ///
  /// - Parameter count: rows and columns of the leading block.
  /// - Complexity: 2/3 count³ flops and one copy.
  public func leadingInverse(_ count: Int) -> SymmetricBlock { inverse(of: 0..<count) }

  /// The rows and columns from `start` on of the inverse of a factored matrix, lower triangle.
  ///
  /// - Complexity: 2/3 of the cube of their number in flops, and one copy.
  public func trailingInverse(from start: Int) -> SymmetricBlock { inverse(of: start..<order) }

  /// The inverse of a diagonal block of the factor times its transpose.
  private func inverse(of range: Range<Int>) -> SymmetricBlock {
    let count = range.count
    var result = SymmetricBlock(order: count)
    for column in 0..<count {
      for row in column..<count {
        result[row, column] = self[range.lowerBound + row, range.lowerBound + column]
      }
    }
    guard count > FixedOrder.mostRows else {
      FixedOrder.invert(&result.storage, order: count)
      return result
    }
    let n = Int32(count)
    let info = LAPACKE_dpotri_work(LAPACK_COL_MAJOR, Self.lower, n, &result.storage, n)
    precondition(info == 0, "dpotri of a factor ended with \(info)")
    return result
  }

  private static let lower = CChar(UInt8(ascii: "L"))
}
