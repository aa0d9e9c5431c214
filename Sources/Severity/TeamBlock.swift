import Foundation

/// The mixed-model equations of one team: its group and its part in each component.
///
/// Effects that do not exist (SD 0) are left out. With A the sum of the units' precisions and D the
/// effects' rows over components, the block is I + D A Dᵀ; it is factored, and its rows against the
/// means and the right side are solved forward.
struct TeamBlock: Sendable {
  private let k: Int
  /// Effects that exist: 0 the group, 1 + a the part of component a.
  private var active: [Int]
  private var activeCount = 0
  /// effect × component, active effects only.
  private var design: [Double]
  private var sum: [Double]
  private var right: [Double]
  private var lower: [Double]
  /// effect × component: L⁻¹ D, then L⁻¹ D A, then L⁻¹ D b in the last column.
  private var solved: [Double]
  private var rows: [Double]

  init(componentCount k: Int) {
    self.k = k
    active = Array(repeating: 0, count: k + 1)
    design = Array(repeating: 0, count: (k + 1) * k)
    sum = Array(repeating: 0, count: k * k)
    right = Array(repeating: 0, count: k)
    lower = Array(repeating: 0, count: (k + 1) * (k + 1))
    solved = design
    rows = Array(repeating: 0, count: (k + 1) * (k + 1))
  }

  mutating func read(_ parameters: AnchoredParameters) {
    activeCount = 0
    for index in design.indices { design[index] = 0 }
    if parameters.groupSD > 0 {
      for a in 0..<k { design[a] = parameters.groupSD * parameters.loading(a) }
      active[0] = 0
      activeCount = 1
    }
    for a in 0..<k where parameters.partSD(a) > 0 {
      design[activeCount * k + a] = AnchoredParameters.sign(a) * parameters.partSD(a)
      active[activeCount] = 1 + a
      activeCount += 1
    }
  }

  mutating func clear() {
    for index in sum.indices { sum[index] = 0 }
    clearRight()
  }

  /// Forgets the right side alone.
  mutating func clearRight() {
    for index in right.indices { right[index] = 0 }
  }

  mutating func add(precision: [Double], at: Int, count: Double) {
    for index in 0..<(k * k) { sum[index] += count * precision[at + index] }
  }

  mutating func add(precision: [Double], at: Int, sums: [Double], from first: Int) {
    for a in 0..<k {
      for b in 0..<k { right[a] += precision[at + a * k + b] * sums[first + b] }
    }
  }

  /// Lets the right side be that of one component higher by one in all units.
  mutating func shift(_ component: Int) {
    for a in 0..<k { right[a] = sum[a * k + component] }
  }

  /// What is left of the right side for the component means, once the team's effects are eliminated.
  mutating func reducedRight() -> [Double] {
    let width = k + 1
    var rest = right
    for e in 0..<activeCount {
      solveRow(e)
      for a in 0..<k { rest[a] -= rows[e * width + a] * rows[e * width + k] }
    }
    return rest
  }

  /// Factors I + D A Dᵀ and solves L⁻¹ D; returns the log determinant, nil where there is none.
  mutating func factor() -> Double? {
    let q = activeCount
    let width = k + 1
    var product = 1.0
    for e in 0..<q {
      // Row e of D A stands in `rows` until its block row is done.
      for a in 0..<k {
        var value = 0.0
        for b in 0..<k { value += design[e * k + b] * sum[b * k + a] }
        rows[e * width + a] = value
      }
      for f in 0...e {
        var value = e == f ? 1.0 : 0
        for a in 0..<k { value += rows[e * width + a] * design[f * k + a] }
        for i in 0..<f { value -= lower[e * width + i] * lower[f * width + i] }
        if f < e {
          lower[e * width + f] = value / lower[f * width + f]
        } else {
          guard value > 0, value.isFinite else { return nil }
          product *= value
          lower[e * width + e] = value.squareRoot()
        }
      }
    }
    for e in 0..<q {
      for a in 0..<k {
        var value = design[e * k + a]
        for i in 0..<e { value -= lower[e * width + i] * solved[i * k + a] }
        solved[e * k + a] = value / lower[e * width + e]
      }
    }
    return log(product)
  }

  /// Takes a kind of teams out of the equations of the means, each with A = `unitsEach` · P.
  mutating func subtract(
    teams: Double, unitsEach: Double, sums: [Double], products: [Double],
    from means: inout [Double]
  ) {
    let width = k + 1
    for e in 0..<activeCount {
      solveRow(e)
      var onSums = 0.0
      var onProducts = 0.0
      for a in 0..<k {
        let m = rows[e * width + a] / unitsEach
        onSums += m * sums[a]
        for b in 0..<k {
          onProducts += m * products[a * k + b] * rows[e * width + b] / unitsEach
          if b <= a {
            means[a * width + b] -= teams * rows[e * width + a] * rows[e * width + b]
          }
        }
      }
      for a in 0..<k { means[k * width + a] -= rows[e * width + a] * onSums }
      means[k * width + k] -= onProducts
    }
  }

  /// Takes the one team that was gathered out of the equations of the means.
  mutating func subtractTeam(from means: inout [Double]) {
    let width = k + 1
    for e in 0..<activeCount {
      solveRow(e)
      for a in 0..<width {
        for b in 0...a { means[a * width + b] -= rows[e * width + a] * rows[e * width + b] }
      }
    }
  }

  /// Row e of L⁻¹ D (A | b).
  private mutating func solveRow(_ e: Int) {
    let width = k + 1
    var last = 0.0
    for a in 0..<k {
      var value = 0.0
      for b in 0..<k { value += solved[e * k + b] * sum[b * k + a] }
      rows[e * width + a] = value
      last += solved[e * k + a] * right[a]
    }
    rows[e * width + k] = last
  }

  /// The rows of L⁻¹ D A, which `solve` needs once the block is factored, whatever the right side.
  mutating func solveRows() {
    for e in 0..<activeCount { solveRow(e) }
  }

  /// The team's effects given the means, in SDs of their priors; those that do not exist are noise.
  ///
  /// - Parameters:
  ///   - first: where the means begin.
  ///   - noise: of the effects of all teams, as `result`.
  ///   - at: where those of the team begin.
  func solve(
    means: [Double], from first: Int = 0, noise: [Double],
    into result: UnsafeMutableBufferPointer<Double>, at: Int
  ) {
    let q = activeCount
    let width = k + 1
    for e in 0..<width { result[at + e] = noise[at + e] }
    for e in 0..<q {
      var value = 0.0
      for a in 0..<k { value += solved[e * k + a] * right[a] }
      for a in 0..<k { value -= rows[e * width + a] * means[first + a] }
      result[at + active[e]] += value
    }
    for e in (0..<q).reversed() {
      var value = result[at + active[e]]
      for f in (e + 1)..<max(q, e + 1) {
        value -= lower[f * width + e] * result[at + active[f]]
      }
      result[at + active[e]] = value / lower[e * width + e]
    }
  }
}
