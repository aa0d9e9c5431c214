import Normalization
import Phrases
import Reporting
import Sensitivity
import Statistics

/// Sobol' indices and Shapley effects of each unit's rank shift, by what is uncertain.
struct RankSources {
  let names: [String]
  /// Coordinates of each source.
  let inputs: [Int]
  /// Ranks of the units at a point.
  let ranks: ([Double]) -> [Double]

  private static let points = 1_024
  private static let bootstraps = 100
  /// Beyond, sets of sources are too many.
  private static let shapleyLimit = 6

  func table(units: [String], seed: UInt64) throws -> ResultTable {
    let shapley = inputs.count <= Self.shapleyLimit
    let shares: VarianceShares
    do {
      shares = try VarianceShares(
        inputs: inputs, plan: SamplingPlan(points: Self.points, seed: seed), shapley: shapley,
        model: ranks)
    } catch {
      throw Failure(code: 1, sentence: Phrase("no Sobol' indices: \(error)"))
    }
    let rows = units.indices.flatMap { unit -> [[ResultTable.Cell]] in
      let effects = shapley ? shares.shapleyEffects(of: unit) : []
      let indices = shares.sobolIndices(of: unit, bootstraps: Self.bootstraps)
      return zip(names, indices).enumerated().map { place, own in
        [
          .text(units[unit]), .text(own.0), .probability(own.1.first),
          .probability(own.1.firstInterval.lowerBound),
          .probability(own.1.firstInterval.upperBound), .probability(own.1.total),
          .probability(own.1.totalInterval.lowerBound),
          .probability(own.1.totalInterval.upperBound),
          shapley ? .probability(effects[place]) : .missing,
          .text("quasi-Monte Carlo, \(Self.points) points"),
        ]
      }
    }
    return ResultTable(
      name: "rank_sources",
      columns: [
        "unit", "source", "first_order", "first_lower", "first_upper", "total_effect",
        "total_lower", "total_upper", "shapley", "method",
      ], rows: rows)
  }
}

extension WeightStudy {
  /// Each weight within a share of its nominal value, uniformly.
  static func slack(_ weights: [Double], at point: some Collection<Double>) -> [Double] {
    zip(weights, point).map { $0 * (1 + Analysis.weightSlack * (2 * $1 - 1)) }
  }

  /// Each component's weight as a source of its own.
  var rankSources: RankSources {
    RankSources(names: components, inputs: components.map { _ in 1 }) { point in
      let weights = Self.slack(self.weights, at: point)
      return Ranking().ranks(scores.map { total($0, weights: weights) ?? 0 })
    }
  }
}

extension Analysis {
  /// Severities (posterior draws), weights and the rule, as in `jointRanks`, of complete units.
  func rankSources(_ study: WeightStudy) -> RankSources {
    let complete = round.units.indices.filter { unit in
      round.scores[unit].allSatisfy { $0 != nil }
    }
    func matrix(_ scores: [[Double?]]) -> [[Double]] {
      complete.map { scores[$0].compactMap { $0 } }
    }
    let draws = estimate.draws.map { matrix(round.scores(givingBack: $0)) }
    let rules = apply(Self.jointRules).compactMap { result in
      result.adjustment.map { (result.rule, matrix(round.scores(onsite: $0.values))) }
    }
    let weights = study.weights
    return RankSources(
      names: ["severities", "weights", "rule"], inputs: [1, weights.count, 1]
    ) { point in
      let draw = min(Int(point[0] * Double(draws.count)), draws.count - 1)
      let own = WeightStudy.slack(weights, at: point[1...weights.count])
      let rule = min(Int((point.last ?? 0) * Double(rules.count)), rules.count - 1)
      let scores = rules[rule].0 == .anchored ? draws[draw] : rules[rule].1
      return Ranking().ranks(scores.map { total($0, weights: own) ?? 0 })
    }
  }
}
