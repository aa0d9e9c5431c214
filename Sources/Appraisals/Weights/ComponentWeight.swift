public import Sensitivity

/// What one component's weight amounts to in the spread of totals.
public struct ComponentWeight: Sendable {
  /// The component's key.
  public let component: String
  /// Its nominal weight, share of 1, and its shares of the variance of totals.
  public let effective: EffectiveWeight
  /// Share of the variance of totals that is left when all other components are known; nil where
  /// the other components cannot be told apart.
  public let totalEffect: Double?
  /// Weight, share of 1, that would give the component a share of the variance equal to its nominal
  /// weight; nil where the search finds none.
  public let weightForEqualShare: Double?

  static func all(_ problem: WeightProblem) -> [ComponentWeight] {
    let (scores, weights) = (problem.scores, problem.weights)
    guard let found = try? effectiveWeights(scores: scores, weights: weights) else { return [] }
    let totals = totalEffects(scores: scores, weights: weights)
    let equal = try? weightsForEqualShares(scores: scores, shares: weights)
    return found.enumerated().map { index, own in
      ComponentWeight(
        component: problem.components[index], effective: own, totalEffect: totals?[index],
        weightForEqualShare: equal.flatMap { $0.converged ? $0.weights[index] : nil })
    }
  }
}
