public import Statistics

/// Whether the values of one group spread like those of the other groups.
public struct GroupSpread: Sendable {
  /// Position of the group in the input.
  public let group: Int
  /// Mean distance of the group's values from their median.
  public let own: Double
  /// Mean distance of the values of all other groups from the medians of their groups.
  public let others: Double
  /// Square root of Brown and Forsythe's F, negative where the group spreads less.
  public let statistic: Double
  /// p by the F distribution.
  public let p: Double
  /// p adjusted over the groups.
  public let q: Double
  /// Whether `q` is at most the level.
  public let flagged: Bool
}

/// Tests every group's spread against the rest by Brown and Forsythe's F on distances from medians.
///
/// The error that `control` names is held at `level` over the groups.
///
/// - Returns: one entry per group of at least 3 values; empty when there are fewer than two of them.
/// - Complexity: sorts each group.
///
/// Source: Brown & Forsythe (1974), J. Am. Stat. Assoc. 69, 364-367.
public func groupSpreads(
  _ groups: [[Double]], level: Double = 0.05, control: MultiplicityControl = .benjaminiHochberg
) -> [GroupSpread] {
  let distances = groups.map { group in
    let centre = median(group) ?? 0
    return group.map { abs($0 - centre) }
  }
  var found: [(group: Int, own: Double, others: Double, ratio: Double, p: Double)] = []
  let large = groups.indices.filter { groups[$0].count >= 3 }
  let rounding = roundingSquares(large.map { groups[$0] })
  let moments = large.map { Moments(distances[$0]) }
  // What comes before each group, and what comes after it.
  let before = moments.reduce(into: [Moments()]) { $0.append($0[$0.count - 1].joined(to: $1)) }
  let after = Array(
    moments.reversed().reduce(into: [Moments()]) { $0.append($0[$0.count - 1].joined(to: $1)) }
      .reversed())
  for (place, group) in large.enumerated() {
    let (own, rest) = (moments[place], before[place].joined(to: after[place + 1]))
    let within = own.squares + rest.squares
    guard rest.count >= 3, within > rounding else { continue }
    let count = own.count + rest.count
    let weight = 1 / own.count + 1 / rest.count
    let ratio = (own.mean - rest.mean) / (within / (count - 2) * weight).squareRoot()
    found.append(
      (group, own.mean, rest.mean, ratio, Distributions.studentTwoSided(ratio, df: count - 2)))
  }
  let q = control.adjusted(found.map(\.p))
  return found.enumerated().map { place, one in
    GroupSpread(
      group: one.group, own: one.own, others: one.others, statistic: one.ratio, p: one.p,
      q: q[place] ?? 1, flagged: (q[place] ?? 1) <= level)
  }
}
