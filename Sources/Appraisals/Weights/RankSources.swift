import Phrases
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
    /// How weights vary, a fixed term.
    public let weights: String
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
    /// How weights vary, a fixed term.
    let weights: String
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
          shapley: hasShapley ? shapley[place] : nil, weights: model.weights)
      }
    }
  }
}

extension WeightProblem {
  /// Each component's weight as a source of its own: independent before they are brought to a sum of 1.
  ///
  /// - Throws: `AppraisalError` where conditions tie weights to each other.
  func weightSources() throws(AppraisalError) -> RankSources.Model {
    guard asked.constraints.isEmpty else {
      throw AppraisalError(
        .badData,
        Phrase(
          "--sobol takes the weights of a plain table one by one, and --constraint ties them to each "
            + "other; leave out one of the two"))
    }
    guard dirichlet == nil || constraints.isEmpty else {
      throw AppraisalError(
        .badData,
        Phrase(
          "--sobol takes the weights of a plain table one by one: give it a box or --dirichlet, not "
            + "both"))
    }
    let draw = rawWeights
    return RankSources.Model(
      sources: components, inputs: components.map { _ in 1 }, weights: drawn
    ) { point in
      ranking.ranks(scores.map { total($0, weights: draw(point)) ?? 0 })
    }
  }

  /// Weights of any scale at a point of the cube, each by its own coordinate.
  private var rawWeights: ([Double]) -> [Double] {
    if let dirichlet {
      // Independent gamma variables over their sum have a Dirichlet distribution.
      return { point in
        zip(point, dirichlet).map {
          Distributions.chiSquaredQuantile($0, df: 2 * Double($1)) / 2
        }
      }
    }
    let room = asked.room(weights)
    return { point in
      weights.indices.map { max(0, weights[$0] + room[$0] * (2 * point[$0] - 1)) }
    }
  }

  /// Severities (posterior draws), weights and the rule as sources.
  ///
  /// - Throws: `AppraisalError` where constraints leave no weights.
  func sources(
    _ appraisal: Appraisal, _ complete: CompleteScores
  ) throws(AppraisalError) -> RankSources.Model {
    let uncertain = UncertainScores(appraisal, complete)
    let (count, draw) = try jointWeights()
    return RankSources.Model(
      sources: ["severities", "weights", "rule"], inputs: [1, count, 1], weights: drawn
    ) { point in
      let own = draw(Array(point[1...count]))
      let (rule, place) = uncertain.choice(at: (point[0], point.last ?? 0))
      return ranking.ranks(
        uncertain.matrix(rule: rule, draw: place).map { total($0, weights: own) ?? 0 })
    }
  }

  /// All weights as one source: its coordinates, and the weights at a point.
  private func jointWeights() throws(AppraisalError) -> (Int, ([Double]) -> [Double]) {
    guard !constraints.isEmpty else {
      guard let dirichlet else { return (weights.count, rawWeights) }
      let map = DirichletMap(dirichlet)
      return (dirichlet.count - 1, map.weights)
    }
    do throws(SensitivityError) {
      let region = try RegionDraws(
        start: weights, constraints: constraints, parameters: dirichlet, seed: seed)
      return (1, { region.weights(at: $0[0]) })
    } catch {
      throw AppraisalError(.impossible, Phrase("no Sobol' indices: \(named(error))"))
    }
  }

  /// How weights vary, a fixed term.
  private var drawn: String {
    switch (dirichlet != nil, constraints.isEmpty) {
    case (true, true): "by the belief"
    case (true, false): "by the belief within the conditions"
    case (false, true): "each within a fifth"
    case (false, false): "within the conditions"
    }
  }
}

extension WeightRecipe {
  /// How far each weight may move either way: its part of the boxes, or a fifth of itself without any.
  func room(_ weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    let points = box?.count == weights.count ? box?.map { $0 * sum / 100 } : nil
    let shares = relativeBox.map { share in weights.map { $0 * share } }
    guard points != nil || shares != nil else {
      return weights.map { $0 * UncertainScores.weightSlack }
    }
    return weights.indices.map { min(points?[$0] ?? .infinity, shares?[$0] ?? .infinity) }
  }
}
