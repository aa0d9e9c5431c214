import Phrases
import Sensitivity

extension WeightProblem {
  /// Units of which every rank and every pair is worked out, unless full tables are asked for.
  static let mostKept = 400
  /// Beyond, thousands of rankings take more than a minute.
  static let mostUnits = 50_000
  /// Units of which full tables can be asked for: the time grows with the cube of their number.
  static let mostFull = 2_000

  /// Whether every rank and every pair is worked out.
  var keepsAll: Bool {
    units.count <= Self.mostKept || components.count < 2 || asked.hasFullTables ?? false
  }
}

extension WeightAcceptability {
  /// Rows of a table of ranks or pairs at most.
  private static let mostRows = 200_000
  /// Units of which every two are compared at most.
  private static let mostCompared = 20_000
  /// Signs that the search for the extreme ranks of one unit may look at.
  private static let effort = 2_000_000

  /// Of many units: ranks near the nominal ones from sampled weights, and exact pairs of near ranks.
  init(near problem: WeightProblem, _ notices: inout [Phrase]) throws(SensitivityError) {
    let (scores, count) = (problem.scores, problem.units.count)
    let width = max(1, Self.mostRows / (2 * count))
    let drawn = try NearRanks(
      scores: scores, start: problem.weights, width: width, constraints: problem.constraints,
      parameters: problem.dirichlet,
      plan: SamplingPlan(
        points: 512, replicates: 16, seed: problem.seed, accuracy: problem.asked.accuracy,
        most: Self.mostPoints, threads: problem.threads))
    let method = drawn.method.rawValue
    let compared = count <= Self.mostCompared ? try AllPairs(scores: scores) : nil
    var ranks = drawn.seen.indices.map { unit in
      let seen = drawn.seen[unit]
      return ExtremeRanks(
        reached: ReachableRanks(
          best: seen.best, worst: seen.worst, bestWithTies: seen.best, worstWithTies: seen.worst),
        bound: compared?.dominance[unit]
          ?? ReachableRanks(best: 1, worst: count, bestWithTies: 1, worstWithTies: count))
    }
    let order = problem.order(problem.nominalRanks.map { -$0 })
    let leaders = Array(order.prefix(problem.top))
    let extremes = try extremeRanks(
      scores: scores, constraints: problem.constraints, seen: drawn.seen, of: leaders,
      effort: Self.effort)
    for (unit, own) in zip(leaders, extremes) { ranks[unit] = own }
    let isUniform = problem.constraints.isEmpty && problem.dirichlet == nil
    let expected = isUniform ? compared?.expectedRank : nil
    notices.append(
      Phrase(
        "with more than \(WeightProblem.mostKept) units, shares of weights come from \(drawn.points) draws "
          + "(standard errors up to \(drawn.largestError.fixed(4))), and ranks and pairs of units are listed "
          + "where they are at most \(width) places from the published rank; 'steelyard weights --full-tables' lists "
          + "all"))
    self.init(
      shares: Self.shares(drawn, ranks), first: drawn.first, method: method,
      reach: Self.reach(
        problem, ranks, expected ?? drawn.expectedRank,
        expected == nil ? drawn.expectedRankError : nil),
      expectedRankMethod: expected == nil ? method : "exact",
      pairs: problem.constraints.isEmpty ? Self.pairs(problem, order, width) : nil)
  }

  /// Ranks that are neither certain nor impossible, as far as is known.
  private static func shares(_ drawn: NearRanks, _ ranks: [ExtremeRanks]) -> [[Share]] {
    drawn.windows.indices.map { unit in
      drawn.windows[unit].enumerated().compactMap { place, rank in
        let share = drawn.shares[unit][place]
        guard share > 0 else { return nil }
        let isDecided = ranks[unit].bound.decides(rank: rank)
        return Share(
          rank: rank, share: share, error: isDecided ? nil : drawn.standardErrors[unit][place],
          centralWeights: drawn.centralWeights[unit][place])
      }
    }
  }

  /// Pairs of near ranks whose order depends on the weights; neighbours first.
  private static func pairs(_ problem: WeightProblem, _ order: [Int], _ width: Int) -> [Pair] {
    let parameters = problem.dirichlet ?? problem.components.map { _ in 1 }
    func share(_ one: Int, above other: Int) -> Double {
      simplexShare(
        above: zip(problem.scores[one], problem.scores[other]).map { $0 - $1 },
        parameters: parameters)
    }
    var pairs: [Pair] = []
    for step in 1...max(1, min(width, order.count - 1)) where step < order.count {
      for (one, other) in zip(order, order.dropFirst(step)) {
        let own = share(one, above: other)
        guard own > 0, own < 1 else { continue }
        pairs.append(Pair(first: one, second: other, share: own))
        pairs.append(Pair(first: other, second: one, share: share(other, above: one)))
      }
    }
    return pairs
  }
}
