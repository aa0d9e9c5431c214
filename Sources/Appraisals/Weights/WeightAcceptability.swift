public import Phrases
public import Sensitivity

/// For what share of all weights each unit has each rank, and what ranks it can reach.
public struct WeightAcceptability: Sendable {
  /// How a number was found, a fixed term: exact, quasi-Monte Carlo or hit-and-run.
  public typealias Method = String

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

  /// unit × rank: share of the weights that give the unit that rank; rows sum to 1.
  public let shares: [[Double]]
  /// Standard errors of the shares; nil where they are exact: all of them, or those of ranks that a unit is
  /// proven to have always or never.
  public let shareErrors: [[Double?]]?
  /// How shares and central weights were found.
  public let method: Method
  /// One per unit.
  public let reach: [Reach]
  /// How expected ranks were found.
  public let expectedRankMethod: Method
  /// unit × unit: share of the weights under which the first has the higher total; nil where it is
  /// not worked out.
  public let pairwise: [[Double]]?
  /// unit × rank: mean of the weights that give the unit that rank, shares of 1; nil where none do.
  public let centralWeights: [[[Double]?]]

  init(_ problem: WeightProblem, _ notices: inout [Phrase]) throws(SensitivityError) {
    if !problem.isExact {
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
    shares = exact.rankAcceptability
    shareErrors = nil
    method = "exact"
    reach = Self.reach(
      problem, exact.reachable.map { ExtremeRanks(exact: $0) }, exact.expectedRank, nil)
    expectedRankMethod = "exact"
    pairwise = exact.pairwiseWinning
    centralWeights = exact.centralWeights
  }

  private init(sweep problem: WeightProblem) throws(SensitivityError) {
    let exact = try SweepAcceptability(scores: problem.scores)
    shares = exact.rankAcceptability
    shareErrors = nil
    method = "exact"
    reach = Self.reach(
      problem, exact.reachable.map { ExtremeRanks(exact: $0) }, exact.expectedRank, nil)
    expectedRankMethod = "exact"
    pairwise = exact.pairwiseWinning
    centralWeights = exact.centralWeight.map { $0.map { $0.map { [$0, 1 - $0] } } }
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
    shares = drawn.rankAcceptability
    shareErrors = zip(drawn.standardError, ranks).map { row, own in
      row.enumerated().map { place, error in own.bound.decides(rank: place + 1) ? nil : error }
    }
    method = drawn.method.rawValue
    centralWeights = drawn.centralWeights
    if isConstrained {
      reach = Self.reach(problem, ranks, drawn.expectedRank, drawn.expectedRankError)
      expectedRankMethod = method
      pairwise = nil
    } else {
      let exact = try SimplexPairs(scores: scores, parameters: problem.dirichlet)
      reach = Self.reach(problem, ranks, exact.expectedRank, nil)
      expectedRankMethod = "exact"
      pairwise = exact.pairwiseWinning
    }
  }

  /// Draws of a replicate at most.
  private static let mostPoints = 65_536

  private static func reach(
    _ problem: WeightProblem, _ ranks: [ExtremeRanks], _ expected: [Double], _ errors: [Double]?
  ) -> [Reach] {
    ranks.indices.map { unit in
      Reach(
        unit: problem.units[unit], nominalRank: problem.nominalRanks[unit], ranks: ranks[unit],
        expectedRank: expected[unit], expectedRankError: errors?[unit])
    }
  }

  /// The unit that most weights put first, with their share; nil without units.
  public var likeliestWinner: (unit: String, share: Double)? {
    let shares = zip(reach, shares).compactMap { own, row in row.first.map { (own.unit, $0) } }
    return shares.max { $0.1 < $1.1 }
  }
}

extension ReachableRanks {
  /// Whether a unit within these bounds has a rank always or never.
  fileprivate func decides(rank: Int) -> Bool {
    rank < best || rank > worst || best == worst
  }
}

extension WeightProblem {
  /// Whether shares of weights are worked out exactly: three components, or two without conditions.
  var isExact: Bool {
    components.count == 3 || components.count < 2
      || (components.count == 2 && constraints.isEmpty && dirichlet == nil)
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
