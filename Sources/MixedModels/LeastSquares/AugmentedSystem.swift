import LinearAlgebra
import Statistics

/// The equations r + X b = f, Xᵀ r = g of least squares, solved to all digits of a double.
///
/// With g = 0 they give the coefficients and residuals of f; with f = 0 and g a unit vector, minus a
/// column of (XᵀX)⁻¹. X is factored once in doubles; residuals of the equations are formed in
/// double-double arithmetic and solved for again, which gains digits as long as the condition number
/// stays well below 1e16.
///
/// Source: Björck (1967), BIT 7, 257-278; Higham (2002), Accuracy and Stability of Numerical
/// Algorithms, section 20.5.
struct AugmentedSystem {
  let columns: [[DoubleDouble]]
  let factor: QRFactor
  private let rows: Int

  struct Solution {
    var residuals: [DoubleDouble]
    var coefficients: [DoubleDouble]
  }

  /// - Parameter columns: of X, at least one and linearly independent.
  init(_ columns: [[DoubleDouble]]) {
    self.columns = columns
    rows = columns[0].count
    var matrix = Matrix(rows: rows, columns: columns.count)
    for (j, column) in columns.enumerated() {
      for (i, value) in column.enumerated() { matrix[i, j] = value.head }
    }
    factor = QRFactor(matrix)
  }

  /// - Complexity: a few times 8 rows · columns operations, half of them double-double.
  func solve(_ f: [DoubleDouble]?, _ g: [Double]?) -> Solution {
    let zero = DoubleDouble(0)
    var result = Solution(
      residuals: [DoubleDouble](repeating: zero, count: rows),
      coefficients: [DoubleDouble](repeating: zero, count: columns.count))
    var previous = Double.infinity
    // From 1e15 down to 1 every step gains at least a digit; thirty are more than enough.
    for _ in 0..<30 {
      let (upper, lower) = defects(result, f, g)
      let turned = factor.orthogonal(upper, transposed: true)
      let h = factor.solve(lower, transposed: true)
      let steps = factor.solve(zip(turned, h).map { $0 - $1 })
      let moved = factor.orthogonal(h + turned.dropFirst(columns.count), transposed: false)
      let size = (steps + moved).reduce(0) { max($0, abs($1)) }
      // Steps that no longer shrink are rounding.
      guard size < previous / 2 else { break }
      for (i, step) in moved.enumerated() { result.residuals[i] += DoubleDouble(step) }
      for (j, step) in steps.enumerated() { result.coefficients[j] += DoubleDouble(step) }
      if size == 0 { break }
      previous = size
    }
    return result
  }

  private func defects(
    _ now: Solution, _ f: [DoubleDouble]?, _ g: [Double]?
  ) -> (upper: [Double], lower: [Double]) {
    var upper = now.residuals.map { -$0 }
    if let f { for i in upper.indices { upper[i] += f[i] } }
    var lower: [Double] = []
    for (j, column) in columns.enumerated() {
      let coefficient = now.coefficients[j]
      var sum = DoubleDouble(g?[j] ?? 0)
      for (i, value) in column.enumerated() where value.head != 0 {
        upper[i] = upper[i] - value * coefficient
        sum = sum - value * now.residuals[i]
      }
      lower.append(sum.head)
    }
    return (upper.map(\.head), lower)
  }

  /// Σ |x b| of each row, the size of what cancels in it.
  func sizes(_ coefficients: [DoubleDouble]) -> [Double] {
    var sizes = [Double](repeating: 0, count: rows)
    for (column, coefficient) in zip(columns, coefficients) {
      for (i, value) in column.enumerated() { sizes[i] += abs(value.head * coefficient.head) }
    }
    return sizes
  }
}

extension LeastSquaresDesign {
  /// Places of the columns that are no combination of earlier ones, as far as doubles can tell.
  ///
  /// - Complexity: one factorization of all columns, and one of their triangle for each left out.
  var independent: [Int] {
    var source = columns.map { $0.map(\.head) }
    var kept = source.indices.filter { place in source[place].contains { $0 != 0 } }
    let count = max(source.first?.count ?? 0, source.count)
    // What rounding leaves of a combination of earlier columns, beside its length.
    let tolerance = 16 * Double.ulpOfOne * Double(count).squareRoot()
    while let rows = kept.first.map({ source[$0].count }) {
      let tried = Array(kept.prefix(rows))
      var matrix = Matrix(rows: rows, columns: tried.count)
      for (j, place) in tried.enumerated() {
        for i in 0..<rows { matrix[i, j] = source[place][i] }
      }
      let upper = QRFactor(matrix).upper
      let weak = tried.indices.first { j in
        let length = (0...j).reduce(0) { $0 + upper[$1, j] * upper[$1, j] }.squareRoot()
        return abs(upper[j, j]) <= tolerance * length
      }
      guard let weak else { return tried }
      if tried.count == kept.count {
        for (j, place) in tried.enumerated() {
          source[place] = tried.indices.map { upper[$0, j] }
        }
      }
      kept.remove(at: weak)
    }
    return kept
  }
}
