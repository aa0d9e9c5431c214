import Foundation

/// The restricted likelihood of a round where some units were visited by several teams.
///
/// The mixed-model equations of the effects of each team that exist (its group, its part in each
/// component) and one mean a component are factored inside their envelope, so a team without shared
/// units costs as many rows as it has effects.
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, section 6.6;
/// George & Liu (1981), envelope Cholesky.
struct LinkedTeamsLikelihood: RestrictedLikelihood {
  /// One observed score of the units of a cell: its component, the team whose part it holds, its mean.
  private struct Entry {
    let component: Int
    let team: Int
    let mean: Double
    /// The error variance is scaled by one and has the other added.
    let errorFactor: Double
    let knownVariance: Double
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
  private(set) var residualVariances: [Double]
  private let spans: [Span]
  private let entries: [Entry]
  private let scatters: [Double]
  private let observedCounts: [Double]
  /// The first team each team shares a unit with.
  private let firstTeam: [Int]
  /// Which effects of a team exist: 0 the group, 1 + a the part of component a; −1 where it does not.
  private var slots: [Int]
  private var effectsPerTeam = 0
  private var first: [Int] = []
  private var lower: [Double] = []
  private var size = 0

  init(cells: [AnchoredCell], teamCount: Int, componentCount: Int) {
    self.teamCount = teamCount
    self.componentCount = componentCount
    slots = Array(repeating: -1, count: componentCount + 1)
    residualVariances = Array(repeating: 1, count: componentCount)
    var spans: [Span] = []
    var entries: [Entry] = []
    var scatters: [Double] = []
    var firstTeam = Array(0..<teamCount)
    var observedCounts = Array(repeating: 0.0, count: componentCount)
    for cell in cells {
      let least = cell.teams.min() ?? 0
      for team in cell.teams { firstTeam[team] = min(firstTeam[team], least) }
      let start = entries.count
      for (i, component) in cell.components.enumerated() {
        // On-site entries come first, so entry i of them was given by team i.
        entries.append(
          Entry(
            component: component, team: component == 0 ? cell.teams[i] : cell.teams[0],
            mean: cell.mean[i], errorFactor: cell.errors[i].factor,
            knownVariance: cell.errors[i].known))
        observedCounts[component] += cell.count
      }
      spans.append(
        Span(
          entries: start..<entries.count, scatter: scatters.count, home: cell.teams[0],
          count: cell.count))
      scatters += cell.scatter
    }
    self.spans = spans
    self.entries = entries
    self.scatters = scatters
    self.firstTeam = firstTeam
    self.observedCounts = observedCounts
  }

  mutating func logDensity(_ parameters: AnchoredParameters) -> Double {
    layOut(parameters)
    for index in lower.indices { lower[index] = 0 }
    for row in 0..<(effectsPerTeam * teamCount) { lower[row * size + row] = 1 }
    for a in 0..<componentCount { residualVariances[a] = 0 }
    var total = 0.0
    for span in spans { total += add(span, parameters) }
    for a in 0..<componentCount {
      residualVariances[a] = observedCounts[a] / residualVariances[a]
    }
    guard factor() else { return -.infinity }
    for row in 0..<(size - 1) { total -= log(lower[row * size + row]) }
    let last = (size - 1) * size
    return total - 0.5 * lower[last + size - 1]
  }

  /// Gives every effect that exists its rows.
  private mutating func layOut(_ parameters: AnchoredParameters) {
    var count = 0
    for effect in slots.indices {
      let sd = effect == 0 ? parameters.groupSD : parameters.partSD(effect - 1)
      slots[effect] = sd > 0 ? count : -1
      count += sd > 0 ? 1 : 0
    }
    guard count != effectsPerTeam || size == 0 else { return }
    effectsPerTeam = count
    size = count * teamCount + componentCount + 1
    lower = Array(repeating: 0, count: size * size)
    first = (0..<teamCount).flatMap { team in
      Array(repeating: count * firstTeam[team], count: count)
    }
    first += Array(repeating: 0, count: size - first.count)
  }

