import Foundation
import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite struct CholeskyTests {
  @Test(arguments: [0, 1, 2, 7, 40])
  func `multiplying a solution gives the right side`(order: Int) throws {
    let matrix = Matrix.positiveDefinite(order: order)
    let right = (0..<order).map { Double($0 * $0 % 7) - 2 }
    let solution = try Cholesky(matrix).solve(right)
    // Eigenvalues are within a factor of 10, so errors stay at the size of rounding.
    #expect(matrix.times(solution).isApproximatelyEqual(to: right, absoluteTolerance: 1e-12))
  }

  @Test func `the solution is a forward and then a backward step`() throws {
    let factor = try Cholesky(.positiveDefinite(order: 6))
    let right = [1.0, -2, 0.5, 4, 0, 3]
    #expect(factor.backward(factor.forward(right)) == factor.solve(right))
  }

  @Test func `the lower factor undoes a forward step`() throws {
    let factor = try Cholesky(.positiveDefinite(order: 6))
    let right = [1.0, -2, 0.5, 4, 0, 3]
    #expect(
      factor.lower(times: factor.forward(right)).isApproximatelyEqual(
        to: right, absoluteTolerance: 1e-13))
  }

  @Test func `a column that the others nearly explain is refused where so much is asked for`() {
    // 1 − ρ² of the second column is left.
    let matrix = Matrix(order: 2) { $0 == $1 ? 1 : (1 - 1e-6).squareRoot() }
    #expect(throws: Never.self) { _ = try Cholesky(matrix, leastShare: 1e-7) }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      _ = try Cholesky(matrix, leastShare: 1e-5)
    }
  }

  @Test func `backward steps of unit vectors have the inverse as their products`() throws {
    let matrix = Matrix.positiveDefinite(order: 5)
    let factor = try Cholesky(matrix)
    let units = (0..<5).map { place in (0..<5).map { $0 == place ? 1.0 : 0 } }
    // With L Lᵀ = A the columns of L⁻ᵀ sum to L⁻ᵀ L⁻¹ = A⁻¹ as outer products.
    let columns = units.map(factor.backward)
    for unit in units {
      let own = (0..<5).map { row in
        columns.reduce(0) { sum, column in
          sum + column[row] * zip(column, unit).reduce(0) { $0 + $1.0 * $1.1 }
        }
      }
      #expect(matrix.times(own).isApproximatelyEqual(to: unit, absoluteTolerance: 1e-14))
    }
  }

  @Test func `the log-determinant of a diagonal matrix is the sum of its logarithms`() throws {
    let diagonal = [4.0, 0.25, 1e-9, 1e12]
    let factor = try Cholesky(Matrix(order: 4) { $0 == $1 ? diagonal[$0] : 0 })
    let expected = diagonal.reduce(0) { $0 + log($1) }
    #expect(factor.logDeterminant.isApproximatelyEqual(to: expected, absoluteTolerance: 1e-14))
  }

  // OEIS A005249: reciprocals of the determinants. Condition numbers grow to 5e8, so a relative
  // error of 1e-16 in the matrix may be one of 5e-8 in the determinant.
  @Test(arguments: [
    (1, 1), (2, 12), (3, 2_160), (4, 6_048_000), (5, 266_716_800_000),
    (6, 186_313_420_339_200_000), (7, 2.067909047925770649600e24),
  ])
  func `determinants of Hilbert matrices are the known ones`(
    order: Int, reciprocal: Double
  ) throws {
    let factor = try Cholesky(.hilbert(order: order))
    #expect(
      factor.logDeterminant.isApproximatelyEqual(to: -log(reciprocal), absoluteTolerance: 5e-8))
  }

  @Test(arguments: [0, 1, 5])
  func `scaling a matrix adds as many logarithms as it has rows`(order: Int) throws {
    let matrix = Matrix.positiveDefinite(order: order)
    let plain = try Cholesky(matrix).logDeterminant
    let scaled = try Cholesky(Matrix(order: order) { 3 * matrix[$0, $1] }).logDeterminant
    #expect(
      scaled.isApproximatelyEqual(to: plain + Double(order) * log(3), absoluteTolerance: 1e-13))
  }

  @Test func `no rows have the determinant 1`() throws {
    let factor = try Cholesky(Matrix(rows: 0, columns: 0))
    #expect(factor.logDeterminant == 0 && factor.solve([]) == [])
  }

  @Test func `only the lower triangle is read`() throws {
    let matrix = Matrix.positiveDefinite(order: 4)
    let lower = Matrix(order: 4) { $0 >= $1 ? matrix[$0, $1] : .nan }
    let right = [1.0, 2, 3, 4]
    #expect(try Cholesky(lower).solve(right) == Cholesky(matrix).solve(right))
  }

  @Test(arguments: 1...6)
  func `the first leading block that is not positive definite is named`(order: Int) {
    let matrix = Matrix(order: 6) { $0 == $1 ? ($0 < order - 1 ? 1 : -1) : 0 }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: order)) { try Cholesky(matrix) }
  }

  @Test func `a matrix of one repeated row fails at its second`() {
    let matrix = Matrix(order: 3) { _, _ in 4 }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) { try Cholesky(matrix) }
  }

  @Test func `the error names the block in words`() {
    #expect(
      LinearAlgebraError.notPositiveDefinite(order: 3).description
        == "the leading block of order 3 is not positive definite")
  }
}
