import Assessments
import Statistics

/// Ranks each unit's total may truly have, by totals and their errors alone: nothing is assumed of how
/// the units' qualities are spread.
public struct RankSet: Sendable {
  /// Holds the unit's true rank with 95 % confidence, the unit taken by itself.
  public let alone: ClosedRange<Double>
  /// All units' sets hold their true ranks at once with 95 % confidence.
  public let atOnce: ClosedRange<Double>
  /// Whether the unit may belong to the first k, all units judged at once.
  public let mayBeFirst: Bool
}

/// Confidence sets for the ranks of a round.
struct RankSets {
  /// One per unit of the round; nil without a total, or where the error of totals is not known.
  let units: [RankSet?]
  /// Units of which every two are compared at most: the comparisons take 8 bytes each.
  static let mostUnits = 5_000

  init(_ appraisal: Appraisal) {
    var units = [RankSet?](repeating: nil, count: appraisal.round.units.count)
    if let posterior = appraisal.totalPosterior, let errors = appraisal.totalErrors?.joint,
      posterior.units.count <= Self.mostUnits
    {
      let ordered = posterior.order.map { posterior.units[$0] }
      let totals = ordered.compactMap { appraisal.adjusted.totals[$0] }
      let sets = RankConfidenceSets(
        estimates: totals, errors: errors,
        first: appraisal.recipe.top, seed: appraisal.recipe.seed, threads: appraisal.threads)
      let published = appraisal.publishedRanks
      func told(_ places: ClosedRange<Int>) -> ClosedRange<Double> {
        published[places.lowerBound - 1]...published[places.upperBound - 1]
      }
      for (place, unit) in ordered.enumerated() {
        units[unit] = RankSet(
          alone: told(sets.marginal[place]), atOnce: told(sets.simultaneous[place]),
          mayBeFirst: sets.mayBeFirst[place])
      }
    }
    self.units = units
  }
}
