/// The Brown-Forsythe test of equal spread: one-way F on distances from group medians.
///
/// Groups of one or two values are left out: their distances from their median are equal whatever the
/// spread, so they say nothing of it and would count as values without error.
///
/// - Returns: nil with fewer than two groups of three values or more, or no spread within groups.
///
/// Source: Brown & Forsythe (1974), J. Am. Stat. Assoc. 69, 364-367.
public func brownForsythe(_ groups: [[Double]]) -> GroupTest? {
  let groups = groups.filter { $0.count > 2 }
  let distances = groups.map { group in
    let centre = median(group) ?? 0
    return group.map { abs($0 - centre) }
  }
  let count = groups.reduce(0) { $0 + $1.count }
  guard groups.count > 1, let grand = mean(distances.flatMap(\.self)) else { return nil }
  var between = 0.0
  var within = 0.0
  for group in distances {
    guard let centre = mean(group) else { return nil }
    between += Double(group.count) * (centre - grand) * (centre - grand)
    within += group.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
  }
  guard within > roundingSquares(groups) else { return nil }
  let df1 = Double(groups.count - 1)
  let df2 = Double(count - groups.count)
  let statistic = (between / df1) / (within / df2)
  return GroupTest(
    name: "Brown-Forsythe", statistic: statistic, df1: df1, df2: df2,
    p: Distributions.fisherUpper(statistic, df1, df2))
}

/// As much of a sum of squared distances as may be rounding: equal scores that are sums may differ in their
/// last digits.
public func roundingSquares(_ groups: [[Double]]) -> Double {
  1e-24 * groups.joined().reduce(0) { $0 + $1 * $1 }
}
