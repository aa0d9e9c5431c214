import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite struct QRFactorTests {
  private let matrix = {
    var matrix = Matrix(rows: 4, columns: 2)
    for (row, values) in [[1.0, 2], [3, 4], [5, 7], [-1, 1]].enumerated() {
      for (column, value) in values.enumerated() { matrix[row, column] = value }
    }
    return matrix
  }()

  @Test func `the factors multiply to the matrix`() {
    let factor = QRFactor(matrix)
    for column in 0..<2 {
      let upper = (0..<2).map { factor.upper[$0, column] } + [0, 0]
      let product = factor.orthogonal(upper, transposed: false)
      #expect(
        product.isApproximatelyEqual(
          to: (0..<4).map { matrix[$0, column] }, absoluteTolerance: 1e-14))
    }
    let turned = factor.orthogonal([1, 2, 3, 4], transposed: true)
    #expect(
      factor.orthogonal(turned, transposed: false)
        .isApproximatelyEqual(to: [1, 2, 3, 4], absoluteTolerance: 1e-14))
  }

  @Test(arguments: [false, true]) func `triangles are solved`(transposed: Bool) {
    let factor = QRFactor(matrix)
    let upper = factor.upper
    let x = factor.solve([1, 2], transposed: transposed)
    let back = (0..<2).map { row in
      (0..<2).reduce(0) { $0 + (transposed ? upper[$1, row] : upper[row, $1]) * x[$1] }
    }
    #expect(back.isApproximatelyEqual(to: [1, 2], absoluteTolerance: 1e-13))
  }

  // A graded triangle: its product is the determinant, however small one of them is.
  @Test func `small singular values keep their digits`() {
    var upper = Matrix(rows: 2, columns: 2)
    (upper[0, 0], upper[0, 1], upper[1, 1]) = (1, 1, 1e-20)
    let values = singularValues(ofUpper: upper)
    #expect((values[0] * values[1]).isApproximatelyEqual(to: 1e-20, relativeTolerance: 1e-14))
  }
}
