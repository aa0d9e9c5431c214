import Foundation
import Statistics

/// The restricted likelihood of a round where each unit was visited by one team.
///
/// Units with the same observed components and the same known error share one precision, so their
/// sums of squares are pooled over all teams. Each team then is a small block (group, and its part
/// in each component) that is eliminated; what remains is one equation a component mean. Teams with
/// as many units of one kind share the block, so their sums are pooled as well: an evaluation costs
/// O((kinds of teams + kinds of units) · components³), whatever the number of units.
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, section 6.6, with the block
/// elimination of Henderson's equations in section 7.6.
struct SeparateTeamsLikelihood: RestrictedLikelihood {
  /// Units with the same observed components; missing ones hold 0 and precision 0.
  private struct Pattern {
    var observed: [Bool]
    /// The on-site error variance is scaled by one and has the other added.
    var errorFactor: Double
    var knownVariance: Double
    var count = 0.0
    /// k sums and k × k sums of products about 0 of the standardised scores.
    var sums: [Double]
    var products: [Double]
  }

  /// One team's units of one pattern.
  struct Share {
    let pattern: Int
    let count: Double
  }

  /// Teams with the same number of units, all of one pattern.
  private struct Kind {
    let share: Share
    var teams: [Int] = []
    /// Sums over the teams of their sums, and of the products of these.
    var sums: [Double]
    var products: [Double]
  }

  let componentCount: Int
  let teamCount: Int
  private(set) var residualVariances: [Double]
  private let patterns: [Pattern]
  let shares: [Share]
  /// share × component: sums of the standardised scores.
  private let shareSums: [Double]
  /// Shares of team t are `firstShare[t]..<firstShare[t + 1]`.
  let firstShare: [Int]
  private let kinds: [Kind]
  /// Teams with units of several patterns, or of none.
  private let mixedTeams: [Int]
  private let observedCounts: [Double]
  /// Per pattern: the k × k precision.
  private(set) var precision: [Double]
  /// (k + 1)²: the equations of the means after elimination; the last row is the right side.
  private(set) var means: [Double]
  private(set) var block: TeamBlock

  init(cells: [AnchoredCell], teamCount: Int, componentCount k: Int) {
    var patterns: [Pattern] = []
    var known = FactorBuilder<[Double]>()
    var shares = Array(repeating: [(share: Share, sums: [Double])](), count: teamCount)
    for cell in cells {
      var observed = Array(repeating: false, count: k)
      var sums = Array(repeating: 0.0, count: k)
      for (i, component) in cell.components.enumerated() {
        observed[component] = true
        sums[component] = cell.count * cell.mean[i]
      }
      let error = cell.errors[0]
      let place = known.code(for: observed.map { $0 ? 1 : 0 } + [error.factor, error.known])
      if place == patterns.count {
        patterns.append(
          Pattern(
            observed: observed, errorFactor: error.factor, knownVariance: error.known,
            sums: Array(repeating: 0, count: k), products: Array(repeating: 0, count: k * k)))
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
      shares[cell.teams[0]].append((Share(pattern: place, count: cell.count), sums))
    }
    var kinds: [Kind] = []
    var kindCodes = FactorBuilder<[Double]>()
    for (team, own) in shares.enumerated() where own.count == 1 {
      let (share, sums) = own[0]
      let place = kindCodes.code(for: [Double(share.pattern), share.count])
      if place == kinds.count {
        kinds.append(
          Kind(
            share: share, sums: Array(repeating: 0, count: k),
            products: Array(repeating: 0, count: k * k)))
      }
      kinds[place].teams.append(team)
      for a in 0..<k {
        kinds[place].sums[a] += sums[a]
        for b in 0..<k { kinds[place].products[a * k + b] += sums[a] * sums[b] }
      }
    }
    self.kinds = kinds
    mixedTeams = shares.indices.filter { shares[$0].count != 1 }
    self.patterns = patterns
    self.shares = shares.flatMap { $0.map(\.share) }
    shareSums = shares.flatMap { $0.flatMap(\.sums) }
    firstShare = shares.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    observedCounts = (0..<k).map { a in
      patterns.reduce(0) { $0 + ($1.observed[a] ? $1.count : 0) }
    }
    self.teamCount = teamCount
    componentCount = k
    precision = Array(repeating: 0, count: patterns.count * k * k)
    means = Array(repeating: 0, count: (k + 1) * (k + 1))
    residualVariances = Array(repeating: 1, count: k)
    block = TeamBlock(componentCount: k)
  }

  mutating func logDensity(_ parameters: AnchoredParameters) -> Double {
    let k = componentCount
    for index in means.indices { means[index] = 0 }
    for a in 0..<k { residualVariances[a] = 0 }
    var total = 0.0
    for pattern in patterns.indices { total += add(pattern: pattern, parameters) }
    for a in 0..<k { residualVariances[a] = observedCounts[a] / residualVariances[a] }
    block.read(parameters)
    for kind in kinds.indices {
      guard let logDeterminant = eliminate(kind: kind) else { return -.infinity }
      total -= 0.5 * logDeterminant
    }
    for team in mixedTeams {
      gather(team, in: &block)
      guard let logDeterminant = block.factor() else { return -.infinity }
      block.subtractTeam(from: &means)
      total -= 0.5 * logDeterminant
    }
    guard let logDeterminant = factorMeans() else { return -.infinity }
    return total - 0.5 * (logDeterminant + means[means.count - 1])
  }

  /// Computes the precision of one pattern and adds its fixed part to the equations.
  private mutating func add(pattern index: Int, _ parameters: AnchoredParameters) -> Double {
    let k = componentCount
    let at = index * k * k
    let quality = parameters.qualitySD * parameters.qualitySD
    return patterns.withUnsafeBufferPointer { patterns in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * k) { scratch in
        let pattern = patterns[index]
        var weight = 0.0
        var logDeterminant = 0.0
        for a in 0..<k {
          var error = parameters.errorSD(a) * parameters.errorSD(a)
          if a == 0 { error = error * pattern.errorFactor + pattern.knownVariance }
          let inverse = pattern.observed[a] ? 1 / error : 0
          let loading = parameters.loading(a)
          scratch[a] = inverse
          scratch[k + a] = loading * inverse
          weight += loading * loading * inverse
          if pattern.observed[a] { logDeterminant += log(error) }
        }
        let left = 1 / (1 + quality * weight)
        logDeterminant -= log(left)
        let shrink = quality * left
        var trace = 0.0
        for a in 0..<k {
          for b in 0..<k {
            var p = -shrink * scratch[k + a] * scratch[k + b]
            if a == b { p += scratch[a] }
            precision[at + a * k + b] = p
            trace += p * pattern.products[a * k + b]
            means[a * (k + 1) + b] += pattern.count * p
            means[k * (k + 1) + a] += p * pattern.sums[b]
          }
          residualVariances[a] += pattern.count * precision[at + a * k + a]
        }
        return -0.5 * (pattern.count * logDeterminant + trace)
      }
    }
  }

