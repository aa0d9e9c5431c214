import LinearAlgebra

/// How an iterative fit ended.
public enum Convergence: Equatable, Sendable {
  /// The criterion no longer improves, and no variance is zero.
  case converged(evaluations: Int)
  /// The criterion no longer improves, and the named components have a variance of zero: a finding,
  /// not a failure.
  case boundary(components: [String], evaluations: Int)
  /// The fit stopped after this many evaluations of the criterion, before it settled.
  case evaluationLimit(Int)
}

/// Minimises the profiled criterion over relative variances of 0 or more.
///
/// Average-information Newton steps, halved while the criterion does not fall, an EM step where no
/// Newton step helps. A step that leads below zero shortens the variance in proportion; the second
/// in a row tries zero itself, which is let go again when the criterion falls away from there.
struct VarianceOptimiser {
  /// Relative change of every variance at which the last step is taken. Newton steps about square
  /// the error, so what is left is near 1e-10, far below what data tell.
  var tolerance = 1e-5
  var evaluationLimit = 200
  /// Relative variances held fixed, by factor; for profiles.
  var held: [Int: Double] = [:]

  private(set) var evaluations = 0

  init() {}

  /// - Parameter start: relative variances.
  /// - Returns: the best evaluation and whether it met the tolerance; nil if none could be made.
  mutating func minimise(
    _ factor: inout BlockFactor, method: FitMethod, start: [Double]
  ) -> (best: ProfiledDeviance, settled: Bool)? {
    var first = start
    for (r, value) in held { first[r] = value }
    guard var current = evaluate(&factor, first, method) else { return nil }
    var released: Set<Int> = []
    while true {
      let settled = descend(&factor, &current, method)
      guard settled else { return (current, false) }
      // A variance at zero stays there only if the criterion rises from it.
      var freed = false
      for r in current.variances.indices
      where current.variances[r] == 0 && held[r] == nil && !released.contains(r) {
        released.insert(r)
        var tried = current.variances
        tried[r] = 1e-4
        if let away = evaluate(&factor, tried, method), away.value < current.value - 1e-10 {
          current = away
          freed = true
        }
      }
      if !freed { return (current, true) }
    }
  }

  private mutating func descend(
    _ factor: inout BlockFactor, _ current: inout ProfiledDeviance, _ method: FitMethod
  ) -> Bool {
    var below: Set<Int> = []
    while evaluations < evaluationLimit {
      let free = current.variances.indices.filter {
        current.variances[$0] > 0 && held[$0] == nil
      }
      guard !free.isEmpty else { return true }
      let derivatives = current.derivatives()
      let step = newtonStep(derivatives, free)
      if let step {
        let relative = free.map { abs(step[$0]) / current.variances[$0] }.max() ?? 0
        let target = zip(current.variances, step).map { max(0, $0 + $1) }
        if relative < tolerance {
          if let last = evaluate(&factor, target, method), !last.isWorse(than: current) {
            current = last
          }
          return true
        }
        let again = below
        below = Set(free.filter { current.variances[$0] + step[$0] <= 0 })
        if let next = search(
          &factor, from: current, along: step, toZero: below.intersection(again), method)
        {
          current = next
          continue
        }
      }
      var target = derivatives.expectationStep
      for (r, value) in held { target[r] = value }
      for r in target.indices where current.variances[r] == 0 { target[r] = 0 }
      let change = free.map { abs(target[$0] - current.variances[$0]) / current.variances[$0] }
      guard let next = evaluate(&factor, target, method), !next.isWorse(than: current)
      else { return true }
      let gain = current.value - next.value
      current = next
      if (change.max() ?? 0) < tolerance || gain < 1e-12 { return true }
    }
    return false
  }

  private func newtonStep(_ derivatives: Derivatives, _ free: [Int]) -> [Double]? {
    let hessian = derivatives.profiledHessian
    var matrix = Matrix(rows: free.count, columns: free.count)
    for (i, r) in free.enumerated() {
      for (j, s) in free.enumerated() { matrix[i, j] = hessian[r][s] }
    }
    guard let factor = try? Cholesky(matrix) else { return nil }
    let solved = factor.solve(free.map { -derivatives.score[$0] })
    var step = [Double](repeating: 0, count: derivatives.variances.count)
    for (i, r) in free.enumerated() { step[r] = solved[i] }
    return step
  }

  /// The first of ever shorter steps that lowers the criterion.
  private mutating func search(
    _ factor: inout BlockFactor, from current: ProfiledDeviance, along step: [Double],
    toZero: Set<Int>, _ method: FitMethod
  ) -> ProfiledDeviance? {
    var length = 1.0
    while length > 1e-3, evaluations < evaluationLimit {
      let target = current.variances.indices.map { r -> Double in
        let (start, move) = (current.variances[r], length * step[r])
        guard start > 0 else { return 0 }
        if toZero.contains(r), start + move <= 0 { return 0 }
        // Downward in proportion, as on the scale of precisions; upward tenfold at most.
        return move < 0 ? start * start / (start - move) : min(start + move, 10 * start)
      }
      // Near the minimum a whole step is right, though rounding hides what it gains.
      if let next = evaluate(&factor, target, method),
        next.value < current.value || (length == 1 && !next.isWorse(than: current))
      {
        return next
      }
      length /= 4
    }
    return nil
  }

  private mutating func evaluate(
    _ factor: inout BlockFactor, _ variances: [Double], _ method: FitMethod
  ) -> ProfiledDeviance? {
    evaluations += 1
    return ProfiledDeviance(&factor, variances: variances, method: method)
  }
}

extension ProfiledDeviance {
  /// Whether the criterion is higher by more than rounding.
  ///
  /// It is the rows times the logarithm of what is left of the squares, of which thousands of units in the
  /// last place are lost where it is taken off: of millions of rows more than a step near the minimum
  /// gains. What is let pass is never more than data could tell.
  fileprivate func isWorse(than other: ProfiledDeviance) -> Bool {
    let products = factor.products
    let rows = Double(products.rowCount)
    let lost = 16_384 * Double.ulpOfOne * products.responseSquares / (other.residualVariance * rows)
    return value > other.value + min(max(1e-9, rows * lost), 1e-4)
  }
}

extension CrossProducts {
  /// Relative variances from one-way analyses of variance, factor by factor.
  var startingVariances: [Double] {
    let count = (factorOf.max() ?? -1) + 1
    let n = Double(rowCount)
    var between = [Double](repeating: 0, count: count)
    var levels = [Double](repeating: 0, count: count)
    var squares = [Double](repeating: 0, count: count)
    for level in 0..<levelCount where levelWeights[level] > 0 {
      let r = factorOf[level]
      between[r] += right[level] * right[level] / levelWeights[level]
      squares[r] += levelWeights[level] * levelWeights[level]
      levels[r] += 1
    }
    let raw = (0..<count).map { r -> Double in
      let within = max(responseSquares - between[r], 0) / max(1, n - levels[r])
      let size = (n - squares[r] / n) / max(1, levels[r] - 1)
      return max((between[r] / max(1, levels[r] - 1) - within) / max(size, 1e-9), 0)
    }
    let whole = responseSquares / max(1, n - 1)
    let rest = max(whole - raw.reduce(0, +), 0.2 * whole)
    return raw.map { min(max($0 / rest, 0.01), 100) }
  }
}
