import Statistics

/// What a team took off one category beyond what it took off the others.
public struct TeamCategory: Sendable {
  /// Index of the team.
  public let team: Int
  /// Index of the category.
  public let category: Int
  /// Per cent of the category's full marks; positive took points off. Relative to the team's own
  /// level and to how other teams score the category.
  public let severity: Double
  /// Standard error of the severity, per cent of full marks.
  public let standardError: Double
  /// Severity over its standard error.
  public let t: Double
  /// Degrees of freedom of `t`.
  public let df: Double
  /// Two-sided p of `t`.
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
/// A team harsh on one category would lend a trace of it to its other categories and to the other
/// teams. So the cell of largest t is set aside while its p, times the number of cells, is at most
/// .05: what is set aside belongs to no level that others are compared with, nor to its own. Of the
/// ways to share out an interaction this is the one of fewest odd cells; a team half of whose
/// categories are odd, or a category that half of the teams score oddly, keeps the rest.
///
/// - Returns: one entry per team and category scored; empty without categories.
/// - Complexity: scores + visits × categories, once more for each cell set aside.
///
/// Source: Daniel (1978), Technometrics 20, 385-395, for what one odd cell does to the residuals of
/// its row and column.
public func teamCategoryProfile(_ ratings: RatingArrays) -> [TeamCategory] {
  guard ratings.categoryCount > 1 else { return [] }
  var cells = CategoryCells(ratings)
  var found = cells.profile()
  while let worst = found.filter({ !cells.aside[$0.cell] }).max(by: { abs($0.t) < abs($1.t) }),
    worst.p * Double(found.count) <= 0.05, cells.setAside(worst.cell)
  { found = cells.profile() }
  let q = benjaminiHochberg(found.map(\.p))
  return zip(found, q).map { own, q in
    TeamCategory(
      team: own.cell / ratings.categoryCount, category: own.cell % ratings.categoryCount,
      severity: own.severity, standardError: own.error, t: own.t, df: own.df, p: own.p, q: q ?? 1)
  }
}

/// Sums of item scores by visit and category, and which cells of team × category are set aside.
private struct CategoryCells {
  private let ratings: RatingArrays
  private let shares: [Double]
  private let teams: Int
  private let categories: Int
  /// Visit × category: per cent beyond the items' means times full marks, and full marks.
  private var sums: [Double] = []
  private var weights: [Double] = []
  /// Team × category.
  private(set) var aside: [Bool]

  struct Entry {
    let cell: Int
    let severity: Double
    let error: Double
    let df: Double
    var t: Double { error > 0 ? severity / error : 0 }
    var p: Double { error > 0 ? Distributions.studentTwoSided(t, df: df) : 1 }
  }

  init(_ ratings: RatingArrays) {
    self.ratings = ratings
    shares = ratings.shares
    (teams, categories) = (ratings.teamCount, ratings.categoryCount)
    aside = [Bool](repeating: false, count: teams * categories)
    gather()
  }

  /// Items are centred by their mean over the cells not set aside.
  private mutating func gather() {
    let cells = shares.indices.map { index in
      ratings.teamOfAssessor[Int(ratings.assessor[index])] * categories
        + ratings.categoryOfItem[Int(ratings.item[index])]
    }
    var means = [(sum: Double, count: Double)](repeating: (0, 0), count: ratings.itemCount)
    for (index, share) in shares.enumerated() where !aside[cells[index]] {
      means[Int(ratings.item[index])].sum += share
      means[Int(ratings.item[index])].count += 1
    }
    sums = [Double](repeating: 0, count: ratings.sheets.visitCount * categories)
    weights = sums
    for (index, share) in shares.enumerated() {
      let item = Int(ratings.item[index])
      guard means[item].count > 0 else { continue }
      let place =
        ratings.sheets.visit(ofScore: index) * categories + ratings.categoryOfItem[item]
      sums[place] += ratings.full[item] * (share - means[item].sum / means[item].count)
      weights[place] += ratings.full[item]
    }
  }

  /// - Returns: false where the cell's team or category would be left with less than half.
  mutating func setAside(_ cell: Int) -> Bool {
    let (team, category) = (cell / categories, cell % categories)
    let inTeam = (0..<categories).count { aside[team * categories + $0] } + 1
    let inCategory = (0..<teams).count { aside[$0 * categories + category] } + 1
    guard 2 * inTeam < categories, 2 * inCategory < teams else { return false }
    aside[cell] = true
    gather()
    return true
  }

  func profile() -> [Entry] {
    (0..<categories).flatMap { category -> [Entry] in
      var groups = [[Double]](repeating: [], count: teams)
      for (visit, team) in ratings.sheets.teamOfVisit.enumerated() {
        guard let own = deviation(visit: visit, team: Int(team), category) else { continue }
        groups[Int(team)].append(own)
      }
      let inside = groups.indices.filter { !aside[$0 * categories + category] }
      let all = inside.flatMap { groups[$0] }
      let df = groups.reduce(0) { $0 + Double(max(0, $1.count - 1)) }
      guard df > 0, let grand = mean(all) else { return [] }
      let squares = groups.reduce(0) { sum, group in
        let centre = mean(group) ?? 0
        return sum + group.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      }
      return groups.enumerated().compactMap { team, group in
        guard let centre = mean(group) else { return nil }
        let cell = team * categories + category
        // The grand mean holds the team's own units, unless they are set aside.
        let rest = 1 / Double(all.count) * (aside[cell] ? 1 : -1)
        let variance = squares / df * max(0, 1 / Double(group.count) + rest)
        return Entry(cell: cell, severity: grand - centre, error: variance.squareRoot(), df: df)
      }
    }
  }

  /// Of a visit in a category, from the visit's own level.
  private func deviation(visit: Int, team: Int, _ category: Int) -> Double? {
    let first = visit * categories
    guard weights[first + category] > 0 else { return nil }
    var (sum, weight) = (0.0, 0.0)
    for other in 0..<categories where !aside[team * categories + other] {
      sum += sums[first + other]
      weight += weights[first + other]
    }
    guard weight > 0 else { return nil }
    return sums[first + category] / weights[first + category] - sum / weight
  }
}
