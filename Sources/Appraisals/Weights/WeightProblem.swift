import Phrases
public import Sensitivity
public import Statistics
import TableIO

/// Units with all their scores, nominal weights, and which other weights are asked about.
public struct WeightProblem: Sendable {
  /// Names of the units.
  public let units: [String]
  /// Keys of the components.
  public let components: [String]
  /// unit × component, points.
  public let scores: [[Double]]
  /// Nominal weights, one per component, of any positive scale.
  public let weights: [Double]
  /// Rank of each unit at the nominal weights.
  public let nominalRanks: [Double]
  /// How equal totals rank.
  public let ranking: Ranking
  /// Conditions that other weights have to meet.
  public let constraints: [WeightConstraint]
  /// Dirichlet parameters of a belief about weights; nil for uniform weights.
  public let dirichlet: [Int]?
  /// Sizes of the first sets looked at that are smaller than the number of units.
  public let tops: [Int]
  /// The k of the overlap of first sets.
  public let top: Int
  /// Numbers of units up to the end of each grade but the last.
  public let gradeCuts: [Int]
  /// Whether Sobol' indices and Shapley effects are wanted.
  public let hasSobolIndices: Bool
  /// Other weights under a name.
  public let schemes: [NamedWeights]
  /// What other weights were asked about, as asked.
  let asked: WeightRecipe
  /// Largest standard error of sampled shares.
  public let accuracy: Double
  /// Seed for all random draws.
  public let seed: UInt64
  /// What totals of `scores` stand for.
  public var aggregation = Aggregation.arithmetic
  /// Threads the sampling may use; the answer does not depend on them.
  public var threads = 1

  /// Refuses more units than ranks can be worked out for.
  public static func checkCount(_ count: Int) throws(AppraisalError) {
    guard count <= mostUnits else {
      throw AppraisalError(
        .impossible,
        Phrase(
          "how ranks depend on weights is worked out for up to \(mostUnits) units, and these are "
            + "\(count); leave out units, or split them into groups"))
    }
  }

  /// A problem whose units all have a score of every component.
  ///
  /// - Parameters:
  ///   - units: names, one per row of `scores`.
  ///   - components: keys, one per column of `scores`.
  ///   - scores: unit × component, points.
  ///   - weights: the nominal weights, one per component, of any positive scale.
  ///   - nominalRanks: one per unit; nil ranks the totals.
  ///   - gradeCuts: numbers of units up to the end of each grade, where the recipe gives none.
  ///   - recipe: which other weights are asked about, and the seed.
  ///   - ranking: how equal totals rank.
  /// - Throws: `AppraisalError` for boxes, beliefs or constraints that do not fit the components.
  public init(
    units: [String], components: [String], scores: [[Double]], weights: [Double],
    nominalRanks: [Double]? = nil, gradeCuts: [Int] = [], recipe: Recipe, ranking: Ranking
  ) throws(AppraisalError) {
    try Self.checkCount(units.count)
    self.units = units
    self.components = components
    self.scores = scores
    self.weights = weights
    self.ranking = ranking
    self.nominalRanks =
      nominalRanks ?? ranking.ranks(scores.map { total($0, weights: weights) ?? 0 })
    constraints = try recipe.weights.constraints(components: components, nominal: weights)
    dirichlet = recipe.weights.dirichlet
    if let dirichlet, dirichlet.count != components.count || !dirichlet.allSatisfy({ $0 > 0 }) {
      throw AppraisalError(
        .badData,
        Phrase(
          "the Dirichlet belief needs \(components.count) whole numbers from 1, one each for "
            + "\(components)"))
    }
    tops = recipe.tops.filter { $0 < units.count }
    top = recipe.top
    self.gradeCuts = recipe.weights.gradeCuts ?? gradeCuts
    hasSobolIndices = recipe.weights.hasSobolIndices
    schemes = recipe.weights.schemes
    asked = recipe.weights
    accuracy = recipe.weights.accuracy ?? WeightRecipe.usualAccuracy
    seed = recipe.seed
  }

