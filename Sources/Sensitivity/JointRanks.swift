public import Statistics

/// The rank of a unit when scores, weights and rule are uncertain at once.
public struct JointRank: Equatable, Sendable {
  /// Lower end of the central 95 % of ranks over all combinations, the better one: whole, or a half
  /// where ties get a mean rank.
  public let lower: Double
  /// Upper end of the central 95 % of ranks, the worse one.
  public let upper: Double
  /// Share of combinations in which fewer than k units have a greater total.
  public let probabilityTop: Double
  /// Share of the rank's variance due to the draw of scores alone.
  ///
  /// The four shares sum to 1, or are all 0 for a rank that never changes.
  public let drawShare: Double
  /// Share of the rank's variance due to the weights alone.
  public let weightShare: Double
  /// Share of the rank's variance due to the rule alone.
  public let ruleShare: Double
  /// Share of the rank's variance due to interactions of draw, weights and rule.
  public let combinedShare: Double
}

/// Ranks over a full cross of rules, draws and weights, with the variance split by analysis of variance.
///
/// - Parameters:
///   - scores: rule × draw × unit × component; a rule without draws repeats one matrix.
///   - weights: weight vectors of any positive scale.
///   - top: the k of P(top k).
///   - ranking: how equal totals rank; P(top k) is the same for every policy.
/// - Complexity: rules × draws × weights × n log n.
///
/// Source: Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, section 1.2.6 (main effects);
/// a full factorial makes them exact for the combinations given.
public func jointRanks(
  scores: [[[[Double]]]], weights: [[Double]], top: Int, ranking: Ranking = Ranking()
) -> [JointRank] {
  guard let draws = scores.first?.count, let count = scores.first?.first?.count, draws > 0,
    !weights.isEmpty
  else { return [] }
  let rules = scores.count
  var samples = [[Double]](repeating: [], count: count)
  var firsts = [Int](repeating: 0, count: count)
  var byRule = [[Double]](repeating: [Double](repeating: 0, count: rules), count: count)
  var byDraw = [[Double]](repeating: [Double](repeating: 0, count: draws), count: count)
  var byWeight = [[Double]](
    repeating: [Double](repeating: 0, count: weights.count), count: count)
  for (rule, ownDraws) in scores.enumerated() {
    for (draw, matrix) in ownDraws.enumerated() {
      for (place, vector) in weights.enumerated() {
        let totals = matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
        ranking.place(totals, first: top) { unit, rank, isFirst in
          samples[unit].append(rank)
          byRule[unit][rule] += rank
          byDraw[unit][draw] += rank
          byWeight[unit][place] += rank
          if isFirst { firsts[unit] += 1 }
        }
      }
    }
  }
  return (0..<count).map { unit in
    let values = samples[unit]
    let n = Double(values.count)
    let centre = values.reduce(0, +) / n
    let whole = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / n
    func main(_ sums: [Double]) -> Double {
      guard whole > 0 else { return 0 }
      let levels = Double(sums.count)
      return sums.reduce(0) { $0 + ($1 * levels / n - centre) * ($1 * levels / n - centre) }
        / levels / whole
    }
    let parts = [main(byDraw[unit]), main(byWeight[unit]), main(byRule[unit])]
    let interval = ranking.centralInterval(values)
    return JointRank(
      lower: interval.lowerBound, upper: interval.upperBound,
      probabilityTop: Double(firsts[unit]) / n, drawShare: parts[0], weightShare: parts[1],
      ruleShare: parts[2],
      combinedShare: whole > 0 ? max(0, 1 - parts.reduce(0, +)) : 0)
  }
}
