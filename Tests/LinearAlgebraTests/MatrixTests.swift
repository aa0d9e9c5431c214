import LinearAlgebra
import Testing

@Suite struct MatrixTests {
  @Test func `a new matrix holds zeros, by columns`() {
    var matrix = Matrix(rows: 2, columns: 3)
    #expect(matrix.storage == [0, 0, 0, 0, 0, 0])
    matrix[1, 0] = 5
    matrix[0, 2] = 7
    #expect(matrix.storage == [0, 5, 0, 0, 7, 0])
    #expect(matrix[1, 0] == 5 && matrix[0, 2] == 7 && matrix[1, 2] == 0)
  }

  @Test(arguments: [(0, 0), (0, 3), (3, 0), (1, 1)])
  func `either side may be empty`(rows: Int, columns: Int) {
    let matrix = Matrix(rows: rows, columns: columns)
    #expect(matrix.storage.count == rows * columns)
    #expect(matrix == Matrix(rows: rows, columns: columns))
  }

  @Test func `matrices of other shapes differ though they hold the same numbers`() {
    #expect(Matrix(rows: 2, columns: 3) != Matrix(rows: 3, columns: 2))
  }
}
