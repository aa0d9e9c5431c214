import Phrases
public import Sensitivity

/// For what share of all weights each unit has each rank, and what ranks it can reach.
public struct WeightAcceptability: Sendable {
  /// How a number was found, a fixed term: exact, quasi-Monte Carlo or hit-and-run.
  public typealias Method = String

  /// A rank that a unit has for some weights, or may have.
  public struct Share: Sendable {
    /// The rank.
    public let rank: Int
    /// Share of the weights that give it.
    public let share: Double
    /// Standard error of the share; nil where it is exact, or proven to be 0 or 1.
    public let error: Double?
    /// Mean of the weights that give it, shares of 1; nil where none do.
    public let centralWeights: [Double]?
  }

  /// What is known of one unit's ranks over the weights.
  public struct Reach: Sendable {
    /// The unit's name.
    public let unit: String
    /// Its rank at the nominal weights.
    public let nominalRank: Double
    /// Best and worst ranks reached, and bounds no weights lead beyond.
    public let ranks: ExtremeRanks
    /// Mean rank over all weights.
    public let expectedRank: Double
    /// Standard error of the mean rank; nil where it is exact.
    public let expectedRankError: Double?
  }

  /// Two units, by their places among the units.
  public struct Pair: Sendable {
    /// The first.
    public let first: Int
    /// The second.
    public let second: Int
    /// Share of the weights under which the first has the higher total.
    public let share: Double
  }

  /// Of each unit, its ranks in ascending order: all, or of many units those near the nominal rank.
  public let shares: [[Share]]
  /// One per unit: share of the weights that put it first.
  public let first: [Double]
  /// How shares and central weights were found.
  public let method: Method
  /// One per unit.
  public let reach: [Reach]
  /// How expected ranks were found.
  public let expectedRankMethod: Method
  /// All pairs, or of many units those of near ranks whose order depends on the weights; nil where they are
  /// not worked out.
  public let pairs: [Pair]?

  init(_ problem: WeightProblem, _ notices: inout [Phrase]) throws(SensitivityError) {
    if !problem.keepsAll {
      try self.init(near: problem, &notices)
    } else if !problem.isExact {
      try self.init(sampled: problem, &notices)
    } else if problem.components.count == 3 {
      try self.init(triangle: problem)
    } else {
      try self.init(sweep: problem)
    }
  }

  private init(triangle problem: WeightProblem) throws(SensitivityError) {
    let exact = try TriangleAcceptability(
      scores: problem.scores, region: problem.region(),
      belief: problem.dirichlet.map { .dirichlet($0) } ?? .uniform)
    shares = Self.shares(exact.rankAcceptability, nil, exact.centralWeights)
    first = exact.rankAcceptability.map { $0.first ?? 0 }
    method = "exact"
    reach = Self.reach(
      problem, exact.reachable.map { ExtremeRanks(exact: $0) }, exact.expectedRank, nil)
    expectedRankMethod = "exact"
    pairs = Self.pairs(exact.pairwiseWinning)
  }

  private init(sweep problem: WeightProblem) throws(SensitivityError) {
    let exact = try SweepAcceptability(scores: problem.scores)
    shares = Self.shares(
      exact.rankAcceptability, nil, exact.centralWeight.map { $0.map { $0.map { [$0, 1 - $0] } } })
    first = exact.rankAcceptability.map { $0.first ?? 0 }
    method = "exact"
    reach = Self.reach(
      problem, exact.reachable.map { ExtremeRanks(exact: $0) }, exact.expectedRank, nil)
    expectedRankMethod = "exact"
    pairs = Self.pairs(exact.pairwiseWinning)
  }

