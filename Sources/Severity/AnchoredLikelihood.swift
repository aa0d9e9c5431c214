import Foundation

/// The restricted likelihood of the anchored model, unit quality and means integrated out.
///
/// Units that share teams and observed anchors enter by their count, mean vector and scatter; the
/// number of units never appears again. The mixed-model equations of (group, severity) a team and
/// one mean a component are factored inside their envelope, so teams without shared units cost
/// two rows each.
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, section 6.6;
/// George & Liu (1981), envelope Cholesky.
struct AnchoredLikelihood {
  /// Variance parameters on the standardised scale (pooled within-team SD of a component = 1).
  struct Parameters {
    var groupSD = 0.0
    var severitySD = 0.0
    var qualitySD = 0.7
    /// One a component; the on-site loading is 1.
    var loadings: [Double]
    /// One a component.
    var errorVariances: [Double]
  }

  struct Cell {
    let components: [Int]
    let teams: [Int]  // the visiting team of each on-site entry; the first sent the unit's group
    let count: Double
    let mean: [Double]
    let scatter: [Double]  // m × m
  }

  let componentCount: Int
  let teamCount: Int
  let cells: [Cell]
  let degreesOfFreedom: Double
  private let first: [Int]
  private var lower: [Double]
  private let size: Int

  init(cells: [Cell], teamCount: Int, componentCount: Int) {
    self.cells = cells
    self.teamCount = teamCount
    self.componentCount = componentCount
    size = 2 * teamCount + componentCount + 1
    lower = Array(repeating: 0, count: size * size)
    degreesOfFreedom = cells.reduce(-Double(componentCount)) {
      $0 + $1.count * Double($1.components.count)
    }
    var first = Array(0..<size)
    for cell in cells {
      let columns = cell.teams.flatMap { [2 * $0, 2 * $0 + 1] }
      for row in columns { first[row] = min(first[row], columns.min() ?? row) }
    }
    for row in (2 * teamCount)..<size { first[row] = 0 }
    self.first = first
  }

  /// The log restricted likelihood, up to a constant of the data.
  mutating func logDensity(_ parameters: Parameters) -> Double {
    for index in lower.indices { lower[index] = 0 }
    for row in 0..<(2 * teamCount) { lower[row * size + row] = 1 }
    var total = 0.0
    for cell in cells { total += add(cell, parameters) }
    guard factor() else { return -.infinity }
    for row in 0..<(size - 1) { total -= log(lower[row * size + row]) }
    let last = (size - 1) * size
    return total - 0.5 * lower[last + size - 1]
  }

  /// Adds one cell to the equations and returns its share of the log density.
  private mutating func add(_ cell: Cell, _ parameters: Parameters) -> Double {
    let m = cell.components.count
    let base = 2 * teamCount
    let last = size - 1
    let quality = parameters.qualitySD * parameters.qualitySD
    var weight = 0.0
    var logDeterminant = 0.0
    for component in cell.components {
      let error = parameters.errorVariances[component]
      weight += parameters.loadings[component] * parameters.loadings[component] / error
      logDeterminant += log(error)
    }
    let shrink = quality / (1 + quality * weight)
    logDeterminant += log(1 + quality * weight)
    var trace = 0.0
    let home = cell.teams.first ?? 0
    for i in 0..<m {
      let a = cell.components[i]
      let scaledA = parameters.loadings[a] / parameters.errorVariances[a]
      for j in 0..<m {
        let b = cell.components[j]
        let scaledB = parameters.loadings[b] / parameters.errorVariances[b]
        var precision = -shrink * scaledA * scaledB
        if i == j { precision += 1 / parameters.errorVariances[a] }
        trace += precision * cell.scatter[i * m + j]
        let p = precision * cell.count
        let groupA = parameters.groupSD * parameters.loadings[a]
        let groupB = parameters.groupSD * parameters.loadings[b]
        // Row terms of observation i times column terms of observation j, lower triangle only.
        let meanA = base + a
        accumulate(meanA, base + b, p)
        lower[last * size + meanA] += p * cell.mean[j]
        lower[last * size + last] += p * cell.mean[i] * cell.mean[j]
        guard !cell.teams.isEmpty else { continue }
        accumulate(2 * home, 2 * home, p * groupA * groupB)
        lower[meanA * size + 2 * home] += p * groupB
        lower[last * size + 2 * home] += p * groupA * cell.mean[j]
        if b == 0 {
          let severity = 2 * cell.teams[j] + 1
          lower[meanA * size + severity] -= p * parameters.severitySD
          lower[last * size + severity] -= p * parameters.severitySD * cell.mean[i]
          let cross = -p * parameters.severitySD * groupA
          lower[max(severity, 2 * home) * size + min(severity, 2 * home)] += cross
          if a == 0 {
            accumulate(
              2 * cell.teams[i] + 1, severity, p * parameters.severitySD * parameters.severitySD)
          }
        }
      }
    }
    return -0.5 * (cell.count * logDeterminant + trace)
  }

  private mutating func accumulate(_ row: Int, _ column: Int, _ value: Double) {
    if row >= column { lower[row * size + column] += value }
  }

  /// Factors in place; the last row becomes the forward solution, its corner the residual form.
  private mutating func factor() -> Bool {
    let size = size
    return first.withUnsafeBufferPointer { first in
      lower.withUnsafeMutableBufferPointer { lower in
        for row in 0..<size {
          for column in first[row]...row {
            var value = lower[row * size + column]
            var k = max(first[row], first[column])
            while k < column {
              value -= lower[row * size + k] * lower[column * size + k]
              k += 1
            }
            if column < row {
              lower[row * size + column] = value / lower[column * size + column]
            } else if row == size - 1 {
              lower[row * size + row] = value  // not a pivot: the residual quadratic form
            } else {
              guard value > 0, value.isFinite else { return false }
              lower[row * size + row] = value.squareRoot()
            }
          }
        }
        return true
      }
    }
  }

  /// Solves back from the factor of the last evaluation.
  ///
  /// - Parameter noise: standard normals for a draw, zeros for the conditional mean.
  /// - Returns: (group, severity) of each team in SDs of their priors, then the means.
  func effects(noise: [Double]) -> [Double] {
    var x = (0..<(size - 1)).map { lower[(size - 1) * size + $0] + noise[$0] }
    for row in x.indices.reversed() {
      x[row] /= lower[row * size + row]
      let value = x[row]
      for column in first[row]..<row { x[column] -= lower[row * size + column] * value }
    }
    return x
  }
}
