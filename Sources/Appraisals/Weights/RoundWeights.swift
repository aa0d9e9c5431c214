import Assessments
public import Sensitivity
import Statistics

/// What other weights would make of a round: named schemes, intervals of single weights, and
/// everything uncertain at once.
public struct RoundWeights: Sendable {
  /// One unit under a named scheme.
  public struct SchemeUnit: Sendable {
    /// The scheme's name.
    public let scheme: String
    /// The unit's name.
    public let unit: String
    /// Adjusted total under the scheme, points; nil where a component with weight is missing.
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

  /// Keys of the scheme's components.
  public let components: [String]
  /// Each scheme's totals and ranks.
  public let schemes: [SchemeUnit]
  /// One per scheme.
  public let agreements: [Agreement]
  /// One per question and component.
  public let intervals: [Interval]
  /// One per unit with a total.
  public let joint: [JointRank]

  init(_ appraisal: Appraisal, _ complete: CompleteScores) {
    let equal = NamedWeights(name: "equal", weights: appraisal.weights.map { _ in 1 })
    let alternatives = [equal] + appraisal.recipe.weights.schemes
    let found = alternatives.map { Self.scheme($0, appraisal) }
    components = appraisal.components
    schemes = found.flatMap(\.units)
    agreements = found.map(\.agreement)
    intervals = Self.intervals(appraisal, complete)
    joint = JointRank.all(appraisal, complete)
  }

  private static func scheme(
    _ named: NamedWeights, _ appraisal: Appraisal
  ) -> (units: [SchemeUnit], agreement: Agreement) {
    let (ranks, top) = (appraisal.ranks.units, appraisal.recipe.top)
    let totals = appraisal.adjusted.scores.map { total($0, weights: named.weights) }
    let own = appraisal.ranking.ranks(totals)
    let inside = appraisal.ranking.firstSet(totals, top)
    let units = ranks.indices.map { unit in
      SchemeUnit(
        scheme: named.name, unit: ranks[unit].name, total: totals[unit], rank: own[unit],
        nominalRank: ranks[unit].rankAdjusted)
    }
    let both = ranks.indices.filter { totals[$0] != nil && ranks[$0].totalAdjusted != nil }
    let there = both.compactMap { totals[$0] }
    let here = both.compactMap { ranks[$0].totalAdjusted }
    let sum = named.weights.reduce(0, +)
    let agreement = Agreement(
      scheme: named.name, weights: named.weights.map { $0 / sum },
      tauB: kendallTauB(there, here), spearman: spearmanRho(there, here),
      sharedTop: both.count { inside[$0] && ranks[$0].isAmongFirst },
      largestShift: units.compactMap { $0.shift.map(abs) }.max())
    return (units, agreement)
  }

  /// Shares between which one weight can move, the others in proportion, before anything changes.
  private static func intervals(
    _ appraisal: Appraisal, _ complete: CompleteScores
  ) -> [Interval] {
    let totals = complete.units.map { appraisal.adjusted.totals[$0] }
    let best = appraisal.ranking.order(totals)
    let top = appraisal.recipe.top
    let questions: [(Interval.Question, [(Int, Int)])] = [
      (.firstUnit, DecidingPairs.top(1, of: best)), (.first(top), DecidingPairs.top(top, of: best)),
      (.wholeOrder, DecidingPairs.order(best)),
    ]
    return questions.flatMap { question, pairs in
      weightIntervals(scores: complete.matrix, weights: complete.weights, pairs: pairs).map {
        Interval(
          component: appraisal.components[complete.components[$0.component]], question: question,
          interval: $0)
      }
    }
  }
}
