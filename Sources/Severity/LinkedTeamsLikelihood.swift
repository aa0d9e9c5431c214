import Foundation

/// The restricted likelihood of a round where some units were visited by several teams.
///
/// The mixed-model equations of (group, severity) a team and one mean a component are factored
/// inside their envelope, so a team without shared units costs two rows.
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, section 6.6;
/// George & Liu (1981), envelope Cholesky.
struct LinkedTeamsLikelihood: RestrictedLikelihood {
  /// One observed score of the units of a cell: its component, visiting team and mean.
  private struct Entry {
    let component: Int
    let team: Int
    let mean: Double
  }

  /// A cell's place in `entries` and `scatters`.
  private struct Span {
    let entries: Range<Int>
    let scatter: Int
    let home: Int
    let count: Double
  }

  let componentCount: Int
  let teamCount: Int
  private let spans: [Span]
  private let entries: [Entry]
  private let scatters: [Double]
  private let first: [Int]
  private var lower: [Double]
  private let size: Int

  init(cells: [AnchoredCell], teamCount: Int, componentCount: Int) {
    self.teamCount = teamCount
    self.componentCount = componentCount
    size = 2 * teamCount + componentCount + 1
    lower = Array(repeating: 0, count: size * size)
    var spans: [Span] = []
    var entries: [Entry] = []
    var scatters: [Double] = []
    var first = Array(0..<size)
    for cell in cells {
      let columns = cell.teams.flatMap { [2 * $0, 2 * $0 + 1] }
      for row in columns { first[row] = min(first[row], columns.min() ?? row) }
      let start = entries.count
      for (i, component) in cell.components.enumerated() {
        // On-site entries come first, so entry i of them was given by team i.
        entries.append(
          Entry(
            component: component, team: component == 0 ? cell.teams[i] : cell.teams[0],
            mean: cell.mean[i]))
      }
      spans.append(
        Span(
          entries: start..<entries.count, scatter: scatters.count, home: 2 * cell.teams[0],
          count: cell.count))
      scatters += cell.scatter
    }
    for row in (2 * teamCount)..<size { first[row] = 0 }
    self.spans = spans
    self.entries = entries
    self.scatters = scatters
    self.first = first
  }

  mutating func logDensity(_ parameters: AnchoredParameters) -> Double {
    for index in lower.indices { lower[index] = 0 }
    for row in 0..<(2 * teamCount) { lower[row * size + row] = 1 }
    var total = addCells(parameters)
    guard factor() else { return -.infinity }
    for row in 0..<(size - 1) { total -= log(lower[row * size + row]) }
    let last = (size - 1) * size
    return total - 0.5 * lower[last + size - 1]
  }

  /// Adds all cells to the equations and returns their share of the log density.
  private mutating func addCells(_ parameters: AnchoredParameters) -> Double {
    let size = size
    let base = 2 * teamCount
    let k = componentCount
    return spans.withUnsafeBufferPointer { spans in
      entries.withUnsafeBufferPointer { entries in
        scatters.withUnsafeBufferPointer { scatters in
          lower.withUnsafeMutableBufferPointer { lower in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * k) { weights in
              // Inverse error variances, then loadings times them.
              for a in 0..<k {
                weights[a] = 1 / (parameters.errorSD(a) * parameters.errorSD(a))
                weights[k + a] = parameters.loading(a) * weights[a]
              }
              var total = 0.0
              for span in spans {
                total += Self.add(
                  span, UnsafeBufferPointer(rebasing: entries[span.entries]),
                  UnsafeBufferPointer(rebasing: scatters[span.scatter...]), weights, parameters,
                  base: base, size: size, to: lower)
              }
              return total
            }
          }
        }
      }
    }
  }

  private static func add(
    _ span: Span, _ entries: UnsafeBufferPointer<Entry>, _ scatter: UnsafeBufferPointer<Double>,
    _ weights: UnsafeMutableBufferPointer<Double>, _ parameters: AnchoredParameters,
    base: Int, size: Int, to lower: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    let k = parameters.componentCount
    let m = entries.count
    let last = (size - 1) * size
    let home = span.home
    let sigma = parameters.severitySD
    let quality = parameters.qualitySD * parameters.qualitySD
    var weight = 0.0
    var product = 1.0
    for entry in entries {
      weight += parameters.loading(entry.component) * weights[k + entry.component]
      product *= weights[entry.component]
    }
    let shrink = quality / (1 + quality * weight)
    let logDeterminant = log((1 + quality * weight) / product)
    var trace = 0.0
    for i in 0..<m {
      let a = entries[i].component
      let meanRow = (base + a) * size
      let groupA = parameters.groupSD * parameters.loading(a)
      for j in 0..<m {
        let b = entries[j].component
        var p = -shrink * weights[k + a] * weights[k + b]
        if i == j { p += weights[a] }
        trace += p * scatter[i * m + j]
        p *= span.count
        let groupB = parameters.groupSD * parameters.loading(b)
        // Row terms of observation i times column terms of observation j, lower triangle only.
        if a >= b { lower[meanRow + base + b] += p }
        lower[last + base + a] += p * entries[j].mean
        lower[last + size - 1] += p * entries[i].mean * entries[j].mean
        lower[home * size + home] += p * groupA * groupB
        lower[meanRow + home] += p * groupB
        lower[last + home] += p * groupA * entries[j].mean
        guard b == 0 else { continue }
        let severity = 2 * entries[j].team + 1
        lower[meanRow + severity] -= p * sigma
        lower[last + severity] -= p * sigma * entries[i].mean
        lower[max(severity, home) * size + min(severity, home)] -= p * sigma * groupA
        let other = 2 * entries[i].team + 1
        if a == 0, other >= severity { lower[other * size + severity] += p * sigma * sigma }
      }
    }
    return -0.5 * (span.count * logDeterminant + trace)
  }

  /// Factors in place; the last row becomes the forward solution, its corner the residual form.
  private mutating func factor() -> Bool {
    let size = size
    return first.withUnsafeBufferPointer { first in
      lower.withUnsafeMutableBufferPointer { lower in
        for row in 0..<size {
          for column in first[row]...row {
            var k = max(first[row], first[column])
            let (a, b) = (row * size, column * size)
            // Four sums at once, so that products need not wait for each other.
            var sums = SIMD4<Double>(0, 0, 0, 0)
            while k + 4 <= column {
              let left = SIMD4<Double>(
                lower[a + k], lower[a + k + 1], lower[a + k + 2], lower[a + k + 3])
              let right = SIMD4<Double>(
                lower[b + k], lower[b + k + 1], lower[b + k + 2], lower[b + k + 3])
              sums += left * right
              k += 4
            }
            var value = lower[row * size + column] - sums.sum()
            while k < column {
              value -= lower[a + k] * lower[b + k]
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
