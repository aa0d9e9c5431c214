/// Welch's test of equal means without equal variances.
///
/// - Parameter groups: values by group; at least two groups of two values with some spread.
/// - Returns: nil when a group is too small or has no spread.
///
/// Source: Welch (1951), Biometrika 38, 330-336.
public func welchF(_ groups: [[Double]]) -> GroupTest? {
  guard groups.count > 1 else { return nil }
  var weights: [Double] = []
  var means: [Double] = []
  for group in groups {
    guard let centre = mean(group), let spread = variance(group), spread > 0 else { return nil }
    weights.append(Double(group.count) / spread)
    means.append(centre)
  }
  let k = Double(groups.count)
  let total = weights.reduce(0, +)
  let grand = zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 } / total
  let between =
    zip(weights, means).reduce(0) { $0 + $1.0 * ($1.1 - grand) * ($1.1 - grand) } / (k - 1)
  let lambda = zip(weights, groups).reduce(0) { sum, pair in
    let share = 1 - pair.0 / total
    return sum + share * share / Double(pair.1.count - 1)
  }
  let statistic = between / (1 + 2 * (k - 2) / (k * k - 1) * lambda)
  let df2 = (k * k - 1) / (3 * lambda)
  return GroupTest(
    name: "Welch F", statistic: statistic, df1: k - 1, df2: df2,
    p: Distributions.fisherUpper(statistic, k - 1, df2))
}
