import Foundation

/// The restricted likelihood of a round where some units were visited by several teams.
///
/// The mixed-model equations of (group, severity) a team and one mean a component are factored
/// inside their envelope, so a team without shared units costs two rows.
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, section 6.6;
/// George & Liu (1981), envelope Cholesky.
struct LinkedTeamsLikelihood: RestrictedLikelihood {
  let componentCount: Int
  let teamCount: Int
  let cells: [AnchoredCell]
  private let first: [Int]
  private var lower: [Double]
  private let size: Int

  init(cells: [AnchoredCell], teamCount: Int, componentCount: Int) {
    self.cells = cells
    self.teamCount = teamCount
    self.componentCount = componentCount
    size = 2 * teamCount + componentCount + 1
    lower = Array(repeating: 0, count: size * size)
    var first = Array(0..<size)
    for cell in cells {
      let columns = cell.teams.flatMap { [2 * $0, 2 * $0 + 1] }
      for row in columns { first[row] = min(first[row], columns.min() ?? row) }
    }
    for row in (2 * teamCount)..<size { first[row] = 0 }
    self.first = first
  }

  mutating func logDensity(_ parameters: AnchoredParameters) -> Double {
    for index in lower.indices { lower[index] = 0 }
    for row in 0..<(2 * teamCount) { lower[row * size + row] = 1 }
    var total = 0.0
    let loadings = parameters.loadings
    let errors = parameters.errorVariances
    for cell in cells { total += add(cell, parameters, loadings, errors) }
    guard factor() else { return -.infinity }
    for row in 0..<(size - 1) { total -= log(lower[row * size + row]) }
    let last = (size - 1) * size
    return total - 0.5 * lower[last + size - 1]
  }

  /// Adds one cell to the equations and returns its share of the log density.
  private mutating func add(
    _ cell: AnchoredCell, _ parameters: AnchoredParameters, _ loadings: [Double],
    _ errors: [Double]
  ) -> Double {
    let m = cell.components.count
    let base = 2 * teamCount
    let last = size - 1
    let quality = parameters.qualitySD * parameters.qualitySD
    var weight = 0.0
    var logDeterminant = 0.0
    for component in cell.components {
      let error = errors[component]
      weight += loadings[component] * loadings[component] / error
      logDeterminant += log(error)
    }
    let shrink = quality / (1 + quality * weight)
    logDeterminant += log(1 + quality * weight)
    var trace = 0.0
    let home = cell.teams.first ?? 0
    for i in 0..<m {
      let a = cell.components[i]
      let scaledA = loadings[a] / errors[a]
      for j in 0..<m {
        let b = cell.components[j]
        let scaledB = loadings[b] / errors[b]
        var precision = -shrink * scaledA * scaledB
        if i == j { precision += 1 / errors[a] }
        trace += precision * cell.scatter[i * m + j]
        let p = precision * cell.count
        let groupA = parameters.groupSD * loadings[a]
        let groupB = parameters.groupSD * loadings[b]
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
