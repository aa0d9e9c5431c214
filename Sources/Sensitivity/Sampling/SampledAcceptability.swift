import Statistics

/// What sampled weights of any number of components show about ranks, with error bars.
public struct SampledAcceptability: Sendable {
  /// unit × rank: share of the weights that give that unit that rank; rows sum to 1.
  public let rankAcceptability: [[Double]]
  /// unit × rank: standard error of the share, from the spread over replicates.
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
    let most = SobolSequence.dimensions + 1
    guard components <= most else { throw .tooManyComponents(components, most: most) }
    let parameters = parameters ?? Array(repeating: 1, count: components)
    try validate(parameters: parameters, components: components)
    let cube = DirichletMap(parameters)
    var tally = RankTally(scores)
    var point = Array(repeating: 0.0, count: components - 1)
    for replicate in 0..<plan.replicates {
      var stream = PhiloxStream(
        seed: plan.seed, purpose: .sobolWeights, replicate: replicate)
      var sequence = SobolSequence(dimension: components - 1, using: &stream)
      for _ in 0..<plan.points {
        sequence.next(into: &point)
        tally.add(cube.weights(point))
      }
      tally.endReplicate()
    }
    return tally.result(.quasiMonteCarlo)
  }

  /// Chains of weights uniform on a region cut from the simplex by constraints.
  ///
  /// - Parameters:
  ///   - scores: unit × component, two components or more.
  ///   - start: weights of any positive scale that meet all constraints.
  ///   - constraints: half-spaces; weights are also 0 or more.
  /// - Throws: errors of scores and weights; `weightsOutsideRegion`, `constraintUnusable`,
  ///   `regionEmpty` when the constraints leave no inside.
  /// - Complexity: points × replicates × (steps per draw × constraints × components + n log n).
  public static func hitAndRun(
    scores: [[Double]], start: [Double], constraints: [WeightConstraint],
    plan: SamplingPlan = SamplingPlan()
  ) throws(SensitivityError) -> SampledAcceptability {
    let components = try componentCount(scores, least: 2)
    let walk = try HitAndRun(start: start, constraints: constraints, components: components)
    var tally = RankTally(scores)
    for replicate in 0..<plan.replicates {
      var stream = PhiloxStream(
        seed: plan.seed, purpose: .hitAndRun, replicate: replicate)
      var weights = walk.start
      walk.step(&weights, times: HitAndRun.warmUp * components * components, using: &stream)
      for _ in 0..<plan.points {
        walk.step(&weights, times: components, using: &stream)
        tally.add(weights)
      }
      tally.endReplicate()
    }
    return tally.result(.hitAndRun)
  }
}

extension RankTally {
  /// Shares, their errors and what was seen.
  fileprivate func result(_ method: SamplingMethod) -> SampledAcceptability {
    let count = scores.count
    let number = Double(replicates)
    func error(_ sum: Double, _ square: Double) -> Double {
      let variance = max(0, square - sum * sum / number) / (number - 1)
      return (variance / number).squareRoot()
    }
    func table<Value>(_ cell: (Int) -> Value) -> [[Value]] {
      (0..<count).map { unit in (0..<count).map { cell(unit * count + $0) } }
    }
    return SampledAcceptability(
      rankAcceptability: table { sums[$0] / number },
      standardError: table { error(sums[$0], squares[$0]) },
      centralWeights: table { cell in
        let weights = weightSums[cell * components..<(cell + 1) * components]
        let sum = weights.reduce(0, +)
        return sum > 0 ? weights.map { $0 / sum } : nil
      },
      expectedRank: expected.map { $0 / number },
      expectedRankError: expected.indices.map { error(expected[$0], expectedSquares[$0]) },
      seen: (0..<count).map { unit in
        let ranks = (0..<count).filter { sums[unit * count + $0] > 0 }
        return RankBounds(best: (ranks.first ?? 0) + 1, worst: (ranks.last ?? 0) + 1)
      }, method: method, points: drawn, replicates: replicates)
  }
}
