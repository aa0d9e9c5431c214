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
///
/// Source: Brown & Forsythe (1974), J. Am. Stat. Assoc. 69, 364-367.
public func groupSpreads(
  _ groups: [[Double]], level: Double = 0.05, control: MultiplicityControl = .benjaminiHochberg
) -> [GroupSpread] {
  let distances = groups.map { group in
    group.map { abs($0 - (median(group) ?? 0)) }
  }
  var found: [(group: Int, own: Double, others: Double, ratio: Double, p: Double)] = []
  for group in groups.indices where groups[group].count >= 3 {
    let rest = groups.indices.filter { $0 != group && groups[$0].count >= 3 }
      .flatMap { distances[$0] }
    guard rest.count >= 3, let own = mean(distances[group]), let others = mean(rest) else {
      continue
    }
    let count = Double(distances[group].count + rest.count)
    let within =
      distances[group].reduce(0) { $0 + ($1 - own) * ($1 - own) }
      + rest.reduce(0) { $0 + ($1 - others) * ($1 - others) }
    guard within > 0 else { continue }
    let weight = 1 / Double(distances[group].count) + 1 / Double(rest.count)
    let ratio = (own - others) / (within / (count - 2) * weight).squareRoot()
    found.append((group, own, others, ratio, Distributions.studentTwoSided(ratio, df: count - 2)))
  }
  let q = control.adjusted(found.map(\.p))
  return found.enumerated().map { place, one in
    GroupSpread(
      group: one.group, own: one.own, others: one.others, statistic: one.ratio, p: one.p,
      q: q[place] ?? 1, flagged: (q[place] ?? 1) <= level)
  }
}
