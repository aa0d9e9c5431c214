/// Mean and covariance of some rows, with the Cholesky factor that distances need; small columns.
struct ScatterSubset {
  let mean: [Double]
  /// p × p by rows, divisor count − 1.
  let covariance: [Double]
  /// Lower factor by rows.
  private let lower: [Double]
  let logDeterminant: Double
  private let p: Int

  /// - Returns: nil when the rows span no volume.
  init?(_ rows: [[Double]], _ subset: [Int]) {
    guard let p = rows.first?.count, subset.count > 1 else { return nil }
    self.p = p
    var mean = [Double](repeating: 0, count: p)
    for index in subset { for k in 0..<p { mean[k] += rows[index][k] } }
    for k in 0..<p { mean[k] /= Double(subset.count) }
    var covariance = [Double](repeating: 0, count: p * p)
    for index in subset {
      for i in 0..<p {
        let a = rows[index][i] - mean[i]
        for j in 0...i { covariance[i * p + j] += a * (rows[index][j] - mean[j]) }
      }
    }
    for i in 0..<p {
      for j in 0...i {
        covariance[i * p + j] /= Double(subset.count - 1)
        covariance[j * p + i] = covariance[i * p + j]
      }
    }
    var lower = [Double](repeating: 0, count: p * p)
    var logDeterminant = 0.0
    for i in 0..<p {
      for j in 0...i {
        var value = covariance[i * p + j]
        for k in 0..<j { value -= lower[i * p + k] * lower[j * p + k] }
        if i == j {
          // A pivot this small beside its variance is the rounding of a plane.
          guard value > 1e-12 * covariance[i * p + i] else { return nil }
          lower[i * p + i] = value.squareRoot()
          logDeterminant += Double.logarithm(value)
        } else {
          lower[i * p + j] = value / lower[j * p + j]
        }
      }
    }
    self.mean = mean
    self.covariance = covariance
    self.lower = lower
    self.logDeterminant = logDeterminant
  }

  /// Squared Mahalanobis distances of all rows.
  func distances(_ rows: [[Double]]) -> [Double] {
    var work = [Double](repeating: 0, count: p)
    return rows.map { row in
      var sum = 0.0
      for i in 0..<p {
        var value = row[i] - mean[i]
        for k in 0..<i { value -= lower[i * p + k] * work[k] }
        work[i] = value / lower[i * p + i]
        sum += work[i] * work[i]
      }
      return sum
    }
  }
}
