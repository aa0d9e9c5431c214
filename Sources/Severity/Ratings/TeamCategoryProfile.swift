import Statistics

/// What a team took off one category beyond what it took off the others.
public struct TeamCategory: Sendable {
  public let team: Int
  public let category: Int
  /// Per cent of the category's full marks; positive took points off. Relative to the team's own
  /// level and to how all teams score the category.
  public let severity: Double
  public let standardError: Double
  public let t: Double
  public let df: Double
  public let p: Double
  /// Benjamini-Hochberg over all teams and categories.
  public let q: Double
}

/// Team by category profiles, estimable even when no unit has two visits: a team is compared with
/// itself.
///
/// For each unit and category, the per cent beyond the items' means, less the unit's own level; a
/// team's deviation is the mean over its units, tested against the spread of units within teams in
/// that category (pooled over teams). Units are the sampling units, so assessors who agree are not
/// counted five times.
///
/// - Returns: one entry a team and category scored; empty without categories.
public func teamCategoryProfile(_ ratings: RatingArrays) -> [TeamCategory] {
  guard ratings.categoryCount > 1 else { return [] }
  let visits = ratings.unitCount * ratings.teamCount
  let width = ratings.categoryCount
  var sums = [Double](repeating: 0, count: visits * width)
  var weights = [Double](repeating: 0, count: visits * width)
  for (index, share) in ratings.centredShares.enumerated() {
    let item = Int(ratings.item[index])
    let team = ratings.teamOfAssessor[Int(ratings.assessor[index])]
    let place = (Int(ratings.unit[index]) * ratings.teamCount + team) * width
    sums[place + ratings.categoryOfItem[item]] += ratings.full[item] * share
    weights[place + ratings.categoryOfItem[item]] += ratings.full[item]
  }
  /// deviation of a visit in a category from the visit's own level.
  func deviation(_ visit: Int, _ category: Int) -> Double? {
    let places = (visit * width)..<(visit * width + width)
    let whole = places.reduce(0) { $0 + weights[$1] }
    let own = weights[visit * width + category]
    guard own > 0 else { return nil }
    return sums[visit * width + category] / own - places.reduce(0) { $0 + sums[$1] } / whole
  }
  var found: [(team: Int, category: Int, value: Double, error: Double, df: Double)] = []
  for category in 0..<width {
    let groups = (0..<ratings.teamCount).map { team in
      (0..<ratings.unitCount).compactMap { deviation($0 * ratings.teamCount + team, category) }
    }
    let all = groups.flatMap(\.self)
    let df = Double(all.count - groups.count { !$0.isEmpty })
    guard df > 0, let grand = mean(all) else { continue }
    let squares = groups.reduce(0) { sum, group in
      let centre = mean(group) ?? 0
      return sum + group.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    }
    for (team, group) in groups.enumerated() {
      guard let centre = mean(group) else { continue }
      // The grand mean holds the team's own units: the contrast's variance says so.
      let share = 1 / Double(group.count) - 1 / Double(all.count)
      found.append((team, category, grand - centre, (squares / df * share).squareRoot(), df))
    }
  }
  let p = found.map { entry in
    entry.error > 0 ? Distributions.studentTwoSided(entry.value / entry.error, df: entry.df) : 1
  }
  let q = benjaminiHochberg(p)
  return found.enumerated().map { place, entry in
    TeamCategory(
      team: entry.team, category: entry.category, severity: entry.value,
      standardError: entry.error, t: entry.error > 0 ? entry.value / entry.error : 0,
      df: entry.df, p: p[place], q: q[place] ?? 1)
  }
}
