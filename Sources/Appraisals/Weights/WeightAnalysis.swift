import Assessments
public import Phrases
import Sensitivity
import Statistics

/// How a ranking depends on the weights: what each unit can reach, how often, and which smallest
/// moves of the weights change something.
public struct WeightAnalysis: Sendable {
  /// The units, scores and weights analysed.
  public let problem: WeightProblem
  /// Shares of all weights by unit and rank, pairs and central weights; nil for one component.
  public let acceptability: WeightAcceptability?
  /// The smallest moves that change something; empty for one component.
  public let flips: [Flip]
  /// What the weights amount to in the spread of totals; empty where totals do not vary.
  public let effectiveWeights: [ComponentWeight]
  /// The ranking without each part of the scores.
  public let leftOut: [LeftOutRanking]
  /// What makes each unit's rank move; nil unless Sobol' indices are wanted.
  public let rankSources: RankSources?
  /// Other schemes and intervals of single weights.
  public let others: OtherWeights
  /// Ranks with everything uncertain at once, one per unit with a total; empty for plain tables.
  public let joint: [JointRank]
  /// What a reader of the numbers has to know.
  public let notices: [Phrase]

  /// The analysis of a plain table.
  ///
  /// - Throws: `AppraisalError` where constraints leave no weights or scores cannot be used.
  public init(_ problem: WeightProblem) throws(AppraisalError) {
    try self.init(
      problem, leftOut: problem.withoutComponents, others: OtherWeights(problem), joint: [],
      sources: problem.hasSobolIndices ? try problem.weightSources() : nil, notices: [])
  }

  /// The analysis of a round's adjusted scores.
  ///
  /// - Throws: as above, or where no unit has a total.
  init(_ appraisal: Appraisal) throws(AppraisalError) {
    let complete = CompleteScores(appraisal.adjusted.scores, weights: appraisal.weights)
    var problem = try WeightProblem(appraisal, complete)
    problem.threads = appraisal.threads
    let others = try OtherWeights(appraisal, complete, problem)
    var notices: [Phrase] = []
    for component in complete.leftOut {
      notices.append(
        Phrase(
          "'\(appraisal.components[component])' has weight 0 and some ranked units have no score of "
            + "it: left out of the analysis of weights"))
    }
    try self.init(
      problem,
      leftOut: problem.withoutComponents + problem.withoutCategories(appraisal, complete),
      others: others, joint: JointRank.all(appraisal, complete),
      sources: problem.hasSobolIndices ? try problem.sources(appraisal, complete) : nil,
      notices: notices)
  }

  private init(
    _ problem: WeightProblem, leftOut: [LeftOutRanking], others: OtherWeights,
    joint: [JointRank],
    sources: RankSources.Model?, notices: [Phrase]
  ) throws(AppraisalError) {
    self.problem = problem
    self.leftOut = problem.components.count > 1 ? leftOut : []
    self.others = others
    self.joint = joint
    if problem.asked.accuracy != nil, problem.isExact {
      throw AppraisalError(
        .badData, Phrase("shares of weights are exact here, not sampled: leave out --accuracy"))
    }
    if problem.asked.hasFullTables ?? false, problem.units.count > WeightProblem.mostFull {
      throw AppraisalError(
        .badData,
        Phrase(
          "--full-tables is for up to \(WeightProblem.mostFull) units, and these are "
            + "\(problem.units.count): the tables would have millions of rows; leave it out"))
    }
    var notices = notices
    do throws(SensitivityError) {
      let isAnalysed = problem.components.count > 1
      acceptability = isAnalysed ? try WeightAcceptability(problem, &notices) : nil
      flips = isAnalysed ? try Flip.all(problem, &notices) : []
      effectiveWeights = isAnalysed ? ComponentWeight.all(problem) : []
      rankSources = try sources.map { model throws(SensitivityError) in
        try RankSources(model, units: problem.units, seed: problem.seed)
      }
    } catch {
      throw AppraisalError(.impossible, Phrase("no weight analysis: \(problem.named(error))"))
    }
    self.notices = notices
  }
}

extension WeightAnalysis {
  /// The largest change of any one weight, in percentage points, in the smallest such move that makes
  /// a change; nil where none does.
  public func smallestMove(_ change: Flip.Change) -> Double? {
    flips.first { $0.change == change && $0.norm == .largest }?.distance
  }
}

extension WeightProblem {
  /// Adjusted scores of the units that have all scores that carry weight.
  ///
  /// - Throws: `AppraisalError` where no unit has a total.
  init(_ appraisal: Appraisal, _ complete: CompleteScores) throws(AppraisalError) {
    let (round, adjusted) = (appraisal.round, appraisal.adjusted.scores)
    guard !complete.units.isEmpty else {
      let absent = round.scheme.components.indices.filter { index in
        adjusted.allSatisfy { $0[index] == nil }
      }.map { "'\(appraisal.components[$0])'" }
      throw AppraisalError(
        .badData,
        absent.isEmpty
          ? Phrase(
            "no unit has a total: each lacks the score of some component; 'steelyard check' lists "
              + "them")
          : Phrase(
            "no unit has a total, because none has a score of \(absent); add it, or give it weight 0 "
              + "with --weights to rank without it"))
    }
    var recipe = appraisal.recipe
    // Options name every component of the scheme, in its order.
    let all = appraisal.components.count
    if let box = recipe.weights.box, box.count == all {
      recipe.weights.box = complete.components.map { box[$0] }
    }
    if let dirichlet = recipe.weights.dirichlet, dirichlet.count == all {
      recipe.weights.dirichlet = complete.components.map { dirichlet[$0] }
    }
    let ranks = appraisal.adjusted.ranks
    try self.init(
      units: complete.units.map { round.units[$0].id },
      components: complete.components.map { appraisal.components[$0] },
      // Scores are taken as written: beyond nine decimals an estimate's noise would make slivers.
      scores: complete.matrix.map { row in row.map { ($0 * 1e9).rounded() / 1e9 } },
      weights: complete.weights,
      nominalRanks: complete.units.map { ranks[$0] ?? 0 },
      gradeCuts: round.scheme.grades?.cuts(among: complete.units.count) ?? [], recipe: recipe,
      ranking: appraisal.ranking)
  }
}
