import Phrases
public import Sensitivity
import Statistics

/// What other weights would make of a ranking: named schemes, and intervals of single weights.
public struct OtherWeights: Sendable {
  /// One unit under a named scheme.
  public struct SchemeUnit: Sendable {
    /// The scheme's name.
    public let scheme: String
    /// The unit's name.
    public let unit: String
    /// Total under the scheme, points, of a round with adjusted scores; nil where a component with weight
    /// is missing.
    public let total: Double?
    /// Rank under the scheme, 1 being the best; nil without a total.
    public let rank: Double?
    /// Rank at the nominal weights, 1 being the best; nil without a total.
    public let nominalRank: Double?

    /// Rank under the scheme less the nominal one; positive is worse.
    public var shift: Double? { rank.flatMap { own in nominalRank.map { own - $0 } } }
  }

  /// How far the ranking of a scheme agrees with the nominal one.
  public struct Agreement: Sendable {
    /// The scheme's name.
    public let scheme: String
    /// Its weights, shares of 1.
    public let weights: [Double]
    /// Kendall's tau-b over units with both totals; nil where one ranking is constant.
    public let tauB: Double?
    /// Spearman's rho over units with both totals; nil where one ranking is constant.
    public let spearman: Double?
    /// Units among the first k of both.
    public let sharedTop: Int
    /// The longest move of a unit, ranks.
    public let largestShift: Double?
  }

  /// How far one weight can move before something changes.
  public struct Interval: Sendable {
    /// What stays the same.
    public enum Question: Equatable, Sendable {
      /// Who is first.
      case firstUnit
      /// Who is among the first k.
      case first(Int)
      /// The order of all units.
      case wholeOrder

      /// The fixed English term of tables.
      public var term: String {
        switch self {
        case .firstUnit: "first unit"
        case .first(let k): "first \(k)"
        case .wholeOrder: "whole order"
        }
      }
    }

    /// The component's key.
    public let component: String
    /// What stays the same.
    public let question: Question
    /// Weight now and the ends within which nothing changes, shares of 1.
    public let interval: WeightInterval
  }

  /// Keys of the components that schemes weigh.
  public let components: [String]
  /// Each scheme's totals and ranks.
  public let schemes: [SchemeUnit]
  /// One per scheme.
  public let agreements: [Agreement]
  /// One per question and component.
  public let intervals: [Interval]

  /// A round's, over all its units and components.
  ///
  /// - Throws: `AppraisalError` for a scheme that does not fit the components.
  init(
    _ appraisal: Appraisal, _ complete: CompleteScores, _ problem: WeightProblem
  ) throws(AppraisalError) {
    try self.init(
      names: appraisal.ranks.units.map(\.name), components: appraisal.components,
      scores: appraisal.adjusted.scores, weights: appraisal.weights,
      schemes: appraisal.recipe.weights.schemes, top: appraisal.recipe.top,
      ranking: appraisal.ranking,
      intervals: Self.intervals(
        problem, complete.matrix, totals: complete.units.map { appraisal.adjusted.totals[$0] }))
  }

  /// A plain table's.
  ///
  /// - Throws: as above.
  init(_ problem: WeightProblem) throws(AppraisalError) {
    try self.init(
      names: problem.units, components: problem.components, scores: problem.scores,
      weights: problem.weights, schemes: problem.schemes, top: problem.top,
      ranking: problem.ranking,
      intervals: Self.intervals(problem, problem.scores, totals: problem.totals),
      aggregation: problem.aggregation)
  }

  private init(
    names: [String], components: [String], scores: [[Double?]], weights: [Double],
    schemes: [NamedWeights], top: Int, ranking: Ranking, intervals: [Interval],
    aggregation: Aggregation = .arithmetic
  ) throws(AppraisalError) {
    self.components = components
    self.intervals = intervals
    let nominal = scores.map { total($0, weights: weights) }
    let (nominalRanks, nominalFirst) = (ranking.ranks(nominal), ranking.firstSet(nominal, top))
    var found: (units: [SchemeUnit], agreements: [Agreement]) = ([], [])
    let equal = NamedWeights(name: "equal", weights: components.map { _ in 1 })
    for named in [equal] + schemes {
      let own = try named.ordered(components)
      let totals = scores.map { total($0, weights: own) }
      let (ranks, first) = (ranking.ranks(totals), ranking.firstSet(totals, top))
      let units = names.indices.map { unit in
        SchemeUnit(
          scheme: named.name, unit: names[unit], total: totals[unit].map(aggregation.total),
          rank: ranks[unit],
          nominalRank: nominalRanks[unit])
      }
      let both = names.indices.filter { totals[$0] != nil && nominal[$0] != nil }
      let (there, here) = (both.compactMap { totals[$0] }, both.compactMap { nominal[$0] })
      let (tauB, spearman) = ranking.correlations(there, here)
      let sum = own.reduce(0, +)
      found.units += units
      found.agreements.append(
        Agreement(
          scheme: named.name, weights: own.map { $0 / sum }, tauB: tauB,
          spearman: spearman,
          sharedTop: both.count { first[$0] && nominalFirst[$0] },
          largestShift: units.compactMap { $0.shift.map(abs) }.max()))
    }
    (self.schemes, agreements) = found
  }

  /// Shares between which one weight can move, the others in proportion, before anything changes.
  ///
  /// - Parameter scores: unit × component, of a round with every digit.
  private static func intervals(
    _ problem: WeightProblem, _ scores: [[Double]], totals: [Double?]
  ) -> [Interval] {
    let best = problem.order(totals)
    let top = problem.top
    let questions: [(Interval.Question, [(Int, Int)])] = [
      (.firstUnit, DecidingPairs.top(1, of: best)), (.first(top), DecidingPairs.top(top, of: best)),
      (.wholeOrder, DecidingPairs.order(best)),
    ]
    return questions.flatMap { question, pairs in
      weightIntervals(scores: scores, weights: problem.weights, pairs: pairs).map {
        Interval(
          component: problem.components[$0.component], question: question, interval: $0)
      }
    }
  }
}

extension NamedWeights {
  /// The weights in the order of some components.
  ///
  /// - Throws: `AppraisalError` where they are for other components.
  func ordered(_ all: [String]) throws(AppraisalError) -> [Double] {
    guard let components else {
      guard weights.count == all.count else {
        throw AppraisalError(
          .badData,
          Phrase(
            "'\(name)' has \(weights.count) weights for \(all.count) components: give one each for "
              + "\(all)"))
      }
      return weights
    }
    return try Appraisals.ordered(
      Dictionary(zip(components, weights), uniquingKeysWith: { first, _ in first }), all, of: name)
  }
}

/// Weights by component in the order of the components, every one named.
///
/// - Throws: `AppraisalError` naming what is missing or unknown.
func ordered(
  _ weights: [String: Double], _ components: [String], of name: String
) throws(AppraisalError) -> [Double] {
  let unknown = weights.keys.filter { !components.contains($0) }.sorted()
  let missing = components.filter { weights[$0] == nil }
  guard unknown.isEmpty, missing.isEmpty else {
    throw AppraisalError(
      .badData,
      unknown.isEmpty
        ? Phrase("'\(name)': no weight for \(missing); name each of \(components)")
        : Phrase("'\(name)': there is no component \(unknown) among \(components)"))
  }
  return components.compactMap { weights[$0] }
}