  /// Columns and coefficients of one observed score: group, part and mean; a column may be missing.
  private typealias Row = (columns: (Int, Int, Int), values: (Double, Double, Double))

  private func row(_ entry: Entry, home: Int, _ parameters: AnchoredParameters) -> Row {
    let a = entry.component
    return (
      (
        slots[0] < 0 ? -1 : effectsPerTeam * home + slots[0],
        slots[1 + a] < 0 ? -1 : effectsPerTeam * entry.team + slots[1 + a],
        effectsPerTeam * teamCount + a
      ),
      (
        parameters.groupSD * parameters.loading(a),
        AnchoredParameters.sign(a) * parameters.partSD(a), 1
      )
    )
  }

  /// Adds a cell to the equations and returns its share of the log density.
  private mutating func add(_ span: Span, _ parameters: AnchoredParameters) -> Double {
    let m = span.entries.count
    let start = span.entries.lowerBound
    let quality = parameters.qualitySD * parameters.qualitySD
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * m) { weights in
      // Inverse error variances, then loadings times them.
      var weight = 0.0
      var logDeterminant = 0.0
      for i in 0..<m {
        let entry = entries[start + i]
        let sd = parameters.errorSD(entry.component)
        let variance = sd * sd * entry.errorFactor + entry.knownVariance
        weights[i] = 1 / variance
        weights[m + i] = parameters.loading(entry.component) / variance
        weight += parameters.loading(entry.component) * weights[m + i]
        logDeterminant += log(variance)
      }
      let shrink = quality / (1 + quality * weight)
      logDeterminant += log(1 + quality * weight)
      let last = (size - 1) * size
      var trace = 0.0
      for i in 0..<m {
        let own = entries[start + i]
        let left = row(own, home: span.home, parameters)
        for j in 0..<m {
          var p = -shrink * weights[m + i] * weights[m + j]
          if i == j {
            p += weights[i]
            residualVariances[own.component] += span.count * p
          }
          trace += p * scatters[span.scatter + i * m + j]
          p *= span.count
          let other = entries[start + j]
          lower[last + size - 1] += p * own.mean * other.mean
          addRow(left.columns.0, p * left.values.0, other, span.home, parameters)
          addRow(left.columns.1, p * left.values.1, other, span.home, parameters)
          addRow(left.columns.2, p * left.values.2, other, span.home, parameters)
        }
      }
      return -0.5 * (span.count * logDeterminant + trace)
    }
  }

  /// Adds one row's products with another score's columns, lower triangle only, and its right side.
  private mutating func addRow(
    _ row: Int, _ value: Double, _ other: Entry, _ home: Int, _ parameters: AnchoredParameters
  ) {
    guard row >= 0 else { return }
    let right = self.row(other, home: home, parameters)
    lower[(size - 1) * size + row] += value * other.mean
    func add(_ column: Int, _ coefficient: Double) {
      if column >= 0, column <= row { lower[row * size + column] += value * coefficient }
    }
    add(right.columns.0, right.values.0)
    add(right.columns.1, right.values.1)
    add(right.columns.2, right.values.2)
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
    let width = componentCount + 1
    // Effects that do not exist keep their noise: their SD is 0.
    var result = noise
    var x = Array(lower[((size - 1) * size)..<(size * size - 1)])
    for team in 0..<teamCount {
      for (effect, slot) in slots.enumerated() where slot >= 0 {
        x[effectsPerTeam * team + slot] += noise[width * team + effect]
      }
    }
    for a in 0..<componentCount {
      x[effectsPerTeam * teamCount + a] += noise[width * teamCount + a]
    }
    for row in x.indices.reversed() {
      x[row] /= lower[row * size + row]
      let value = x[row]
      for column in first[row]..<row { x[column] -= lower[row * size + column] * value }
    }
    for team in 0..<teamCount {
      for (effect, slot) in slots.enumerated() where slot >= 0 {
        result[width * team + effect] = x[effectsPerTeam * team + slot]
      }
    }
    for a in 0..<componentCount {
      result[width * teamCount + a] = x[effectsPerTeam * teamCount + a]
    }
    return result
  }
}
