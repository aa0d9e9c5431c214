import Statistics

/// What sampled weights of any number of components show about ranks, with error bars.
public struct SampledAcceptability: Sendable {
  /// unit × rank: share of the weights that give that unit that rank; rows sum to 1.
  public let rankAcceptability: [[Double]]
  /// unit × rank: standard error of the share, from the spread over replicates; of independent draws
  /// where too few of them tell. Never 0.
  public let standardError: [[Double]]
  /// unit × rank: the mean of the weights that give that rank; nil where none was drawn.
  public let centralWeights: [[[Double]?]]
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
  /// Number of independent randomizations.
  public let replicates: Int

  /// The largest standard error of a share.
  public var largestError: Double { standardError.joined().max() ?? 0 }
}

extension SampledAcceptability {
  /// Scrambled Sobol' points of the simplex, uniform or Dirichlet.
  ///
  /// Coordinates become weights one after another: each is a beta variable's share of what is left.
  /// - Parameters:
  ///   - scores: unit × component, from two to 41 components.
  ///   - parameters: whole Dirichlet parameters; all 1 (uniform) if nil.
  /// - Throws: errors of scores; `tooManyComponents`, `beliefUnusable`.
  /// - Complexity: points × replicates × n (components + log n).
  public static func quasiMonteCarlo(
    scores: [[Double]], parameters: [Int]? = nil, plan: SamplingPlan = SamplingPlan()
  ) throws(SensitivityError) -> SampledAcceptability {
    let components = try componentCount(scores, least: 2)
    return sampled(
      scores, plan,
      try .quasiMonteCarlo(components: components, parameters: parameters, seed: plan.seed))
  }

  /// Chains of weights on a region cut from the simplex by constraints, uniform or Dirichlet within it.
  ///
  /// - Parameters:
  ///   - scores: unit × component, two components or more.
  ///   - start: weights of any positive scale; where they do not meet all constraints, the nearest
  ///     that do begin the chains.
  ///   - constraints: half-spaces; weights are also 0 or more.
  ///   - parameters: whole Dirichlet parameters; all 1 (uniform) if nil.
  /// - Throws: errors of scores and weights; `constraintUnusable`, `beliefUnusable`, `regionEmpty` when
  ///   the constraints leave no inside.
  /// - Complexity: points × replicates × (steps per draw × constraints × components + n log n).
  public static func hitAndRun(
    scores: [[Double]], start: [Double], constraints: [WeightConstraint],
    parameters: [Int]? = nil, plan: SamplingPlan = SamplingPlan()
  ) throws(SensitivityError) -> SampledAcceptability {
    let components = try componentCount(scores, least: 2)
    return sampled(
      scores, plan,
      try .hitAndRun(
        components: components, start: start, constraints: constraints, parameters: parameters,
        seed: plan.seed))
  }

  /// Replicates of sampled weights, doubled until they are as accurate as the plan asks for.
  private static func sampled<Source: Sendable>(
    _ scores: [[Double]], _ plan: SamplingPlan, _ draws: WeightDraws<Source>
  ) -> SampledAcceptability {
    var states = (0..<plan.replicates).map {
      (source: draws.start($0), tally: RankTally(scores))
    }
    let count = scores.count
    var weightSums = Array(
      repeating: 0.0, count: count * count * (scores.first?.count ?? 0))
    var drawn = 0
    while true {
      let more = max(plan.points, drawn)
      // As many at a time as threads: each holds sums of weights as large as the answer's.
      for first in stride(from: 0, to: states.count, by: plan.threads) {
        let last = min(first + plan.threads, states.count)
        let begun = Array(states[first..<last])
        let ended = parallelMap(count: last - first, threads: plan.threads) { place in
          var (source, tally) = begun[place]
          tally.begin()
          for _ in 0..<more { tally.add(draws.next(&source)) }
          return (source, tally, tally.takeWeightSums())
        }
        for (place, own) in ended.enumerated() {
          states[first + place] = (own.0, own.1)
          for cell in weightSums.indices { weightSums[cell] += own.2[cell] }
        }
      }
      drawn += more
      let shares = ReplicateShares(states.map(\.tally))
      let isAccurate = plan.accuracy.map { (shares.error.max() ?? 0) <= $0 } ?? true
      if isAccurate || drawn >= plan.most {
        return SampledAcceptability(
          shares, weightSums, units: count, draws.method, points: drawn * plan.replicates,
          plan.replicates)
      }
    }
  }

  private init(
    _ shares: ReplicateShares, _ weightSums: [Double], units count: Int, _ method: SamplingMethod,
    points: Int, _ replicates: Int
  ) {
    let components = count > 0 ? weightSums.count / (count * count) : 0
    func table<Value>(_ cell: (Int) -> Value) -> [[Value]] {
      (0..<count).map { unit in (0..<count).map { cell(unit * count + $0) } }
    }
    rankAcceptability = table { shares.share[$0] }
    standardError = table { shares.error[$0] }
    centralWeights = table { cell in
      let weights = weightSums[cell * components..<(cell + 1) * components]
      let sum = weights.reduce(0, +)
      return sum > 0 ? weights.map { $0 / sum } : nil
    }
    expectedRank = shares.expected
    expectedRankError = shares.expectedError
    seen = (0..<count).map { unit in
      let ranks = (0..<count).filter { shares.share[unit * count + $0] > 0 }
      return RankBounds(best: (ranks.first ?? 0) + 1, worst: (ranks.last ?? 0) + 1)
    }
    self.method = method
    self.points = points
    self.replicates = replicates
  }
}
