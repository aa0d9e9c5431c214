import Foundation
import Statistics

/// The restricted likelihood of a round where each unit was visited by one team.
///
/// Units with the same observed components share one precision, so their sums of squares are
/// pooled over all teams. Each team then is a 2 × 2 block (group, severity) that is eliminated in
/// closed form; what remains is one equation a component mean. An evaluation costs
/// O(teams · components² + patterns · components²): no unit appears, nothing is allocated.
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, section 6.6, with the block
/// elimination of Henderson's equations in section 7.6.
struct SeparateTeamsLikelihood: RestrictedLikelihood {
  /// Units with the same observed components; missing ones hold 0 and precision 0.
  private struct Pattern {
    var observed: [Bool]
    var count = 0.0
    /// k sums and k × k sums of products about 0 of the standardised scores.
    var sums: [Double]
    var products: [Double]
  }

  /// One team's units of one pattern.
  private struct Share {
    let pattern: Int
    let count: Double
    let sums: [Double]
  }

  let componentCount: Int
  let teamCount: Int
  private let patterns: [Pattern]
  private let shares: [Share]
  /// Shares of team t are `firstShare[t]..<firstShare[t + 1]`.
  private let firstShare: [Int]
  /// Per pattern: k × k precision P, then P · loadings, then loadings · P · loadings.
  private var precision: [Double]
  /// Per team: pivots and ratio of its block, then its two rows against means and right side.
  private var blocks: [Double]
  /// (k + 1)²: the equations of the means after elimination; the last row is the right side.
  private var means: [Double]

  private var patternStride: Int { componentCount * componentCount + componentCount + 1 }
  private var blockStride: Int { 3 + 2 * (componentCount + 1) }

  init(cells: [AnchoredCell], teamCount: Int, componentCount k: Int) {
    var patterns: [Pattern] = []
    var known = FactorBuilder<[Bool]>()
    var shares = Array(repeating: [Share](), count: teamCount)
    for cell in cells {
      var observed = Array(repeating: false, count: k)
      var sums = Array(repeating: 0.0, count: k)
      for (i, component) in cell.components.enumerated() {
        observed[component] = true
        sums[component] = cell.count * cell.mean[i]
      }
      let place = known.code(for: observed)
      if place == patterns.count {
        patterns.append(
          Pattern(
            observed: observed, sums: Array(repeating: 0, count: k),
            products: Array(repeating: 0, count: k * k)))
      }
      patterns[place].count += cell.count
      let m = cell.components.count
      for (i, a) in cell.components.enumerated() {
        patterns[place].sums[a] += sums[a]
        for (j, b) in cell.components.enumerated() {
          patterns[place].products[a * k + b] +=
            cell.scatter[i * m + j] + cell.count * cell.mean[i] * cell.mean[j]
        }
      }
      shares[cell.teams[0]].append(Share(pattern: place, count: cell.count, sums: sums))
    }
    self.patterns = patterns
    self.shares = shares.flatMap(\.self)
    firstShare = shares.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    self.teamCount = teamCount
    componentCount = k
    precision = Array(repeating: 0, count: patterns.count * (k * k + k + 1))
    blocks = Array(repeating: 0, count: teamCount * (3 + 2 * (k + 1)))
    means = Array(repeating: 0, count: (k + 1) * (k + 1))
  }

  mutating func logDensity(_ parameters: AnchoredParameters) -> Double {
    for index in means.indices { means[index] = 0 }
    var total = 0.0
    for pattern in patterns.indices { total += add(pattern: pattern, parameters) }
    for team in 0..<teamCount {
      guard let logDeterminant = eliminate(team: team, parameters) else { return -.infinity }
      total -= 0.5 * logDeterminant
    }
    guard let logDeterminant = factorMeans() else { return -.infinity }
    return total - 0.5 * (logDeterminant + means[means.count - 1])
  }

