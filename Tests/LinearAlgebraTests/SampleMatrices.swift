import LinearAlgebra
import Statistics
import TestSupport

extension Matrix {
  /// n × n from its elements.
  init(order: Int, _ element: (Int, Int) -> Double) {
    self.init(rows: order, columns: order)
    for row in 0..<order { for column in 0..<order { self[row, column] = element(row, column) } }
  }

  /// B Bᵀ + n I with standard normal B: eigenvalues between n and some 5 n.
  static func positiveDefinite(order: Int, seed: UInt64 = 1) -> Matrix {
    var stream = PhiloxStream(seed: seed, tag: 990, replicate: order)
    let b = stream.normals(order, order)
    return Matrix(order: order) { i, j in
      zip(b[i], b[j]).reduce(i == j ? Double(order) : 0) { $0 + $1.0 * $1.1 }
    }
  }

  /// 1 / (i + j + 1), rows and columns from 0.
  static func hilbert(order: Int) -> Matrix { Matrix(order: order) { 1 / Double($0 + $1 + 1) } }

  /// The product with a vector.
  func times(_ vector: [Double]) -> [Double] {
    (0..<rows).map { row in
      vector.indices.reduce(0) { $0 + self[row, $1] * vector[$1] }
    }
  }

  /// The rows and columns of a range.
  func block(_ range: Range<Int>) -> Matrix {
    Matrix(order: range.count) { self[range.lowerBound + $0, range.lowerBound + $1] }
  }
}

extension SymmetricBlock {
  /// The lower triangle of a symmetric matrix.
  init(_ matrix: Matrix) {
    self.init(order: matrix.rows)
    for column in 0..<order {
      for row in column..<order { self[row, column] = matrix[row, column] }
    }
  }

  /// The symmetric matrix with this lower triangle.
  var symmetric: Matrix { Matrix(order: order) { self[max($0, $1), min($0, $1)] } }
}
