/// The Kruskal-Wallis rank test, corrected for ties, with its chi-squared reference.
///
/// - Returns: nil with fewer than two groups, an empty group, or all values equal.
///
/// Source: Kruskal & Wallis (1952), J. Am. Stat. Assoc. 47, 583-621.
public func kruskalWallis(_ groups: [[Double]]) -> GroupTest? {
  guard groups.count > 1, groups.allSatisfy({ !$0.isEmpty }) else { return nil }
  let pooled = groups.flatMap(\.self)
  let n = Double(pooled.count)
  let ranks = Ranking(ties: .mid, tolerance: 0).ranks(pooled)
  var ties = 0.0
  for size in Dictionary(grouping: ranks, by: { $0 }).values.map({ Double($0.count) }) {
    ties += size * size * size - size
  }
  let correction = 1 - ties / (n * n * n - n)
  guard correction > 0 else { return nil }
  var start = 0
  let squares = groups.reduce(0) { sum, group in
    // Ranks count from the highest, the test from the lowest.
    let total = ranks[start..<(start + group.count)].reduce(0) { $0 + (n + 1 - $1) }
    start += group.count
    return sum + total * total / Double(group.count)
  }
  let statistic = (12 / (n * (n + 1)) * squares - 3 * (n + 1)) / correction
  let df = Double(groups.count - 1)
  return GroupTest(
    name: "Kruskal-Wallis", statistic: statistic, df1: df, df2: nil,
    p: Distributions.chiSquaredUpper(statistic, df: df))
}