  /// Units in an order that the order of the file does not move: by their scores, the higher first, and those
  /// with the same scores by name.
  ///
  /// Where several units answer a question equally well, the answer is the first in this order.
  public var byScores: [Int] {
    units.indices.sorted { one, other in
      scores[one] == scores[other]
        ? NaturalOrder(units[one]) < NaturalOrder(units[other])
        : scores[other].lexicographicallyPrecedes(scores[one])
    }
  }

  /// Units with the greatest value first, equal ones as in `byScores`.
  func order(_ values: [Double?]) -> [Int] {
    let order = byScores
    return ranking.order(order.map { values[$0] }).map { order[$0] }
  }

  /// Totals at the nominal weights: weighted means of the scores.
  public var totals: [Double] { scores.map { total($0, weights: weights) ?? 0 } }
  /// The same as they are shown, points.
  public var shownTotals: [Double] { totals.map(aggregation.total) }

  /// An error of the numeric module with names in place of numbers.
  func named(_ error: SensitivityError) -> Phrase {
    switch error {
    case .scoreNotFinite(let unit, let component):
      Phrase(
        "'\(units[unit])': the score of '\(components[component])' is not a finite number; correct it "
          + "or leave the unit out")
    case .componentCount(let count, let unit, let expected):
      Phrase(
        "'\(units[unit])' has \(count) component scores, not \(expected); complete it or leave the "
          + "unit out")
    case .constantComponent(let component):
      Phrase(
        "'\(components[component])' is the same for all units, so no weight gives it a share of the "
          + "variance")
    default: error.phrase
    }
  }
}

extension WeightRecipe {
  /// The conditions on weights for some components.
  ///
  /// - Throws: `AppraisalError` naming the option that does not fit.
  func constraints(
    components: [String], nominal: [Double]
  ) throws(AppraisalError) -> [WeightConstraint] {
    var result: [WeightConstraint] = []
    if let box {
      guard box.count == components.count, box.allSatisfy({ $0 >= 0 }) else {
        throw AppraisalError(
          .badData,
          Phrase(
            "the box of weights needs \(components.count) numbers of 0 or more, one each for "
              + "\(components)"))
      }
      result += WeightConstraint.box(nominal: nominal, points: box)
    }
    if let relativeBox {
      guard relativeBox > 0 else {
        throw AppraisalError(.badData, Phrase("the relative box of weights needs a share above 0"))
      }
      result += WeightConstraint.box(nominal: nominal, relative: relativeBox)
    }
    for text in constraints { result.append(try WeightConstraint(text, components: components)) }
    return result
  }
}

extension WeightConstraint {
  /// Reads left >= right or left <= right, each side a component or a share between 0 and 1.
  ///
  /// - Throws: `AppraisalError` quoting a text that is not such a condition.
  init(_ text: String, components: [String]) throws(AppraisalError) {
    let compact = text.filter { $0 != " " }
    let wrong = AppraisalError(
      .badData,
      Phrase(
        "'\(text)' is not a condition like onsite>=routine or peer<=0.2, with components "
          + "\(components)"))
    guard let sign = compact.firstIndex(where: { "<>".contains($0) }) else { throw wrong }
    let rest = compact[compact.index(after: sign)...]
    let right = rest.hasPrefix("=") ? rest.dropFirst() : rest
    var coefficients = components.map { _ in 0.0 }
    var bound = 0.0
    for (side, direction) in [(compact[..<sign], 1.0), (right, -1.0)] {
      let signed = compact[sign] == ">" ? direction : -direction
      if let index = components.firstIndex(of: String(side)) {
        coefficients[index] += signed
      } else if let share = Double(side), (0...1).contains(share) {
        bound -= signed * share
      } else {
        throw wrong
      }
    }
    self.init(coefficients: coefficients, bound: bound)
  }
}
