/// The Brown-Forsythe test of equal spread: one-way F on distances from group medians.
///
/// - Returns: nil with fewer than two groups, an empty group, or no spread within groups.
///
/// Source: Brown & Forsythe (1974), J. Am. Stat. Assoc. 69, 364-367.
public func brownForsythe(_ groups: [[Double]]) -> GroupTest? {
  let distances = groups.map { group in
    let centre = median(group) ?? 0
    return group.map { abs($0 - centre) }
  }
  let count = groups.reduce(0) { $0 + $1.count }
  guard groups.count > 1, count > groups.count, let grand = mean(distances.flatMap(\.self))
  else { return nil }
  var between = 0.0
  var within = 0.0
  for group in distances {
    guard let centre = mean(group) else { return nil }
    between += Double(group.count) * (centre - grand) * (centre - grand)
    within += group.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
  }
  guard within > 0 else { return nil }
  let df1 = Double(groups.count - 1)
  let df2 = Double(count - groups.count)
  let statistic = (between / df1) / (within / df2)
  return GroupTest(
    name: "Brown-Forsythe", statistic: statistic, df1: df1, df2: df2,
    p: Distributions.fisherUpper(statistic, df1, df2))
}
