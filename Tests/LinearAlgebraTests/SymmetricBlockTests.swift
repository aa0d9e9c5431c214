import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite struct SymmetricBlockTests {
  private func factored(_ matrix: Matrix) throws -> SymmetricBlock {
    var block = SymmetricBlock(matrix)
    try block.factor()
    return block
  }

  // From 257 rows on OpenBLAS does it.
  @Test(arguments: [0, 1, 2, 9, 256, 257])
  func `the factor times its transpose is the matrix`(order: Int) throws {
    let matrix = Matrix.positiveDefinite(order: order)
    let factor = try factored(matrix)
    let product = Matrix(order: order) { i, j in
      (0..<(min(i, j) + 1)).reduce(0) { $0 + factor[i, $1] * factor[j, $1] }
    }
    // Elements are sums of as many products, some hundreds large.
    let tolerance = order < 10 ? 1e-13 : 1e-10
    #expect(
      product.storage.isApproximatelyEqual(to: matrix.storage, absoluteTolerance: tolerance))
  }

  @Test(arguments: [0, 1, 8, 256, 257])
  func `a forward and a backward step solve in place`(order: Int) throws {
    let matrix = Matrix.positiveDefinite(order: order)
    let factor = try factored(matrix)
    let right = (0..<order).map { 1 + Double($0) }
    var x = right
    factor.forward(&x)
    factor.backward(&x)
    #expect(
      matrix.times(x).isApproximatelyEqual(
        to: right, absoluteTolerance: order < 10 ? 1e-13 : 1e-10))
  }

  @Test func `log-determinants of parts of the factor add up to that of the matrix`() throws {
    let matrix = Matrix.positiveDefinite(order: 7)
    let factor = try factored(matrix)
    let whole = try Cholesky(matrix).logDeterminant
    let leading = try Cholesky(matrix.block(0..<3)).logDeterminant
    #expect(factor.logDeterminant(from: 0, to: 7).isApproximatelyEqual(to: whole))
    #expect(factor.logDeterminant(from: 0, to: 3).isApproximatelyEqual(to: leading))
    // Schur: the rest is the determinant of what the first rows leave.
    #expect(factor.logDeterminant(from: 3, to: 7).isApproximatelyEqual(to: whole - leading))
    #expect(factor.logDeterminant(from: 3, to: 3) == 0)
  }

  @Test func `subtracting an outer product changes one diagonal block`() {
    let matrix = Matrix.positiveDefinite(order: 5)
    var block = SymmetricBlock(matrix)
    let vector = [0.5, -2, 3]
    vector.withUnsafeBufferPointer { block.subtractOuterProduct(of: $0, at: 1) }
    let expected = Matrix(order: 5) { i, j in
      (1...3).contains(i) && (1...3).contains(j)
        ? matrix[i, j] - vector[i - 1] * vector[j - 1] : matrix[i, j]
    }
    #expect(
      block.symmetric.storage.isApproximatelyEqual(to: expected.storage, absoluteTolerance: 1e-14))
  }

  @Test func `adding a product multiplies one diagonal block`() {
    let matrix = Matrix.positiveDefinite(order: 5)
    let vector = [0.5, -2, 3]
    var sums = [10.0, 20, 30]
    vector.withUnsafeBufferPointer { vector in
      sums.withUnsafeMutableBufferPointer { sums in
        SymmetricBlock(matrix).addProduct(with: vector, from: 2, to: sums)
      }
    }
    let expected = zip([10.0, 20, 30], matrix.block(2..<5).times(vector)).map { $0 + $1 }
    #expect(sums.isApproximatelyEqual(to: expected, absoluteTolerance: 1e-13))
  }

  @Test func `an empty vector changes nothing`() {
    let none: [Double] = []
    var block = SymmetricBlock(Matrix.positiveDefinite(order: 2))
    let before = block.storage
    none.withUnsafeBufferPointer { block.subtractOuterProduct(of: $0, at: 2) }
    #expect(block.storage == before)
  }

  @Test(arguments: 0...4)
  func `a leading inverse is that of the leading block`(count: Int) throws {
    let matrix = Matrix.positiveDefinite(order: 4)
    let inverse = try factored(matrix).leadingInverse(count).symmetric
    let block = matrix.block(0..<count)
    for place in 0..<count {
      let unit = (0..<count).map { $0 == place ? 1.0 : 0 }
      let column = (0..<count).map { inverse[$0, place] }
      #expect(block.times(column).isApproximatelyEqual(to: unit, absoluteTolerance: 1e-14))
    }
  }

  @Test(arguments: 0...4)
  func `a trailing inverse is a part of the whole inverse`(start: Int) throws {
    let factor = try factored(Matrix.positiveDefinite(order: 4))
    let whole = factor.leadingInverse(4).symmetric.block(start..<4)
    let trailing = factor.trailingInverse(from: start).symmetric
    #expect(trailing.storage.isApproximatelyEqual(to: whole.storage, absoluteTolerance: 1e-15))
  }

  @Test(arguments: 1...4)
  func `the first leading block that is not positive definite is named`(order: Int) {
    var block = SymmetricBlock(Matrix(order: 4) { $0 == $1 ? ($0 < order - 1 ? 2 : 0) : 0 })
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: order)) { try block.factor() }
  }
}
