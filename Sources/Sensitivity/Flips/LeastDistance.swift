/// The shortest vector with row · x ≥ bound for every row, by non-negative least squares.
///
/// Source: Lawson & Hanson (1974), Solving Least Squares Problems, chapter 23: algorithms NNLS and LDP.
enum LeastDistance {
  private static let tolerance = 1e-12

  /// - Parameters:
  ///   - rows: of size 1 or so.
  ///   - bounds: one per row.
  /// - Returns: nil where nothing meets every row.
  static func shortest(rows: [[Double]], bounds: [Double]) -> [Double]? {
    guard bounds.contains(where: { $0 > 0 }), let dimension = rows.first?.count else {
      return rows.first.map { $0.map { _ in 0 } } ?? []
    }
    // The columns of the least-squares problem are the rows with their bounds; its target is the last unit
    // vector.
    let columns = zip(rows, bounds).map { $0 + [$1] }
    let target = Array(repeating: 0.0, count: dimension) + [1]
    let multipliers = nonNegative(columns, target)
    var residual = target.map { -$0 }
    for (column, multiplier) in zip(columns, multipliers) where multiplier != 0 {
      for place in residual.indices { residual[place] += multiplier * column[place] }
    }
    let last = residual[dimension]
    guard -last > tolerance else { return nil }
    return residual.dropLast().map { -$0 / last }
  }

  /// Multipliers of 0 or more whose sum of columns comes nearest to the target.
  private static func nonNegative(_ columns: [[Double]], _ target: [Double]) -> [Double] {
    var result = columns.map { _ in 0.0 }
    var active: [Int] = []
    for _ in 0..<(30 * (columns.count + target.count)) {
      var residual = target
      for index in active {
        for place in residual.indices { residual[place] -= result[index] * columns[index][place] }
      }
      let gains = columns.map { dot($0, residual) }
      guard
        let next = columns.indices.filter({ gains[$0] > tolerance && !active.contains($0) })
          .max(by: { (gains[$0], $1) < (gains[$1], $0) })
      else { break }
      active.append(next)
      while true {
        guard let solution = leastSquares(active.map { columns[$0] }, target) else {
          // The new column repeats the others: it brings nothing.
          active.removeLast()
          return result
        }
        guard solution.firstIndex(where: { $0 <= 0 }) != nil else {
          for (place, index) in active.enumerated() { result[index] = solution[place] }
          break
        }
        // As far towards the solution as every multiplier stays at 0 or more.
        var share = 1.0
        for (place, index) in active.enumerated() where solution[place] <= 0 {
          share = min(share, result[index] / (result[index] - solution[place]))
        }
        for (place, index) in active.enumerated() {
          result[index] += share * (solution[place] - result[index])
        }
        active.removeAll { index in
          guard result[index] <= tolerance * 1e-3 else { return false }
          result[index] = 0
          return true
        }
        if active.isEmpty { break }
      }
    }
    return result
  }

  /// Ordinary least squares by orthogonal columns, each made so twice; nil where one is in the span of
  /// those before.
  private static func leastSquares(_ columns: [[Double]], _ target: [Double]) -> [Double]? {
    guard columns.count <= target.count else { return nil }
    var basis: [[Double]] = []
    var triangle: [[Double]] = []
    for column in columns {
      var rest = column
      var parts = basis.map { _ in 0.0 }
      for _ in 0..<2 {
        for (place, vector) in basis.enumerated() {
          let part = dot(vector, rest)
          parts[place] += part
          for k in rest.indices { rest[k] -= part * vector[k] }
        }
      }
      let size = dot(rest, rest).squareRoot()
      guard size > 1e-11 * dot(column, column).squareRoot() else { return nil }
      basis.append(rest.map { $0 / size })
      triangle.append(parts + [size])
    }
    var solution = basis.map { dot($0, target) }
    for row in solution.indices.reversed() {
      for later in solution.indices where later > row {
        solution[row] -= triangle[later][row] * solution[later]
      }
      solution[row] /= triangle[row][row]
    }
    return solution
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for k in a.indices { sum += a[k] * b[k] }
    return sum
  }
}
