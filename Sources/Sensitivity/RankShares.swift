public import Statistics

/// What a unit's rank varies with when scores, weights and rule are uncertain at once.
///
/// The four shares sum to 1, or are all 0 for a rank that never changes.
public struct RankShares: Equatable, Sendable {
  /// Share of the rank's variance due to the draw of scores alone.
  public let draw: Double
  /// Share of the rank's variance due to the weights alone.
  public let weight: Double
  /// Share of the rank's variance due to the rule alone.
  public let rule: Double
  /// Share of the rank's variance due to interactions of draw, weights and rule.
  public let combined: Double
}

/// The variance of ranks over a full cross of rules, draws and weights, split by analysis of variance.
///
/// - Parameters:
///   - count: units.
///   - ruleShares: how much each rule counts; they sum to 1.
///   - draws: draws of the scores, the same for every rule.
///   - weights: weight vectors of any positive scale.
///   - ranking: how equal totals rank.
///   - threads: threads the work may use; the answer does not depend on them.
///   - scores: unit × component, by rule and draw.
/// - Returns: one per unit.
/// - Complexity: rules × draws × weights × n log n; memory of n × (rules + draws + 2 weights).
///
/// Source: Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, section 1.2.6 (main effects);
/// a full factorial makes them exact for the combinations given.
public func rankShares(
  count: Int, ruleShares: [Double], draws: Int, weights: [[Double]], ranking: Ranking = Ranking(),
  threads: Int = 1, scores: (_ rule: Int, _ draw: Int) -> [[Double]]
) -> [RankShares] {
  guard draws > 0, !weights.isEmpty else { return [] }
  var tallies = [RankMeans](
    repeating: RankMeans(rules: ruleShares.count, draws: draws, weights: weights.count),
    count: count)
  let each = RankMeans.Shares(draw: 1 / Double(draws), weight: 1 / Double(weights.count))
  let threads = count < fewUnits ? 1 : threads
  for (rule, share) in ruleShares.enumerated() where share > 0 {
    for draw in 0..<draws {
      let own = scores(rule, draw)
      precondition(own.count == count, "one row per unit")
      let ranks = parallelMap(count: weights.count, threads: threads) {
        ranking.ranks(totals(own, weights[$0]))
      }
      for unit in tallies.indices {
        for (place, own) in ranks.enumerated() {
          tallies[unit].add(own[unit], rule: (rule, share), draw: draw, weight: place, each)
        }
      }
    }
  }
  return tallies.map { $0.shares(ruleShares, each) }
}

/// Rankings of fewer units take less time than handing them out.
private let fewUnits = 2_000

/// Means of a unit's rank over the cross, each rule at its share.
private struct RankMeans {
  /// What one draw and one weight vector count.
  struct Shares {
    let draw: Double
    let weight: Double
  }

  private var centre = 0.0
  private var square = 0.0
  private var byRule: [Double]
  private var byDraw: [Double]
  private var byWeight: [Double]

  init(rules: Int, draws: Int, weights: Int) {
    byRule = Array(repeating: 0, count: rules)
    byDraw = Array(repeating: 0, count: draws)
    byWeight = Array(repeating: 0, count: weights)
  }

  mutating func add(
    _ rank: Double, rule: (place: Int, share: Double), draw: Int, weight: Int, _ each: Shares
  ) {
    centre += rule.share * each.draw * each.weight * rank
    square += rule.share * each.draw * each.weight * rank * rank
    byRule[rule.place] += each.draw * each.weight * rank
    byDraw[draw] += rule.share * each.weight * rank
    byWeight[weight] += rule.share * each.draw * rank
  }

  func shares(_ ruleShares: [Double], _ each: Shares) -> RankShares {
    let whole = square - centre * centre
    // Below it there is nothing but rounding: ranks are whole or halves.
    guard whole > 1e-9 * max(1, square) else {
      return RankShares(draw: 0, weight: 0, rule: 0, combined: 0)
    }
    func main(_ means: [Double], _ shares: (Int) -> Double) -> Double {
      means.enumerated().reduce(0) {
        $0 + shares($1.offset) * ($1.element - centre) * ($1.element - centre)
      } / whole
    }
    let draw = main(byDraw) { _ in each.draw }
    let weight = main(byWeight) { _ in each.weight }
    let rule = main(byRule) { ruleShares[$0] }
    return RankShares(
      draw: draw, weight: weight, rule: rule, combined: max(0, 1 - draw - weight - rule))
  }
}