  private init(
    sampled problem: WeightProblem, _ notices: inout [Phrase]
  ) throws(SensitivityError) {
    let scores = problem.scores
    // A share of a half needs most draws: (1/2)² / accuracy² of them, were they independent.
    let plan = SamplingPlan(
      points: 1_024, seed: problem.seed, accuracy: problem.accuracy, most: Self.mostPoints,
      threads: problem.threads)
    let isConstrained = !problem.constraints.isEmpty
    let drawn =
      isConstrained
      ? try SampledAcceptability.hitAndRun(
        scores: scores, start: problem.weights, constraints: problem.constraints,
        parameters: problem.dirichlet, plan: plan)
      : try SampledAcceptability.quasiMonteCarlo(
        scores: scores, parameters: problem.dirichlet, plan: plan)
    if drawn.largestError > problem.accuracy {
      notices.append(
        Phrase(
          "shares of weights have standard errors of up to \(drawn.largestError.fixed(5)) after "
            + "\(drawn.points) draws, not \(problem.accuracy)"))
    }
    let ranks = try extremeRanks(
      scores: scores, constraints: problem.constraints, seen: drawn.seen)
    let errors = zip(drawn.standardError, ranks).map { row, own in
      row.enumerated().map { place, error in own.bound.decides(rank: place + 1) ? nil : error }
    }
    shares = Self.shares(drawn.rankAcceptability, errors, drawn.centralWeights)
    first = drawn.rankAcceptability.map { $0.first ?? 0 }
    method = drawn.method.rawValue
    if isConstrained {
      reach = Self.reach(problem, ranks, drawn.expectedRank, drawn.expectedRankError)
      expectedRankMethod = method
      pairs = nil
    } else {
      let exact = try SimplexPairs(scores: scores, parameters: problem.dirichlet)
      reach = Self.reach(problem, ranks, exact.expectedRank, nil)
      expectedRankMethod = "exact"
      pairs = Self.pairs(exact.pairwiseWinning)
    }
  }

  /// Draws of a replicate at most.
  static let mostPoints = 65_536

  init(
    shares: [[Share]], first: [Double], method: Method, reach: [Reach],
    expectedRankMethod: Method, pairs: [Pair]?
  ) {
    self.shares = shares
    self.first = first
    self.method = method
    self.reach = reach
    self.expectedRankMethod = expectedRankMethod
    self.pairs = pairs
  }

  /// Ranks that some weights give, or may give, of unit × rank.
  private static func shares(
    _ shares: [[Double]], _ errors: [[Double?]]?, _ central: [[[Double]?]]
  ) -> [[Share]] {
    shares.indices.map { unit in
      shares[unit].indices.compactMap { place in
        let error = errors?[unit][place]
        return shares[unit][place] > 0 || error != nil || central[unit][place] != nil
          ? Share(
            rank: place + 1, share: shares[unit][place], error: error,
            centralWeights: central[unit][place]) : nil
      }
    }
  }

  private static func pairs(_ winning: [[Double]]) -> [Pair] {
    winning.indices.flatMap { a in
      winning.indices.filter { $0 != a }.map { Pair(first: a, second: $0, share: winning[a][$0]) }
    }
  }

  static func reach(
    _ problem: WeightProblem, _ ranks: [ExtremeRanks], _ expected: [Double], _ errors: [Double]?
  ) -> [Reach] {
    ranks.indices.map { unit in
      Reach(
        unit: problem.units[unit], nominalRank: problem.nominalRanks[unit], ranks: ranks[unit],
        expectedRank: expected[unit], expectedRankError: errors?[unit])
    }
  }

  /// Names of the first units at the nominal weights, the best first.
  public func leaders(_ count: Int) -> [String] {
    let order = reach.indices.sorted {
      (reach[$0].nominalRank, $0) < (reach[$1].nominalRank, $1)
    }
    return order.prefix(count).map { reach[$0].unit }
  }
}

extension ReachableRanks {
  /// Whether a unit within these bounds has a rank always or never.
  func decides(rank: Int) -> Bool {
    rank < best || rank > worst || best == worst
  }
}

extension WeightProblem {
  /// Whether shares of weights are worked out exactly: three components, or two without conditions, and
  /// not too many units.
  var isExact: Bool {
    keepsAll
      && (components.count == 3 || components.count < 2
        || (components.count == 2 && constraints.isEmpty && dirichlet == nil))
  }

  /// The weights asked about, of three components.
  func region() throws(SensitivityError) -> WeightRegion {
    constraints.isEmpty ? .triangle : try WeightRegion(constraints)
  }

  /// The regions of three weights with one set of the first k units.
  ///
  /// - Parameters:
  ///   - cut: the k.
  ///   - limit: regions worked out at most.
  /// - Returns: nil unless there are three components and more than k units.
  /// - Throws: `AppraisalError` where constraints leave no weights.
  public func regions(first cut: Int, limit: Int) throws(AppraisalError) -> BandRegions? {
    guard components.count == 3, cut < units.count else { return nil }
    do throws(SensitivityError) {
      return try BandRegions(scores: scores, cuts: [cut], region: region(), limit: limit)
    } catch {
      throw AppraisalError(.impossible, Phrase("no map of weights: \(named(error))"))
    }
  }
}
