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
    storage.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// Replaces the panel by a symmetric matrix times another panel.
  ///
  /// - Precondition: both triangles of the block's `storage` are filled.
  /// - Complexity: 2 rows² columns flops.
  public mutating func setProduct(of block: SymmetricBlock, with right: Panel) {
    precondition(
      block.order == rows && right.rows == rows && right.columns == columns, "shapes differ")
    guard !storage.isEmpty else { return }
    guard rows > FixedOrder.mostRows else {
      clear()
      FixedOrder.add(
        1, shape: (rows, columns, rows), block.storage, aColumn: rows, right.storage, bRow: 1,
        bColumn: rows, to: &storage, cColumn: rows)
      return
    }
    let (m, n) = (Int32(rows), Int32(columns))
    // Both triangles are there, so a general product does; it is faster than a symmetric one.
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, m, n, m, 1, block.storage, m, right.storage, m, 0,
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
    guard rows > FixedOrder.mostRows else {
      FixedOrder.add(
        1, shape: (rows, 1, columns), storage, aColumn: rows, vector, bRow: 1, bColumn: columns,
        to: &result, cColumn: rows)
      return result
    }
    cblas_dgemv(
      CblasColMajor, CblasNoTrans, Int32(rows), Int32(columns), 1, storage, Int32(rows), vector, 1,
      0, &result, 1)
    return result
  }

  /// The panel's transpose times a vector.
  ///
  /// - Parameter vector: `rows` values.
  /// - Complexity: 2 rows × columns flops.
  public func transposedProduct(with vector: [Double]) -> [Double] {
    precondition(vector.count == rows, "the vector has another length")
    var result = [Double](repeating: 0, count: columns)
    guard !storage.isEmpty else { return result }
    guard rows > FixedOrder.mostRows else {
      let rows = rows
      storage.withUnsafeBufferPointer { storage in
        guard let base = storage.baseAddress else { return }
        for column in result.indices {
          result[column] = FixedOrder.dot(base + column * rows, vector, rows)
        }
      }
      return result
    }
    cblas_dgemv(
      CblasColMajor, CblasTrans, Int32(rows), Int32(columns), 1, storage, Int32(rows), vector, 1,
      0, &result, 1)
    return result
  }

  /// Replaces the panel by another one's transpose.
  ///
  /// - Complexity: rows × columns copies.
  public mutating func setTranspose(of other: Panel) {
    precondition(other.rows == columns && other.columns == rows, "shapes differ")
    let (m, n) = (rows, columns)
    other.storage.withUnsafeBufferPointer { other in
      storage.withUnsafeMutableBufferPointer { storage in
        for column in 0..<n {
          for row in 0..<m { storage[row + column * m] = other[column + row * n] }
        }
      }
    }
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
        guard order > FixedOrder.mostRows else {
          FixedOrder.multiply(
            byTranspose: block, order: order, 1, corner + start, columns: Int(n), apart: Int(m))
          return
        }
        cblas_dtrmm(
          CblasColMajor, CblasLeft, CblasLower, CblasTrans, CblasNonUnit, Int32(order), n, 1,
          block, Int32(order), corner + start, m)
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
    let (order, n) = (order, Int32(order))
    storage.withUnsafeMutableBufferPointer { storage in
      blocks.forEachBlock { start, count, block in
        guard let corner = storage.baseAddress else { return }
        guard count > FixedOrder.mostRows else {
          FixedOrder.multiply(
            corner + start * order, rows: order, by: block, order: count)
          return
        }
        cblas_dtrmm(
          CblasColMajor, CblasRight, CblasLower, CblasNoTrans, CblasNonUnit, n, Int32(count), 1,
          block, Int32(count), corner + start * order, n)
      }
      blocks.forEachBlock { start, count, block in
        guard let corner = storage.baseAddress else { return }
        // Columns right of the block would be above the diagonal.
        guard count > FixedOrder.mostRows else {
          FixedOrder.multiply(
            byTranspose: block, order: count, -1, corner + start, columns: start + count,
            apart: order)
          return
        }
        cblas_dtrmm(
          CblasColMajor, CblasLeft, CblasLower, CblasTrans, CblasNonUnit, Int32(count),
          Int32(start + count), -1, block, Int32(count), corner + start, n)
      }
    }
    for place in 0..<order { self[place, place] += 1 }
  }

  /// Replaces every row of `right` by the x with lower · x = row.
  ///
  /// - Complexity: order² rows flops; half the time of right sides in columns.
  public func forward(rows right: inout Panel) {
    precondition(right.columns == order, "the right sides have another length")
    guard !right.storage.isEmpty else { return }
    guard order > FixedOrder.mostRows else {
      return FixedOrder.forward(rows: &right.storage, right.rows, storage, order: order)
    }
    let (m, n) = (Int32(right.rows), Int32(order))
    cblas_dtrsm(
      CblasColMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, m, n, 1, storage, n,
      &right.storage, m)
  }

  /// Subtracts the transpose of one panel times another; only the lower triangle is to be read.
  ///
  /// - Complexity: 2 rows order² flops.
  public mutating func subtractProduct(transposed a: Panel, _ b: Panel) {
    precondition(a.rows == b.rows && a.columns == order && b.columns == order, "shapes differ")
    guard !a.storage.isEmpty else { return }
    guard order > FixedOrder.mostRows else {
      var rows = Panel(rows: order, columns: a.rows)
      rows.setTranspose(of: a)
      FixedOrder.add(
        -1, shape: (order, order, a.rows), rows.storage, aColumn: order, b.storage, bRow: 1,
        bColumn: a.rows, to: &storage, cColumn: order, isLower: true)
      return
    }
    let (n, k) = (Int32(order), Int32(a.rows))
    cblas_dgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, n, n, k, -1, a.storage, k, b.storage, k, 1,
      &storage, n)
  }

  /// Subtracts a panel times its transpose; only the lower triangle is to be read.
  ///
  /// - Complexity: 2 columns order² flops.
  public mutating func subtractSquares(ofRows a: Panel) {
    precondition(a.rows == order, "shapes differ")
    guard !a.storage.isEmpty else { return }
    guard order > FixedOrder.mostRows else {
      FixedOrder.add(
        -1, shape: (order, order, a.columns), a.storage, aColumn: order, a.storage, bRow: order,
        bColumn: 1, to: &storage, cColumn: order, isLower: true)
      return
    }
    let (n, k) = (Int32(order), Int32(a.columns))
    // Of a few dozen rows a general product is faster than one of half the flops.
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasTrans, n, n, k, -1, a.storage, n, a.storage, n, 1,
      &storage, n)
  }
}
