/// Dense products and factors that add in one order, so that every processor rounds them alike.
///
/// OpenBLAS picks its kernels by the processor, and these add in orders of their own: where a search or
/// a sample follows, a last digit becomes another path. Here no two products are fused, and a result is
/// the sum of its products one after the other, however many of them the processor forms at once.
///
/// Matrices are stored by columns.
enum FixedOrder {
  /// Orders up to this come here; beyond it, the time of OpenBLAS counts for more.
  static let mostRows = 256

  /// Adds a multiple of the product of two matrices to a third.
  ///
  /// - Parameters:
  ///   - shape: rows and columns of the result, and the number of products in each element.
  ///   - a: its columns are `aColumn` apart.
  ///   - b: rows are `bRow` apart and columns `bColumn`, so that it may be a transpose.
  ///   - c: its columns are `cColumn` apart.
  ///   - isLower: whether only the lower triangle of the result is needed.
  /// - Complexity: 2 rows × columns × products flops, half of that for a lower triangle.
  static func add(
    _ scale: Double, shape: (rows: Int, columns: Int, products: Int),
    _ a: UnsafePointer<Double>, aColumn: Int, _ b: UnsafePointer<Double>, bRow: Int, bColumn: Int,
    to c: UnsafeMutablePointer<Double>, cColumn: Int, isLower: Bool = false
  ) {
    for column in 0..<shape.columns {
      let first = isLower ? column : 0
      let (count, own) = (shape.rows - first, b + column * bColumn)
      let out = c + column * cColumn + first
      guard count > 0 else { continue }
      var p = 0
      // Four columns at a time, each element once in and out of memory.
      while p + 4 <= shape.products {
        let (b0, b1) = (scale * own[p * bRow], scale * own[(p + 1) * bRow])
        let (b2, b3) = (scale * own[(p + 2) * bRow], scale * own[(p + 3) * bRow])
        let a0 = a + p * aColumn + first
        let (a1, a2, a3) = (a0 + aColumn, a0 + 2 * aColumn, a0 + 3 * aColumn)
        for i in 0..<count {
          out[i] = (((out[i] + a0[i] * b0) + a1[i] * b1) + a2[i] * b2) + a3[i] * b3
        }
        p += 4
      }
      while p < shape.products {
        let (value, a0) = (scale * own[p * bRow], a + p * aColumn + first)
        for i in 0..<count { out[i] += a0[i] * value }
        p += 1
      }
    }
  }

  /// The sum of products of two vectors, in four sums that are added last.
  static func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Double {
    var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
    var i = 0
    while i + 4 <= count {
      s0 += a[i] * b[i]
      s1 += a[i + 1] * b[i + 1]
      s2 += a[i + 2] * b[i + 2]
      s3 += a[i + 3] * b[i + 3]
      i += 4
    }
    while i < count {
      s0 += a[i] * b[i]
      i += 1
    }
    return (s0 + s1) + (s2 + s3)
  }

  /// Replaces the lower triangle of a symmetric matrix by its Cholesky factor.
  ///
  /// - Returns: 0, or the order of the first leading block that is not positive definite.
  ///
  /// Source: Golub & Van Loan (2013), Matrix Computations, algorithm 4.2.1.
  static func factor(_ matrix: UnsafeMutablePointer<Double>, order n: Int) -> Int {
    for j in 0..<n {
      let own = matrix + j * n
      add(
        -1, shape: (n - j, 1, j), matrix + j, aColumn: n, matrix + j, bRow: n, bColumn: n,
        to: own + j, cColumn: n)
      guard own[j] > 0 else { return j + 1 }
      let root = own[j].squareRoot()
      own[j] = root
      for i in (j + 1)..<max(j + 1, n) { own[i] /= root }
    }
    return 0
  }

  /// Replaces every row of `right` by the x with factor · x = row.
  ///
  /// - Parameter right: rows × order.
  static func forward(
    rows right: UnsafeMutablePointer<Double>, _ rows: Int, _ factor: UnsafePointer<Double>,
    order n: Int
  ) {
    for j in 0..<n {
      let own = right + j * rows
      add(
        -1, shape: (rows, 1, j), right, aColumn: rows, factor + j, bRow: n, bColumn: n, to: own,
        cColumn: rows)
      let pivot = factor[j + j * n]
      for i in 0..<rows { own[i] /= pivot }
    }
  }

  /// Replaces a vector by the x with factor · x = vector.
  ///
  /// - Parameter apart: how far apart the factor's columns are.
  static func forward(
    _ x: UnsafeMutablePointer<Double>, _ factor: UnsafePointer<Double>, order n: Int, apart: Int
  ) {
    for j in 0..<n {
      let own = factor + j * apart
      let value = x[j] / own[j]
      x[j] = value
      for i in (j + 1)..<max(j + 1, n) { x[i] -= own[i] * value }
    }
  }

  /// Replaces a vector by the x with factorᵀ · x = vector.
  static func backward(
    _ x: UnsafeMutablePointer<Double>, _ factor: UnsafePointer<Double>, order n: Int
  ) {
    for j in stride(from: n - 1, through: 0, by: -1) {
      let own = factor + j * n + j
      x[j] = (x[j] - dot(own + 1, x + j + 1, n - j - 1)) / own[0]
    }
  }

  /// Replaces a Cholesky factor by the lower triangle of the factored matrix's inverse.
  static func invert(_ factor: UnsafeMutablePointer<Double>, order n: Int) {
    var columns = [Double](repeating: 0, count: n * n)
    columns.withUnsafeMutableBufferPointer { columns in
      guard let inverse = columns.baseAddress else { return }
      for j in 0..<n {
        inverse[j * n + j] = 1
        forward(inverse + j * n + j, factor + j * n + j, order: n - j, apart: n)
      }
      for j in 0..<n {
        for i in j..<n {
          factor[i + j * n] = dot(inverse + i * n + i, inverse + j * n + i, n - i)
        }
      }
    }
  }

  /// Replaces rows by a multiple of the transpose of a lower triangular block times them.
  ///
  /// - Parameters:
  ///   - block: order × order.
  ///   - right: order × columns, its columns `apart`.
  static func multiply(
    byTranspose block: UnsafePointer<Double>, order n: Int, _ scale: Double,
    _ right: UnsafeMutablePointer<Double>, columns: Int, apart: Int
  ) {
    for column in 0..<columns {
      let own = right + column * apart
      // A row needs those from it on, which are as they were.
      for i in 0..<n { own[i] = scale * dot(block + i * n + i, own + i, n - i) }
    }
  }

  /// Replaces columns by themselves times a lower triangular block.
  ///
  /// - Parameters:
  ///   - left: rows × order.
  ///   - block: order × order.
  static func multiply(
    _ left: UnsafeMutablePointer<Double>, rows: Int, by block: UnsafePointer<Double>, order n: Int
  ) {
    for column in 0..<n {
      let (own, pivot) = (left + column * rows, block[column + column * n])
      // A column needs those from it on, which are as they were.
      for i in 0..<rows { own[i] *= pivot }
      add(
        1, shape: (rows, 1, n - column - 1), own + rows, aColumn: rows,
        block + column * n + column + 1, bRow: 1, bColumn: n, to: own, cColumn: rows)
    }
  }
}
