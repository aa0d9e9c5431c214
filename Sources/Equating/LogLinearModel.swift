import Foundation
import LinearAlgebra

/// Frequencies smoothed by a log-linear model: their logarithms are a polynomial in the scores, so
/// that the first moments of the smoothed frequencies are those of the observed ones.
///
/// Source: Holland & Thayer (2000), Univariate and bivariate loglinear models for discrete test score
/// distributions, J. Educ. Behav. Stat. 25, 133-183.
struct LogLinearModel {
  /// One per cell, with the sum of the observed frequencies.
  let frequencies: [Double]
  /// −2 log of the likelihood ratio to the saturated model.
  let deviance: Double
  /// Cells less parameters, the total among these.
  let degreesOfFreedom: Int
  /// Number of parameters, the total among them.
  var parameters: Int { basis.count + 1 }
  /// parameter × cell, of mean 0 under the fitted shares.
  private let basis: [[Double]]
  private let factor: Cholesky
  private let size: Double

  /// A change of the log-likelihood per examinee below this is rounding.
  private static let tolerance = 1e-14
  private static let mostSteps = 200

  /// Fits by Newton's method with halved steps; the likelihood is concave.
  ///
  /// - Parameters:
  ///   - observed: one per cell, 0 or more.
  ///   - columns: functions of the cells, parameter × cell, linearly independent of each other and
  ///     of a constant.
  /// - Returns: nil where the columns are dependent or the fit did not end.
  /// - Complexity: cells times the square of the parameters per step.
  init?(_ observed: [Double], columns: [[Double]]) {
    let size = observed.reduce(0, +)
    let shares = observed.map { $0 / size }
    guard let basis = Self.orthonormal(columns, cells: observed.count) else { return nil }
    let target = basis.map { Self.dot($0, shares) }
    var weights = [Double](repeating: 0, count: basis.count)
    var fitted = Self.fitted(weights, basis)
    var height = Self.dot(weights, target) - fitted.logSum
    var isDone = false
    var last: Cholesky?
    for _ in 0..<Self.mostSteps {
      let means = basis.map { Self.dot($0, fitted.shares) }
      guard
        let factor = try? Cholesky(Self.information(basis, means: means, fitted.shares))
      else { return nil }
      last = factor
      if isDone { break }
      let step = factor.solve(zip(target, means).map { $0 - $1 })
      var part = 1.0
      var next = weights
      while true {
        next = zip(weights, step).map { $0 + part * $1 }
        let trial = Self.fitted(next, basis)
        let reached = Self.dot(next, target) - trial.logSum
        if reached >= height - Self.tolerance {
          isDone = reached - height < Self.tolerance
          (weights, fitted, height) = (next, trial, reached)
          break
        }
        part /= 2
        guard part > 1e-10 else { return nil }  // no step goes up: the information is singular
      }
    }
    guard isDone, let last else { return nil }
    let means = basis.map { Self.dot($0, fitted.shares) }
    self.basis = zip(basis, means).map { column, mean in column.map { $0 - mean } }
    factor = last
    self.size = size
    frequencies = fitted.shares.map { $0 * size }
    let sum = zip(observed, frequencies).reduce(0) { sum, pair in
      pair.0 > 0 ? sum + pair.0 * log(pair.0 / pair.1) : sum
    }
    deviance = max(0, 2 * sum)  // rounding leaves a saturated fit a little below 0
    degreesOfFreedom = observed.count - basis.count - 1
  }

  /// Sampling variance of a smooth function of the fitted shares.
  ///
  /// - Parameter slopes: its derivatives by the shares, one per cell.
  func samplingVariance(_ slopes: [Double]) -> Double {
    let shares = frequencies.map { $0 / size }
    let projected = basis.map { column in
      zip(zip(column, slopes), shares).reduce(0) { $0 + $1.0.0 * $1.0.1 * $1.1 }
    }
    return factor.forward(projected).reduce(0) { $0 + $1 * $1 } / size
  }

  /// Columns with the mean taken off, each orthogonal to those before it; nil where one depends on
  /// the others.
  private static func orthonormal(_ columns: [[Double]], cells: Int) -> [[Double]]? {
    var basis = [[Double](repeating: 1 / Double(cells).squareRoot(), count: cells)]
    for column in columns {
      let length = dot(column, column).squareRoot()
      guard length > 0 else { return nil }
      var rest = column.map { $0 / length }
      // Twice is enough: Golub & Van Loan (2013), section 5.2.
      for _ in 0..<2 {
        for known in basis {
          let share = dot(rest, known)
          for cell in rest.indices { rest[cell] -= share * known[cell] }
        }
      }
      let left = dot(rest, rest).squareRoot()
      guard left > 1e-9 else { return nil }
      basis.append(rest.map { $0 / left })
    }
    // Of a size that does not depend on the number of cells.
    let scale = Double(cells).squareRoot()
    return basis.dropFirst().map { $0.map { $0 * scale } }
  }

  private static func fitted(
    _ weights: [Double], _ basis: [[Double]]
  ) -> (shares: [Double], logSum: Double) {
    let cells = basis.first?.count ?? 0
    var logs = [Double](repeating: 0, count: cells)
    for (weight, column) in zip(weights, basis) {
      for cell in 0..<cells { logs[cell] += weight * column[cell] }
    }
    let most = logs.max() ?? 0
    let raised = logs.map { exp($0 - most) }
    let sum = raised.reduce(0, +)
    return (raised.map { $0 / sum }, most + log(sum))
  }

  private static func information(
    _ basis: [[Double]], means: [Double], _ shares: [Double]
  ) -> Matrix {
    var matrix = Matrix(rows: basis.count, columns: basis.count)
    for i in basis.indices {
      let weighted = zip(basis[i], shares).map { ($0 - means[i]) * $1 }
      for j in 0...i { matrix[i, j] = dot(weighted, basis[j]) }
    }
    return matrix
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
