internal import COpenBLAS

/// A dense matrix that products are written into and triangular systems are solved in, repeatedly.
public struct Panel: Sendable {
  /// Number of rows.
  public let rows: Int
  /// Number of columns.
  public let columns: Int
  /// rows × columns values by columns: element (i, j) is at `i + j * rows`.
  public var storage: [Double]

  /// A panel of zeros.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    storage = Array(repeating: 0, count: rows * columns)
  }

  /// The element (row, column), both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { storage[row + column * rows] }
    set { storage[row + column * rows] = newValue }
  }

  /// Sets every element to zero.
  public mutating func clear() {
    for index in storage.indices { storage[index] = 0 }
  }

  /// Replaces the panel by a symmetric matrix times another panel.
  ///
  /// - Complexity: 2 rows² columns flops.
  public mutating func setProduct(of block: SymmetricBlock, with right: Panel) {
    precondition(
      block.order == rows && right.rows == rows && right.columns == columns, "shapes differ")
    guard !storage.isEmpty else { return }
    let (m, n) = (Int32(rows), Int32(columns))
    cblas_dsymm(
      CblasColMajor, CblasLeft, CblasLower, m, n, 1, block.storage, m, right.storage, m, 0,
      &storage, m)
  }

  /// The panel times a vector.
  ///
  /// - Parameter vector: `columns` values.
  /// - Complexity: 2 rows × columns flops.
  public func product(with vector: [Double]) -> [Double] {
    precondition(vector.count == columns, "the vector has another length")
    var result = [Double](repeating: 0, count: rows)
    guard !storage.isEmpty else { return result }
    cblas_dgemv(
      CblasColMajor, CblasNoTrans, Int32(rows), Int32(columns), 1, storage, Int32(rows), vector, 1,
      0, &result, 1)
    return result
  }

  /// Multiplies rows by the transpose of lower triangular blocks, which together have as many rows.
  ///
  /// - Complexity: the sum of the blocks' orders², times columns, flops.
  public mutating func multiplyByTransposes(of blocks: LowerBlocks) {
    precondition(blocks.order == rows, "shapes differ")
    guard columns > 0 else { return }
    let (m, n) = (Int32(rows), Int32(columns))
    storage.withUnsafeMutableBufferPointer { storage in
      blocks.forEachBlock { start, order, block in
        guard let corner = storage.baseAddress else { return }
        cblas_dtrmm(
          CblasColMajor, CblasLeft, CblasLower, CblasTrans, CblasNonUnit, Int32(order), n, 1,
          block, Int32(order), corner + start, m)
      }
    }
  }
}

/// A block-diagonal matrix of lower triangular blocks.
public struct LowerBlocks: Sendable {
  /// Rows of the whole matrix.
  public let order: Int
  /// The rows of each block, one after the other from 0.
  public let ranges: [Range<Int>]
  /// Where each block starts in `storage`.
  private let starts: [Int]
  private var storage: [Double]

  /// Blocks of zeros.
  public init(orders: [Int]) {
    var (ranges, starts) = ([Range<Int>](), [Int]())
    var (row, start) = (0, 0)
    for order in orders {
      ranges.append(row..<(row + order))
      starts.append(start)
      row += order
      start += order * order
    }
    order = row
    self.ranges = ranges
    self.starts = starts
    storage = Array(repeating: 0, count: start)
  }

  /// Replaces a block by a lower triangular factor of a positive semidefinite matrix, such that the
  /// factor times its transpose is the matrix.
  ///
  /// A column without a pivot above rounding becomes zero.
  ///
  /// - Parameters:
  ///   - matrix: order × order by columns; only its lower triangle is read.
  ///   - place: which block.
  /// - Complexity: order³/3 flops.
  public mutating func setFactor(of matrix: [Double], at place: Int) {
    let n = ranges[place].count
    precondition(matrix.count == n * n, "shapes differ")
    let start = starts[place]
    storage.withUnsafeMutableBufferPointer { storage in
      for column in 0..<n {
        for row in column..<n {
          var value = matrix[row + column * n]
          for k in 0..<column {
            value -= storage[start + row + k * n] * storage[start + column + k * n]
          }
          storage[start + row + column * n] = value
        }
        let pivot = storage[start + column + column * n]
        let isPositive = pivot > 4 * Double(n) * .ulpOfOne * matrix[column + column * n]
        let scale = isPositive ? 1 / pivot.squareRoot() : 0
        for row in column..<n { storage[start + row + column * n] *= scale }
      }
    }
  }

