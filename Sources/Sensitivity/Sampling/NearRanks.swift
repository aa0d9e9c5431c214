import Statistics

/// Ranks near each unit's nominal one over sampled weights: for more units than every rank of every
/// unit can be kept for.
public struct NearRanks: Sendable {
  /// One per unit: the ranks looked at.
  public let windows: [ClosedRange<Int>]
  /// unit × rank of its window: share of the weights that give that unit that rank.
  public let shares: [[Double]]
  /// unit × rank of its window: standard error of the share; never 0.
  public let standardErrors: [[Double]]
  /// unit × rank of its window: mean of the weights that give that rank; nil where none was drawn.
  public let centralWeights: [[[Double]?]]
  /// One per unit: share of the weights that put it first.
  public let first: [Double]
  /// The mean rank of each unit.
  public let expectedRank: [Double]
  /// Standard error of each mean rank, from the spread over replicates.
  public let expectedRankError: [Double]
  /// The extreme ranks that were drawn; more extreme ones may be reachable.
  public let seen: [RankBounds]
  /// How the weights were drawn.
  public let method: SamplingMethod
  /// Number of weight vectors in all.
  public let points: Int

  /// The largest standard error of a share.
  public var largestError: Double { standardErrors.joined().max() ?? 0 }

  /// Samples weights, the points doubled until shares are as accurate as the plan asks for.
  ///
  /// - Parameters:
  ///   - scores: unit × component, two components or more.
  ///   - start: nominal weights of any positive scale.
  ///   - width: ranks looked at on either side of the nominal one.
  ///   - constraints: half-spaces; weights are also 0 or more. Without any, points are Sobol's.
  ///   - parameters: whole Dirichlet parameters; all 1 (uniform) if nil.
  ///   - plan: how much is sampled.
  /// - Throws: errors of scores and weights; `tooManyComponents`, `constraintUnusable`,
  ///   `beliefUnusable`, `regionEmpty`.
  /// - Complexity: points × replicates × n (components + log n) of time; units × width × components of
  ///   memory, per thread.
  public init(
    scores: [[Double]], start: [Double], width: Int, constraints: [WeightConstraint] = [],
    parameters: [Int]? = nil, plan: SamplingPlan
  ) throws(SensitivityError) {
    let components = try componentCount(scores, least: 2)
    try validate(weights: start, components: components)
    let nominal = Ranking().ranks(totals(scores, start))
    let windows = nominal.map { rank in
      max(1, Int(rank) - width)...min(scores.count, Int(rank) + width)
    }
    if constraints.isEmpty {
      self.init(
        scores, windows, plan,
        try .quasiMonteCarlo(components: components, parameters: parameters, seed: plan.seed))
    } else {
      self.init(
        scores, windows, plan,
        try .hitAndRun(
          components: components, start: start, constraints: constraints, parameters: parameters,
          seed: plan.seed))
    }
  }

  private init<Source: Sendable>(
    _ scores: [[Double]], _ windows: [ClosedRange<Int>], _ plan: SamplingPlan,
    _ draws: WeightDraws<Source>
  ) {
    var points = plan.points
    while true {
      let found = NearRanks(scores, windows, plan, draws, points: points)
      if points >= plan.most || plan.accuracy.map({ found.largestError <= $0 }) ?? true {
        self = found
        return
      }
      points *= 2
    }
  }

  private init<Source: Sendable>(
    _ scores: [[Double]], _ windows: [ClosedRange<Int>], _ plan: SamplingPlan,
    _ draws: WeightDraws<Source>, points: Int
  ) {
    let layout = NearLayout(scores, windows)
    var sums = NearSums(layout)
    // As many at a time as threads, and added in order: sums of weights depend on it.
    for begin in stride(from: 0, to: plan.replicates, by: plan.threads) {
      let end = min(begin + plan.threads, plan.replicates)
      let tallies = parallelMap(count: end - begin, threads: plan.threads) { place in
        var source = draws.start(begin + place)
        var tally = NearTally(layout)
        for _ in 0..<points { tally.add(draws.next(&source), layout) }
        return tally
      }
      for tally in tallies { sums.add(tally) }
    }
    self.init(layout, sums, draws.method, points: points, replicates: plan.replicates)
  }

