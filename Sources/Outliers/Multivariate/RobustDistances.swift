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
  let flags = rows.indices.map { index in
    OutlierFlag(
      index: index, value: estimate.squaredDistances[index].squareRoot(),
      statistic: estimate.squaredDistances[index].squareRoot(), threshold: threshold,
      p: tails[index], q: q[index] ?? 1, flagged: (q[index] ?? 1) <= level,
      component: estimate.driver(of: rows[index]))
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
  /// The column whose removal shortens a row's distance most.
  func driver(of row: [Double]) -> Int {
    let p = row.count
    func distance(without column: Int) -> Double {
      let kept = (0..<p).filter { $0 != column }
      // The square root of the quadratic form by elimination of the kept columns.
      var matrix = kept.map { i in
        kept.map { covariance[i * p + $0] } + [row[i] - centre[i]]
      }
      var sum = 0.0
      for i in matrix.indices {
        sum += matrix[i][kept.count] * matrix[i][kept.count] / matrix[i][i]
        for j in (i + 1)..<max(i + 1, matrix.count) {
          let share = matrix[j][i] / matrix[i][i]
          for k in i...kept.count { matrix[j][k] -= share * matrix[i][k] }
        }
      }
      return sum
    }
    guard p > 1 else { return 0 }
    let rest = (0..<p).map { distance(without: $0) }
    return rest.indices.min { (rest[$0], $0) < (rest[$1], $1) } ?? 0
  }
}
