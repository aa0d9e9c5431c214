import LinearAlgebra
public import Statistics

/// Rows far from the bulk in several columns at once.
///
/// Distances are from the reweighted MCD, judged by their finite-sample distributions: scaled beta
/// for rows inside the reweighting, scaled F outside, both widened by `SmallSampleFactor`; the error
/// named by `control` is held at `level` over rows.
///
/// - Returns: one flag per row; `component` is the column whose removal shortens the distance most.
///
/// Source: Cerioli (2010), J. Am. Stat. Assoc. 105, 147-156, equations 8 and 9.
public func robustDistances(
  _ rows: [[Double]], level: Double = 0.05, seed: UInt64 = 1,
  control: MultiplicityControl = .benjaminiHochberg
) throws(OutliersError) -> (flags: [OutlierFlag], estimate: MinimumCovarianceDeterminant) {
  let estimate = try MinimumCovarianceDeterminant(rows, seed: seed)
  let p = Double(rows[0].count)
  let w = Double(estimate.isInside.count { $0 })
  let factor = SmallSampleFactor.value(rows: rows.count, columns: rows[0].count)
  func upper(_ square: Double, inside: Bool) -> Double {
    let square = square / factor
    return inside
      ? Distributions.betaUpper(
        min(1, square * w / ((w - 1) * (w - 1))), p / 2, (w - p - 1) / 2)
      : Distributions.fisherUpper(square * w * (w - p) / ((w + 1) * (w - 1) * p), p, w - p)
  }
  let tails = zip(estimate.squaredDistances, estimate.isInside).map { upper($0, inside: $1) }
  let q = control.adjusted(tails)
  let threshold =
    (factor * (w + 1) * (w - 1) * p / (w * (w - p))
    * Distributions.fisherQuantile(1 - level / Double(rows.count), p, w - p)).squareRoot()
  let drivers = estimate.drivers(of: rows)
  let flags = rows.indices.map { index in
    OutlierFlag(
      index: index, value: estimate.squaredDistances[index].squareRoot(),
      statistic: estimate.squaredDistances[index].squareRoot(), threshold: threshold,
      p: tails[index], q: q[index] ?? 1, flagged: (q[index] ?? 1) <= level,
      component: drivers[index])
  }
  return (flags, estimate)
}

/// Rows far from the mean of all rows, by distances from the plain covariance.
///
/// Outliers that pull mean and covariance towards themselves are missed.
///
/// - Returns: one flag per row, judged by the exact beta distribution of a normal sample's
///   distances.
///
/// Source: Gnanadesikan & Kettenring (1972), Biometrics 28, 81-124, section 3.
public func classicalDistances(
  _ rows: [[Double]], level: Double = 0.05, control: MultiplicityControl = .benjaminiHochberg
) throws(OutliersError) -> [OutlierFlag] {
  guard let p = rows.first?.count, rows.count >= p + 2 else {
    throw .tooFew(needed: (rows.first?.count ?? 1) + 2, found: rows.count)
  }
  guard let scatter = ScatterSubset(rows, Array(rows.indices)) else {
    throw .degenerate(columns: p)
  }
  let n = Double(rows.count)
  let width = Double(p)
  let squares = scatter.distances(rows)
  func beta(_ square: Double) -> Double { min(1, square * n / ((n - 1) * (n - 1))) }
  let tails = squares.map { Distributions.betaUpper(beta($0), width / 2, (n - width - 1) / 2) }
  let q = control.adjusted(tails)
  let point = Distributions.betaQuantile(1 - level / n, width / 2, (n - width - 1) / 2)
  let threshold = (point * (n - 1) * (n - 1) / n).squareRoot()
  return rows.indices.map { index in
    OutlierFlag(
      index: index, value: squares[index].squareRoot(), statistic: squares[index].squareRoot(),
      threshold: threshold, p: tails[index], q: q[index] ?? 1, flagged: (q[index] ?? 1) <= level)
  }
}

extension MinimumCovarianceDeterminant {
  /// Of each row, the column whose removal shortens its distance most.
  ///
  /// With P the inverse of the covariance and z = P (row − centre), the squared distance without column k is
  /// less by z_k² / P_kk.
  ///
  /// - Complexity: columns² a row.
  func drivers(of rows: [[Double]]) -> [Int] {
    let p = centre.count
    var matrix = Matrix(rows: p, columns: p)
    for i in 0..<p {
      for j in 0..<p { matrix[i, j] = covariance[i * p + j] }
    }
    guard let factor = try? Cholesky(matrix) else {
      preconditionFailure("the rows of an estimate span a volume")
    }
    let inverse = (0..<p).map { column in
      factor.solve((0..<p).map { $0 == column ? 1 : 0 })
    }
    return rows.map { row in
      let gaps = zip(row, centre).map { $0 - $1 }
      let gains = inverse.indices.map { k in
        let z = zip(inverse[k], gaps).reduce(0) { $0 + $1.0 * $1.1 }
        return z * z / inverse[k][k]
      }
      return gains.indices.max { (gains[$0], -$0) < (gains[$1], -$1) } ?? 0
    }
  }
}