  /// Eliminates all teams of a kind; returns the log determinant of their blocks.
  private mutating func eliminate(kind index: Int) -> Double? {
    let k = componentCount
    return kinds.withUnsafeBufferPointer { kinds in
      let kind = kinds[index]
      block.clear()
      block.add(precision: precision, at: kind.share.pattern * k * k, count: kind.share.count)
      guard let logDeterminant = block.factor() else { return nil }
      let teamCount = Double(kind.teams.count)
      block.subtract(
        teams: teamCount, unitsEach: kind.share.count, sums: kind.sums,
        products: kind.products, from: &means)
      return teamCount * logDeterminant
    }
  }

  /// Sums of one team's precisions, and of precisions times scores.
  private func gather(_ team: Int, in block: inout TeamBlock) {
    let k = componentCount
    block.clear()
    for index in firstShare[team]..<firstShare[team + 1] {
      let at = shares[index].pattern * k * k
      block.add(precision: precision, at: at, count: shares[index].count)
      block.add(precision: precision, at: at, sums: shareSums, from: index * k)
    }
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

  func effects(noise: [Double]) -> [Double] { effects(noises: [noise])[0] }

  func effects(noises: [[Double]]) -> [[Double]] {
    let k = componentCount
    let width = k + 1
    let base = width * teamCount
    let size = effectCount
    precondition(noises.allSatisfy { $0.count == size }, "a normal for each effect")
    let noise = noises.flatMap(\.self)
    let means = noises.flatMap { solveMeans(noise: $0[base...]) }
    var results = noise
    results.withUnsafeMutableBufferPointer { results in
      for place in noises.indices {
        for a in 0..<k { results[place * size + base + a] = means[place * k + a] }
      }
      solveTeams(noise: noise, means: means, into: results)
    }
    return noises.indices.map { Array(results[($0 * size)..<(($0 + 1) * size)]) }
  }

  /// Effects of all teams given the component means; noises, means and results one after the other.
  private func solveTeams(
    noise: [Double], means: [Double], into results: UnsafeMutableBufferPointer<Double>
  ) {
    let (k, size) = (componentCount, effectCount)
    var block = block
    func solve(_ team: Int) {
      for place in 0..<(results.count / size) {
        block.solve(
          means: means, from: place * k, noise: noise, into: results,
          at: place * size + (k + 1) * team)
      }
    }
    // Teams of a kind share the factor; each has a right side of its own.
    for kind in kinds {
      block.clear()
      let at = kind.share.pattern * k * k
      block.add(precision: precision, at: at, count: kind.share.count)
      guard block.factor() != nil else { continue }
      block.solveRows()
      for team in kind.teams {
        block.clearRight()
        block.add(precision: precision, at: at, sums: shareSums, from: firstShare[team] * k)
        solve(team)
      }
    }
    for team in mixedTeams {
      gather(team, in: &block)
      guard block.factor() != nil else { continue }
      block.solveRows()
      solve(team)
    }
  }

  /// The component means, drawn about what the factored equations say of them.
  private func solveMeans(noise: ArraySlice<Double>) -> [Double] {
    let k = componentCount
    let width = k + 1
    var found = (0..<k).map { means[k * width + $0] + noise[noise.startIndex + $0] }
    for a in (0..<k).reversed() {
      found[a] /= means[a * width + a]
      for b in 0..<a { found[b] -= means[a * width + b] * found[a] }
    }
    return found
  }
}
