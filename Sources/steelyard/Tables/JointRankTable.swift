import Assessments
import Normalization
import Reporting
import Sensitivity
import Statistics

extension Analysis {
  /// Draws of severities and of weights in the full cross with the rules.
  private static let draws = 30
  private static let weightDraws = 30
  /// Each weight is drawn within this share of itself, then all are brought back to their sum.
  static let weightSlack = 0.2
  /// Rules whose assumptions an organizer might hold; severity error moves the anchored one alone.
  static let jointRules: [Rule] = [.anchored, .covarianceShrunken, .none]

  /// Ranks when severities, weights and the rule are uncertain together, and what each adds.
  func jointRanks(seed: UInt64) -> ResultTable {
    let complete = round.units.indices.filter { unit in
      round.scores[unit].allSatisfy { $0 != nil }
    }
    let step = max(1, estimate.draws.count / Self.draws)
    let picked = (0..<min(Self.draws, estimate.draws.count)).map { estimate.draws[$0 * step] }
    var scores: [[[[Double]]]] = []
    for result in apply(Self.jointRules) {
      guard let values = result.adjustment?.values else { continue }
      let matrices =
        result.rule == .anchored
        ? picked.map { round.scores(givingBack: $0) }
        : Array(repeating: round.scores(onsite: values), count: picked.count)
      scores.append(matrices.map { rows in complete.map { rows[$0].compactMap { $0 } } })
    }
    var stream = PhiloxStream(seed: seed, purpose: .jointRankWeights)
    let nominal = round.scheme.components.map(\.weight)
    let weights = (0..<Self.weightDraws).map { _ in
      nominal.map { $0 * (1 + Self.weightSlack * (2 * stream.uniform() - 1)) }
    }
    let found = Sensitivity.jointRanks(scores: scores, weights: weights, top: top)
    return ResultTable(
      name: "joint_ranks",
      columns: [
        "unit", "rank_lower", "rank_upper", "p_top_\(top)", "severity_share", "weight_share",
        "rule_share", "combined_share", "method",
      ],
      rows: zip(complete, found).map { unit, own in
        [
          .text(round.units[unit].id), .rank(own.lower), .rank(own.upper),
          .probability(own.probabilityTop), .probability(own.drawShare),
          .probability(own.weightShare), .probability(own.ruleShare),
          .probability(own.combinedShare), .text("posterior x weights x rules"),
        ]
      })
  }
}