  /// The blocks times a vector.
  ///
  /// - Parameter vector: `order` values.
  /// - Complexity: the sum of the blocks' orders² flops.
  public func product(with vector: [Double]) -> [Double] {
    precondition(vector.count == order, "the vector has another length")
    var result = [Double](repeating: 0, count: order)
    forEachBlock { first, count, block in
      for column in 0..<count {
        let value = vector[first + column]
        for row in column..<count { result[first + row] += block[row + column * count] * value }
      }
    }
    return result
  }

  /// The blocks' transposes times a vector.
  ///
  /// - Parameter vector: `order` values.
  /// - Complexity: the sum of the blocks' orders² flops.
  public func transposedProduct(with vector: [Double]) -> [Double] {
    precondition(vector.count == order, "the vector has another length")
    var result = [Double](repeating: 0, count: order)
    forEachBlock { first, count, block in
      for column in 0..<count {
        var sum = 0.0
        for row in column..<count { sum += block[row + column * count] * vector[first + row] }
        result[first + column] = sum
      }
    }
    return result
  }

  /// Calls `body` with the first row, the order and the values of each block.
  func forEachBlock(_ body: (Int, Int, UnsafePointer<Double>) -> Void) {
    storage.withUnsafeBufferPointer { storage in
      guard let base = storage.baseAddress else { return }
      for (range, start) in zip(ranges, starts) where !range.isEmpty {
        body(range.lowerBound, range.count, base + start)
      }
    }
  }
}

extension SymmetricBlock {
  /// Replaces M by I − CᵀMC.
  ///
  /// - Precondition: both triangles of `storage` are filled; the lower one of the result is to be
  ///   read.
  /// - Complexity: twice the sum of the blocks' orders², times the order, flops.
  public mutating func subtractFromIdentity(within blocks: LowerBlocks) {
    precondition(blocks.order == order, "shapes differ")
    let n = Int32(order)
    storage.withUnsafeMutableBufferPointer { storage in
      blocks.forEachBlock { start, count, block in
        guard let corner = storage.baseAddress else { return }
        cblas_dtrmm(
          CblasColMajor, CblasRight, CblasLower, CblasNoTrans, CblasNonUnit, n, Int32(count), 1,
          block, Int32(count), corner + start * order, n)
      }
      blocks.forEachBlock { start, count, block in
        guard let corner = storage.baseAddress else { return }
        // Columns right of the block would be above the diagonal.
        cblas_dtrmm(
          CblasColMajor, CblasLeft, CblasLower, CblasTrans, CblasNonUnit, Int32(count),
          Int32(start + count), -1, block, Int32(count), corner + start, n)
      }
    }
    for place in 0..<order { self[place, place] += 1 }
  }

  /// Replaces every column of `right` by the x with lower · x = column.
  ///
  /// - Complexity: order² columns flops.
  public func forward(_ right: inout Panel) {
    precondition(right.rows == order, "the right sides have another length")
    guard !right.storage.isEmpty else { return }
    let (m, n) = (Int32(order), Int32(right.columns))
    cblas_dtrsm(
      CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, m, n, 1, storage, m,
      &right.storage, m)
  }

  /// Subtracts the transpose of one panel times another; only the lower triangle is to be read.
  ///
  /// - Complexity: 2 rows order² flops.
  public mutating func subtractProduct(transposed a: Panel, _ b: Panel) {
    precondition(a.rows == b.rows && a.columns == order && b.columns == order, "shapes differ")
    guard !a.storage.isEmpty else { return }
    let (n, k) = (Int32(order), Int32(a.rows))
    cblas_dgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, n, n, k, -1, a.storage, k, b.storage, k, 1,
      &storage, n)
  }

  /// Subtracts the transpose of a panel times the panel.
  ///
  /// - Complexity: rows order² flops.
  public mutating func subtractSquares(of a: Panel) {
    precondition(a.columns == order, "shapes differ")
    guard !a.storage.isEmpty else { return }
    let (n, k) = (Int32(order), Int32(a.rows))
    cblas_dsyrk(CblasColMajor, CblasLower, CblasTrans, n, k, -1, a.storage, k, 1, &storage, n)
  }
}