  private init(
    _ layout: NearLayout, _ sums: NearSums, _ method: SamplingMethod, points: Int, replicates: Int
  ) {
    let drawn = Double(points * replicates)
    let (windows, components) = (layout.windows, layout.columns.count)
    func table<Value>(_ cell: (Int) -> Value) -> [[Value]] {
      windows.indices.map { unit in
        (layout.offsets[unit]..<layout.offsets[unit + 1]).map(cell)
      }
    }
    func error(_ sum: NearSums.Sum) -> Double {
      ReplicateShares.error(
        sum: sum.value, squares: sum.squares, points: points, replicates: replicates)
    }
    shares = table { Double(sums.ranks[$0].value) / drawn }
    standardErrors = table { error(sums.ranks[$0]) }
    centralWeights = table { cell in
      let weights = sums.weights[cell * components..<(cell + 1) * components]
      let sum = weights.reduce(0, +)
      return sum > 0 ? weights.map { $0 / sum } : nil
    }
    first = sums.first.map { Double($0) / drawn }
    expectedRank = sums.means.map { Double($0.value) / drawn }
    expectedRankError = sums.means.map { sum in
      let about =
        Double(sum.squares) - Double(sum.value) * Double(sum.value) / Double(replicates)
      return max(0, about / Double(replicates - 1) / Double(replicates)).squareRoot()
        / Double(points)
    }
    seen = zip(sums.best, sums.worst).map { RankBounds(best: $0, worst: $1) }
    self.windows = windows
    self.method = method
    self.points = points * replicates
  }
}

/// Where the ranks of each unit are counted.
private struct NearLayout: Sendable {
  /// component × unit.
  let columns: [[Double]]
  let windows: [ClosedRange<Int>]
  /// First cell of each unit, closed by the number of cells.
  let offsets: [Int]

  init(_ scores: [[Double]], _ windows: [ClosedRange<Int>]) {
    columns = (0..<(scores.first?.count ?? 0)).map { k in scores.map { $0[k] } }
    self.windows = windows
    var offsets = [0]
    for window in windows { offsets.append((offsets.last ?? 0) + window.count) }
    self.offsets = offsets
  }
}

/// Ranks counted over the weights of one replicate.
private struct NearTally: Sendable {
  /// What all ranks of a unit come to.
  struct Unit {
    var first = 0
    var sum = 0
    var best = Int.max
    var worst = 1

    mutating func add(_ rank: Int) {
      sum += rank
      best = min(best, rank)
      worst = max(worst, rank)
      if rank == 1 { first += 1 }
    }
  }

  private(set) var ranks: [Int32]
  private(set) var weights: [Double]
  private(set) var units: [Unit]
  private var totals: [Double]

  init(_ layout: NearLayout) {
    let (cells, units) = (layout.offsets.last ?? 0, layout.windows.count)
    ranks = Array(repeating: 0, count: cells)
    weights = Array(repeating: 0, count: cells * layout.columns.count)
    self.units = Array(repeating: Unit(), count: units)
    totals = Array(repeating: 0, count: units)
  }

  mutating func add(_ drawn: [Double], _ layout: NearLayout) {
    for unit in totals.indices { totals[unit] = 0 }
    for (weight, column) in zip(drawn, layout.columns) {
      for unit in totals.indices { totals[unit] += weight * column[unit] }
    }
    // Asked once per draw, not at each unit, whether the memory is this tally's alone.
    units.withUnsafeMutableBufferPointer { units in
      ranks.withUnsafeMutableBufferPointer { ranks in
        weights.withUnsafeMutableBufferPointer { weights in
          Ranking().place(totals) { unit, _, greater in
            let rank = greater + 1
            units[unit].add(rank)
            let window = layout.windows[unit]
            guard rank >= window.lowerBound, rank <= window.upperBound else { return }
            let cell = layout.offsets[unit] + rank - window.lowerBound
            ranks[cell] += 1
            for k in drawn.indices { weights[cell * drawn.count + k] += drawn[k] }
          }
        }
      }
    }
  }
}

/// What replicates add up to; whole numbers, so that their order does not matter.
private struct NearSums {
  struct Sum {
    var value = 0
    var squares = 0

    mutating func add(_ own: Int) {
      value += own
      squares += own * own
    }
  }

  var ranks: [Sum]
  var means: [Sum]
  var first: [Int]
  var best: [Int]
  var worst: [Int]
  var weights: [Double]

  init(_ layout: NearLayout) {
    let (cells, units) = (layout.offsets.last ?? 0, layout.windows.count)
    ranks = Array(repeating: Sum(), count: cells)
    means = Array(repeating: Sum(), count: units)
    first = Array(repeating: 0, count: units)
    best = Array(repeating: units, count: units)
    worst = Array(repeating: 1, count: units)
    weights = Array(repeating: 0, count: cells * layout.columns.count)
  }

  mutating func add(_ tally: NearTally) {
    for cell in ranks.indices { ranks[cell].add(Int(tally.ranks[cell])) }
    for cell in weights.indices { weights[cell] += tally.weights[cell] }
    for unit in means.indices {
      let own = tally.units[unit]
      means[unit].add(own.sum)
      first[unit] += own.first
      best[unit] = min(best[unit], own.best)
      worst[unit] = max(worst[unit], own.worst)
    }
  }
}
