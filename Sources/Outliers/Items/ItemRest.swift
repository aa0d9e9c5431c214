import Foundation
public import Severity
public import Statistics

/// Whether an item agrees with the other items on which units are good.
public struct ItemRest: Sendable {
  /// Index of the item.
  public let item: Int
  /// Correlation over units of the item with the mean of the other items, both less their team's
  /// means; nil where the item does not vary.
  public let correlation: Double?
  /// Fisher's z less that of the median item, near full marks of items with as many of them; nil where the
  /// item does not vary.
  public let gap: Double?
  /// The gap over its SD; nil where the item does not vary.
  public let statistic: Double?
  /// Two-sided p by the normal distribution; nil where the item does not vary.
  public let p: Double?
  /// p adjusted over the items that vary; nil where the item does not.
  public let q: Double?
  /// Whether the item agrees with the rest significantly less than the median item does, or does
  /// not vary at all.
  public let flagged: Bool
}

/// Tests every item's correlation with the rest against that of the median item.
///
/// A unit's score on an item is the mean per cent its assessors gave. The SD of Fisher's z is the
/// larger of 1 / √(units − teams − 2) and the MAD over items, so that items which merely differ in
/// quality are not all flagged. Items with many full marks have less to correlate with: from one score in a
/// hundred at full marks on, z is compared with that of items with as many (a curve in the root of the share
/// below full marks, fitted so that odd items do not bend it). The error that `control` names is held at `level` over the items.
///
/// - Returns: one entry per item scored in at least `teams + 6` units.
/// - Complexity: ratings, and units × items.
///
/// Source: Fisher (1921), Metron 1, 3-32, for z; Nunnally & Bernstein (1994), Psychometric Theory,
/// chapter 8, for corrected item-total correlations; Tobin (1958), Econometrica 26, 24-36, for what a cut
/// takes off a slope.
public func itemRests(
  _ ratings: RatingArrays, level: Double = 0.05,
  control: MultiplicityControl = .benjaminiHochberg
) -> [ItemRest] {
  let cells = ItemCells(ratings)
  let correlations = (0..<ratings.itemCount).map { cells.correlation(of: $0) }
  let z = correlations.map { entry -> Double? in
    entry.flatMap { $0.value.map { atanh(min(max($0, -0.999_999), 0.999_999)) } }
  }
  let gaps = besideItemsAlike(z, ratings)
  let spread = medianAbsoluteDeviation(gaps.compactMap { $0 }) ?? 0
  let statistics = zip(gaps, correlations).map { gap, entry -> Double? in
    guard let gap, let freedom = entry?.freedom else { return nil }
    return gap / max(spread, 1 / (freedom - 1).squareRoot())
  }
  let p = statistics.map { $0.map { 2 * Distributions.normalCumulative(-abs($0)) } }
  let q = control.adjusted(p)
  return correlations.indices.compactMap { item in
    guard let entry = correlations[item] else { return nil }
    let isLow = (statistics[item] ?? 0) < 0 && (q[item] ?? 1) <= level
    return ItemRest(
      item: item, correlation: entry.value, gap: gaps[item],
      statistic: statistics[item], p: p[item], q: q[item],
      flagged: isLow || entry.value == nil)
  }
}

/// Each item's z less the median, or less that of items with as many full marks.
private func besideItemsAlike(_ z: [Double?], _ ratings: RatingArrays) -> [Double?] {
  var (count, inner) = (z.map { _ in 0.0 }, z.map { _ in 0.0 })
  for index in ratings.score.indices {
    let item = Int(ratings.item[index])
    count[item] += 1
    if ratings.score[index] < ratings.full[item], ratings.score[index] > 0 { inner[item] += 1 }
  }
  let known = z.indices.filter { z[$0] != nil }
  let cut = 1 - inner.reduce(0, +) / max(count.reduce(0, +), 1)
  guard cut >= ScoreSheets.shareThatCounts else {
    let centre = median(known.compactMap { z[$0] }) ?? 0
    return z.map { $0.map { $0 - centre } }
  }
  let curve = LevelEffect(
    robustly: [known.map { (member: $0, contrast: z[$0] ?? 0) }],
    covariates: [
      known.map { item in
        let share = inner[item] / count[item]
        return known.count < itemsForACurve
          ? [1, share.squareRoot()] : [1, share.squareRoot(), share]
      }
    ], memberCount: z.count)
  var gaps = z
  for (place, item) in known.enumerated() {
    gaps[item] = z[item].map { $0 - curve.explained(0, place, for: item) }
  }
  return gaps
}

/// With fewer items a straight line has to do.
private let itemsForACurve = 20

/// Mean per cent of each visit on each item.
private struct ItemCells {
  private let sums: [Double]
  private let counts: [Double]
  private let levels: [Double]
  private let ratings: RatingArrays

  init(_ ratings: RatingArrays) {
    self.ratings = ratings
    levels = ratings.itemMeans.map { $0 ?? 0 }
    let width = ratings.itemCount
    var sums = [Double](repeating: 0, count: ratings.sheets.visitCount * width)
    var counts = sums
    for index in ratings.score.indices {
      let item = Int(ratings.item[index])
      let visit = ratings.sheets.visit(ofScore: index)
      sums[visit * width + item] += 100 * ratings.score[index] / ratings.full[item]
      counts[visit * width + item] += 1
    }
    self.sums = sums
    self.counts = counts
  }

  /// Correlation within teams and units − teams − 1; nil with too few units, its value nil where
  /// item or rest does not vary.
  func correlation(of item: Int) -> (value: Double?, freedom: Double)? {
    let width = ratings.itemCount
    var rows: [(team: Int, own: Double, rest: Double)] = []
    for (visit, team) in ratings.sheets.teamOfVisit.enumerated() {
      let start = visit * width
      guard counts[start + item] > 0 else { continue }
      var (sum, count) = (0.0, 0.0)
      for other in 0..<width where other != item && counts[start + other] > 0 {
        // An item's level is taken off, so a missing item does not move the rest.
        sum += sums[start + other] / counts[start + other] - levels[other]
        count += 1
      }
      guard count > 0 else { continue }
      rows.append((Int(team), sums[start + item] / counts[start + item], sum / count))
    }
    let teams = Set(rows.map(\.team)).count
    guard rows.count >= teams + 6 else { return nil }
    var (xx, yy, xy, size) = (0.0, 0.0, 0.0, 0.0)
    for (_, members) in Dictionary(grouping: rows, by: \.team).sorted(by: { $0.key < $1.key }) {
      let count = Double(members.count)
      let a = members.reduce(0) { $0 + $1.own } / count
      let b = members.reduce(0) { $0 + $1.rest } / count
      for row in members {
        xx += (row.own - a) * (row.own - a)
        yy += (row.rest - b) * (row.rest - b)
        xy += (row.own - a) * (row.rest - b)
        size += a * a
      }
    }
    let freedom = Double(rows.count - teams - 1)
    // Scores typed alike differ by rounding of their means only.
    guard xx > 1e-20 * (size + 1), yy > 0 else { return (nil, freedom) }
    return (xy / (xx * yy).squareRoot(), freedom)
  }

}
