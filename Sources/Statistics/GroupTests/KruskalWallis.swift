/// The Kruskal-Wallis rank test, corrected for ties, with its chi-squared reference.
///
/// - Returns: nil with fewer than two groups, an empty group, or all values equal.
///
/// Source: Kruskal & Wallis (1952), J. Am. Stat. Assoc. 47, 583-621.
public func kruskalWallis(_ groups: [[Double]]) -> GroupTest? {
  guard groups.count > 1, groups.allSatisfy({ !$0.isEmpty }) else { return nil }
  let pooled = groups.flatMap(\.self).sorted()
  let n = Double(pooled.count)
  var rankOf: [Double: Double] = [:]
  var ties = 0.0
  var start = 0
  while start < pooled.count {
    var end = start
    while end < pooled.count, pooled[end] == pooled[start] { end += 1 }
    let size = Double(end - start)
    rankOf[pooled[start]] = Double(start + end + 1) / 2
    ties += size * size * size - size
    start = end
  }
  let correction = 1 - ties / (n * n * n - n)
  guard correction > 0 else { return nil }
  let squares = groups.reduce(0) { sum, group in
    let total = group.reduce(0) { $0 + (rankOf[$1] ?? 0) }
    return sum + total * total / Double(group.count)
  }
  let statistic = (12 / (n * (n + 1)) * squares - 3 * (n + 1)) / correction
  let df = Double(groups.count - 1)
  return GroupTest(
    name: "Kruskal-Wallis", statistic: statistic, df1: df, df2: nil,
    p: Distributions.chiSquaredUpper(statistic, df: df))
}
