import Assessments
import Normalization
import Sensitivity
import Severity
import Statistics

/// Scores of complete units under rules whose assumptions an organizer might hold, with the error of
/// severities in each.
struct UncertainScores: Sendable {
  /// Draws of severities, and of weights, in the full cross with the rules that shares come from.
  static let crossed = 30
  /// Without a box each weight is drawn within this share of itself.
  static let weightSlack = 0.2
  private static let candidates: [Rule] = [.anchored, .covarianceShrunken, .none]

  /// Rules that have an answer.
  let rules: [Rule]
  /// How much each counts: none as much as it is probable that severities do not differ, the others
  /// alike. So draws in which severities do not differ are the rule none, and all others are drawn with
  /// the other rules.
  let ruleShares: [Double]
  /// Posterior draws of the severities.
  let drawCount: Int
  /// rule × complete unit: on-site scores by the rule, points.
  private let onsite: [[Double]]
  /// draw × team: severities less their means, points.
  private let deviations: [[Double]]
  /// Draws in which severities differ; all where none does.
  private let differing: [Int]
  /// Whether severities differ in a draw.
  private let differs: [Bool]
  /// Of the complete units.
  private let visitors: UnitVisitors
  /// Complete unit × component of the scheme; 0 where a score without weight is missing.
  private let scores: [[Double]]
  /// Components analysed and the weights of all, shares of 1.
  private let components: [Int]
  private let weights: [Double]
  /// How far each weight is drawn from itself.
  private let room: [Double]
  private let seed: UInt64

  init(_ appraisal: Appraisal, _ complete: CompleteScores) {
    let round = appraisal.round
    let answers = RuleResults(appraisal, RuleRecipe(rules: Self.candidates)).answers
      .compactMap { answer in answer.values.map { (rule: answer.rule, values: $0) } }
    rules = answers.map(\.rule)
    onsite = answers.map { answer in
      let scores = round.scores(onsite: answer.values)
      return complete.units.map { scores[$0][0] ?? 0 }
    }
    let others = Double(rules.count { $0 != .none })
    let absent =
      rules.contains(.none) ? (others > 0 ? appraisal.estimate.probabilityNoSeverity : 1) : 0
    ruleShares = rules.map { $0 == .none ? absent : (1 - absent) / others }
    let (points, draws) = (appraisal.severities.points, appraisal.estimate.draws)
    drawCount = draws.count
    deviations = draws.map { draw in zip(draw, points).map { $0 - $1 } }
    let differs = draws.map { draw in draw.contains { $0 != 0 } }
    self.differs = differs
    let differing = draws.indices.filter { differs[$0] }
    self.differing = differing.isEmpty ? Array(draws.indices) : differing
    visitors = UnitVisitors(round, units: complete.units)
    scores = complete.units.map { unit in round.scores[unit].map { $0 ?? 0 } }
    components = complete.components
    weights = appraisal.weightShares
    room = appraisal.recipe.weights.room(appraisal.weightShares)
    seed = appraisal.recipe.seed
  }

  var unitCount: Int { scores.count }

  /// Weights within their room, shares of 1.
  private func drawnWeights(using stream: inout PhiloxStream) -> [Double] {
    let drawn = zip(weights, room).map { max(0, $0 + $1 * (2 * stream.uniform() - 1)) }
    let sum = drawn.reduce(0, +)
    return drawn.map { $0 / sum }
  }

  /// The rule and the posterior draw at a point of the unit square.
  func choice(at point: (draw: Double, rule: Double)) -> (rule: Int, draw: Int) {
    let place = min(Int(point.draw * Double(differing.count)), differing.count - 1)
    return (rule(at: point.rule), differing[place])
  }

  /// The rule at a point of the unit interval.
  private func rule(at point: Double) -> Int {
    var left = point
    for (rule, share) in ruleShares.enumerated() {
      left -= share
      if left < 0 { return rule }
    }
    return ruleShares.lastIndex { $0 > 0 } ?? 0
  }

  /// Rule and weights that go with a posterior draw.
  func choice(_ draw: Int) -> (rule: Int, weights: [Double]) {
    var stream = PhiloxStream(seed: seed, purpose: .jointRankChoices, replicate: draw)
    let point = stream.uniform()
    let absent = rules.firstIndex(of: .none)
    let others = rules.indices.filter { $0 != absent }
    let rule: Int
    if let absent, !differs[draw] || others.isEmpty {
      rule = absent
    } else {
      rule = others[min(Int(point * Double(others.count)), others.count - 1)]
    }
    return (rule, drawnWeights(using: &stream))
  }

  /// Totals by a rule, one per complete unit, points.
  ///
  /// - Parameter draw: whose deviation of the severities is added; nil adds none.
  func totals(rule: Int, draw: Int? = nil, weights: [Double]) -> [Double] {
    scores.indices.map { unit in
      var sum =
        weights[0]
        * (onsite[rule][unit] + (draw.map { deviation(unit, rule: rule, draw: $0) } ?? 0))
      for component in weights.indices.dropFirst() {
        sum += weights[component] * scores[unit][component]
      }
      return sum
    }
  }

  /// What a draw's severities add to a unit's on-site score by a rule, points; nothing where the rule
  /// has no severities.
  private func deviation(_ unit: Int, rule: Int, draw: Int) -> Double {
    rules[rule] == .none ? 0 : visitors.mean(deviations[draw], of: unit)
  }

  /// What a draw's severities add to totals by a rule, one per complete unit, points.
  func shifts(rule: Int, draw: Int, weights: [Double]) -> [Double] {
    scores.indices.map { weights[0] * deviation($0, rule: rule, draw: draw) }
  }

  /// Complete unit × component analysed, by a rule and a draw.
  func matrix(rule: Int, draw: Int) -> [[Double]] {
    scores.indices.map { unit in
      components.map {
        $0 == 0 ? onsite[rule][unit] + deviation(unit, rule: rule, draw: draw) : scores[unit][$0]
      }
    }
  }

  /// What ranks vary with, one per complete unit: a full cross of the rules, draws evenly spaced and
  /// weights.
  func shares(ranking: Ranking, threads: Int) -> [RankShares] {
    let count = min(Self.crossed, differing.count)
    let step = max(1, differing.count / max(1, count))
    var stream = PhiloxStream(seed: seed, purpose: .jointRankWeights)
    let weights = (0..<Self.crossed).map { _ in
      let drawn = drawnWeights(using: &stream)
      return components.map { drawn[$0] }
    }
    return rankShares(
      count: unitCount, ruleShares: ruleShares, draws: count, weights: weights, ranking: ranking,
      threads: threads
    ) { rule, draw in matrix(rule: rule, draw: differing[draw * step]) }
  }
}
