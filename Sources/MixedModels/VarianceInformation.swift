import LinearAlgebra

/// Sampling covariances of the estimated variances, from the average information.
///
/// Variances at zero are left out: nothing can be said of them by curvature.
struct VarianceInformation {
  /// Places of the variances inside the parameter space, the residual's last.
  let inside: [Int]
  /// Covariances of these; nil where the information is singular.
  let covariance: [[Double]]?

  init(_ best: ProfiledDeviance) {
    let count = best.variances.count
    inside = best.variances.indices.filter { best.variances[$0] > 0 } + [count]
    let full = best.derivatives(traces: false).varianceInformation
    var matrix = Matrix(rows: inside.count, columns: inside.count)
    for (i, r) in inside.enumerated() {
      for (j, s) in inside.enumerated() { matrix[i, j] = full[r][s] }
    }
    let size = inside.count
    covariance = (try? Cholesky(matrix)).map { factor in
      (0..<size).map { column in
        factor.solve((0..<size).map { $0 == column ? 1 : 0 })
      }
    }
  }

  /// The sampling variance of one estimated variance.
  func variance(of index: Int) -> Double? {
    guard let place = inside.firstIndex(of: index) else { return nil }
    return covariance?[place][place]
  }
}
