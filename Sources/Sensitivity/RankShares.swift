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
///   - scores: rule × draw × unit × component.
///   - ruleShares: how much each rule counts; they sum to 1.
///   - weights: weight vectors of any positive scale.
///   - ranking: how equal totals rank.
/// - Returns: one per unit.
/// - Complexity: rules × draws × weights × n log n.
///
/// Source: Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, section 1.2.6 (main effects);
/// a full factorial makes them exact for the combinations given.
public func rankShares(
  scores: [[[[Double]]]], ruleShares: [Double], weights: [[Double]], ranking: Ranking = Ranking()
) -> [RankShares] {
  precondition(scores.count == ruleShares.count, "one share per rule")
  guard let draws = scores.first?.count, let count = scores.first?.first?.count, draws > 0,
    !weights.isEmpty
  else { return [] }
  let rules = scores.count
  // Means and the mean square over the cross, each rule at its share.
  var centre = [Double](repeating: 0, count: count)
  var square = centre
  var byRule = [[Double]](repeating: [Double](repeating: 0, count: rules), count: count)
  var byDraw = [[Double]](repeating: [Double](repeating: 0, count: draws), count: count)
  var byWeight = [[Double]](
    repeating: [Double](repeating: 0, count: weights.count), count: count)
  let (perDraw, perWeight) = (1 / Double(draws), 1 / Double(weights.count))
  for (rule, ownDraws) in scores.enumerated() where ruleShares[rule] > 0 {
    for (draw, matrix) in ownDraws.enumerated() {
      for (place, vector) in weights.enumerated() {
        let totals = matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
        ranking.place(totals) { unit, rank, _ in
          let share = ruleShares[rule]
          centre[unit] += share * perDraw * perWeight * rank
          square[unit] += share * perDraw * perWeight * rank * rank
          byRule[unit][rule] += perDraw * perWeight * rank
          byDraw[unit][draw] += share * perWeight * rank
          byWeight[unit][place] += share * perDraw * rank
        }
      }
    }
  }
  return (0..<count).map { unit in
    let whole = square[unit] - centre[unit] * centre[unit]
    // Below it there is nothing but rounding: ranks are whole or halves.
    guard whole > 1e-9 * max(1, square[unit]) else {
      return RankShares(draw: 0, weight: 0, rule: 0, combined: 0)
    }
    func main(_ means: [Double], _ shares: (Int) -> Double) -> Double {
      means.enumerated().reduce(0) {
        $0 + shares($1.offset) * ($1.element - centre[unit]) * ($1.element - centre[unit])
      } / whole
    }
    let draw = main(byDraw[unit]) { _ in perDraw }
    let weight = main(byWeight[unit]) { _ in perWeight }
    let rule = main(byRule[unit]) { ruleShares[$0] }
    return RankShares(
      draw: draw, weight: weight, rule: rule, combined: max(0, 1 - draw - weight - rule))
  }
}
