public import Sensitivity
import Statistics

/// Sobol' indices and Shapley effects of each unit's rank, by what is uncertain.
public struct RankSources: Sendable {
  /// How far one source moves one unit's rank.
  public struct Effect: Sendable {
    /// The unit's name.
    public let unit: String
    /// What is uncertain: a component's weight, or severities, weights, rule.
    public let source: String
    /// First-order and total index with 95 % intervals.
    public let index: SobolIndex
    /// Shapley effect; nil with more than six sources.
    public let shapley: Double?
  }

  /// One per unit and source.
  public let effects: [Effect]

  /// Points of the design.
  public static let points = 1_024
  private static let bootstraps = 100
  /// Beyond, sets of sources are too many.
  private static let shapleyLimit = 6

  /// Ranks as a function of what is uncertain.
  struct Model {
    let sources: [String]
    /// Coordinates of each source.
    let inputs: [Int]
    /// Ranks of the units at a point.
    let ranks: ([Double]) -> [Double]
  }

  init(_ model: Model, units: [String], seed: UInt64) throws(SensitivityError) {
    let hasShapley = model.inputs.count <= Self.shapleyLimit
    let shares = try VarianceShares(
      inputs: model.inputs, plan: SamplingPlan(points: Self.points, seed: seed),
      shapley: hasShapley, model: model.ranks)
    effects = units.indices.flatMap { unit -> [Effect] in
      let shapley = hasShapley ? shares.shapleyEffects(of: unit) : []
      let indices = shares.sobolIndices(of: unit, bootstraps: Self.bootstraps)
      return indices.enumerated().map { place, index in
        Effect(
          unit: units[unit], source: model.sources[place], index: index,
          shapley: hasShapley ? shapley[place] : nil)
      }
    }
  }
}

extension WeightProblem {
  /// Each weight within a share of its nominal value, uniformly.
  private static func slack(_ weights: [Double], at point: some Collection<Double>) -> [Double] {
    zip(weights, point).map { $0 * (1 + UncertainScores.weightSlack * (2 * $1 - 1)) }
  }

  /// Each component's weight as a source of its own.
  var weightSources: RankSources.Model {
    RankSources.Model(sources: components, inputs: components.map { _ in 1 }) { point in
      let weights = Self.slack(self.weights, at: point)
      return ranking.ranks(scores.map { total($0, weights: weights) ?? 0 })
    }
  }

  /// Severities (posterior draws), weights and the rule as sources.
  func sources(_ appraisal: Appraisal, _ complete: CompleteScores) -> RankSources.Model {
    let uncertain = UncertainScores(appraisal, complete)
    return RankSources.Model(
      sources: ["severities", "weights", "rule"], inputs: [1, weights.count, 1]
    ) { point in
      let own = Self.slack(weights, at: point[1...weights.count])
      let (rule, draw) = uncertain.choice(at: (point[0], point.last ?? 0))
      return ranking.ranks(
        uncertain.matrix(rule: rule, draw: draw).map { total($0, weights: own) ?? 0 })
    }
  }
}
