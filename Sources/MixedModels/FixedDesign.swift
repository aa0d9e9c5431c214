#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The columns of X that say something new, the intercept first.
enum FixedDesign {
  /// A column's part beyond the earlier ones, below which it counts as their combination.
  ///
  /// Squared, as the columns' cross-products are; the root is R's tolerance 1e-7 for lm.
  static let tolerance = 1e-12

  /// - Returns: independent columns (an empty `values` is the intercept) and the names of the rest.
  static func independent(
    _ fixed: [FixedColumn], rows: Int, weights: [Double]?
  ) -> (kept: [FixedColumn], dropped: [String]) {
    var kept = [FixedColumn(name: "(Intercept)", values: [])]
    var dropped: [String] = []
    // Gram-Schmidt on the rows, each column against the residuals of the kept ones.
    func weight(_ row: Int) -> Double { weights?[row] ?? 1 }
    func dot(_ a: [Double], _ b: [Double]) -> Double {
      (0..<rows).reduce(0) { $0 + weight($1) * a[$1] * b[$1] }
    }
    guard !fixed.isEmpty else { return (kept, []) }
    var basis = [[Double](repeating: 1, count: rows)]
    var norms = [dot(basis[0], basis[0])]
    for column in fixed {
      var rest = column.values
      let size = dot(rest, rest)
      for (vector, norm) in zip(basis, norms) {
        let share = dot(rest, vector) / norm
        for row in 0..<rows { rest[row] -= share * vector[row] }
      }
      let left = dot(rest, rest)
      if size > 0, left > tolerance * size {
        kept.append(column)
        basis.append(rest)
        norms.append(left)
      } else {
        dropped.append(column.name)
      }
    }
    return (kept, dropped)
  }
}

extension Double {
  var naturalLogarithm: Double { log(self) }
  var exponential: Double { exp(self) }
}