  /// Computes the precision of one pattern and adds its fixed part to the equations.
  private mutating func add(pattern index: Int, _ parameters: AnchoredParameters) -> Double {
    let k = componentCount
    let at = index * patternStride
    let loaded = at + k * k
    let quality = parameters.qualitySD * parameters.qualitySD
    return patterns.withUnsafeBufferPointer { patterns in
      let pattern = patterns[index]
      var weight = 0.0
      var logDeterminant = 0.0
      for a in 0..<k {
        let error = parameters.errorSD(a) * parameters.errorSD(a)
        let inverse = pattern.observed[a] ? 1 / error : 0
        let loading = parameters.loading(a)
        precision[at + a * k + a] = inverse
        precision[loaded + a] = loading * inverse
        weight += loading * loading * inverse
        if pattern.observed[a] { logDeterminant += log(error) }
      }
      let left = 1 / (1 + quality * weight)
      logDeterminant -= log(left)
      let shrink = quality * left
      var trace = 0.0
      for a in 0..<k {
        for b in 0..<k {
          var p = -shrink * precision[loaded + a] * precision[loaded + b]
          if a == b { p += precision[at + a * k + a] }
          precision[at + a * k + b] = p
          trace += p * pattern.products[a * k + b]
          means[a * (k + 1) + b] += pattern.count * p
          means[k * (k + 1) + a] += p * pattern.sums[b]
        }
      }
      for a in 0..<k { precision[loaded + a] *= left }
      precision[loaded + k] = weight * left
      return -0.5 * (pattern.count * logDeterminant + trace)
    }
  }

  /// Eliminates (group, severity) of one team; returns the log determinant of its block.
  private mutating func eliminate(team: Int, _ parameters: AnchoredParameters) -> Double? {
    let k = componentCount
    let width = k + 1
    let omega = parameters.groupSD
    let sigma = parameters.severitySD
    let group = team * blockStride + 3
    let severity = group + width
    for i in 0..<(2 * width) { blocks[group + i] = 0 }
    var gg = 1.0
    var gs = 0.0
    var ss = 1.0
    for index in firstShare[team]..<firstShare[team + 1] {
      let n = shares[index].count
      let at = shares[index].pattern * patternStride
      let loaded = at + k * k
      gg += omega * omega * n * precision[loaded + k]
      gs -= omega * sigma * n * precision[loaded]
      ss += sigma * sigma * n * precision[at]
      for a in 0..<k {
        let sum = shares[index].sums[a]
        blocks[group + a] += omega * n * precision[loaded + a]
        blocks[group + k] += omega * precision[loaded + a] * sum
        blocks[severity + a] -= sigma * n * precision[at + a]
        blocks[severity + k] -= sigma * precision[at + a] * sum
      }
    }
    let ratio = gs / gg
    let pivot = ss - ratio * gs
    guard gg > 0, pivot > 0, gg.isFinite, pivot.isFinite else { return nil }
    blocks[group - 3] = gg
    blocks[group - 2] = pivot
    blocks[group - 1] = ratio
    for a in 0..<width { blocks[severity + a] -= ratio * blocks[group + a] }
    for a in 0..<width {
      let byGroup = blocks[group + a] / gg
      let bySeverity = blocks[severity + a] / pivot
      for b in 0...a {
        means[a * width + b] -= byGroup * blocks[group + b] + bySeverity * blocks[severity + b]
      }
    }
    return log(gg * pivot)
  }

  /// Factors the equations of the means; the corner becomes the residual form.
  private mutating func factorMeans() -> Double? {
    let width = componentCount + 1
    var product = 1.0
    for row in 0..<width {
      for column in 0...row {
        var value = means[row * width + column]
        for i in 0..<column { value -= means[row * width + i] * means[column * width + i] }
        if column < row {
          means[row * width + column] = value / means[column * width + column]
        } else if row == width - 1 {
          means[row * width + row] = value
        } else {
          guard value > 0, value.isFinite else { return nil }
          product *= value
          means[row * width + row] = value.squareRoot()
        }
      }
    }
    return log(product)
  }

  func effects(noise: [Double]) -> [Double] {
    let k = componentCount
    let width = k + 1
    var result = Array(repeating: 0.0, count: 2 * teamCount + k)
    let base = 2 * teamCount
    for a in 0..<k { result[base + a] = means[k * width + a] + noise[base + a] }
    for a in (0..<k).reversed() {
      result[base + a] /= means[a * width + a]
      for b in 0..<a { result[base + b] -= means[a * width + b] * result[base + a] }
    }
    for team in 0..<teamCount {
      let group = team * blockStride + 3
      let severity = group + width
      var byGroup = blocks[group + k]
      var bySeverity = blocks[severity + k]
      for a in 0..<k {
        byGroup -= blocks[group + a] * result[base + a]
        bySeverity -= blocks[severity + a] * result[base + a]
      }
      let (gg, pivot) = (blocks[group - 3], blocks[group - 2])
      let s = bySeverity / pivot + noise[2 * team + 1] / pivot.squareRoot()
      result[2 * team + 1] = s
      result[2 * team] =
        byGroup / gg - blocks[group - 1] * s + noise[2 * team] / gg.squareRoot()
    }
    return result
  }
}
