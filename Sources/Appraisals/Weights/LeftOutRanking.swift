import Assessments
public import Sensitivity
import TableIO

/// What becomes of the ranking when a part of the scores is left out.
public struct LeftOutRanking: Sendable {
  /// A part of the scores.
  public enum Kind: String, Sendable {
    /// A component of the total.
    case component
    /// A category of the on-site score.
    case category
  }

  /// The part's name.
  public let name: String
  /// What kind of part it is.
  public let kind: Kind
  /// The ranking without it beside the ranking with it; shifts are in the order of the units.
  public let comparison: RankingComparison
  /// The unit whose rank moves most, of several the first by name; nil without units.
  public let mostMoved: String?

  init(_ name: String, _ kind: Kind, _ comparison: RankingComparison, units: [String]) {
    self.name = name
    self.kind = kind
    self.comparison = comparison
    let most = comparison.shifts.map(abs).max()
    mostMoved =
      comparison.shifts.indices.filter { abs(comparison.shifts[$0]) == most }
      .map { NaturalOrder(units[$0]) }.min()?.description
  }

  /// Units whose rank moves.
  public var unitsMoved: Int { comparison.shifts.count { $0 != 0 } }
  /// Ranks that the unit moved most moves by.
  public var largestShift: Double { comparison.shifts.map(abs).max() ?? 0 }
}

extension WeightProblem {
  /// The ranking without each component, the others' weights in proportion.
  var withoutComponents: [LeftOutRanking] {
    let found = try? leavingOut(scores: scores, weights: weights, top: top, ranking: ranking)
    return (found ?? []).map { own in
      LeftOutRanking(
        own.components.map { components[$0] }.joined(separator: "+"), .component, own.comparison,
        units: units)
    }
  }

  /// The ranking without each category of the on-site score, where ratings tell them apart.
  func withoutCategories(_ appraisal: Appraisal, _ complete: CompleteScores) -> [LeftOutRanking] {
    let round = appraisal.round
    guard let ratings = round.ratings, complete.components.first == 0,
      let points = CategoryPoints(round)
    else { return [] }
    let full = points.full.reduce(0, +)
    let scale = round.scheme.components[0].full / full
    return ratings.categories.indices.compactMap { category in
      let kept = 1 - points.full[category] / full
      guard kept > 0 else { return nil }
      // The adjusted on-site score less the category's points, brought back to full marks.
      let without = zip(complete.units, scores).map { unit, row -> [Double] in
        var row = row
        if let own = points.ofUnit[unit][category] { row[0] = (row[0] - scale * own) / kept }
        return row
      }
      let totals = without.map { total($0, weights: weights) ?? 0 }
      return LeftOutRanking(
        ratings.categories[category], .category,
        RankingComparison(self.totals, totals, top: top, ranking: ranking), units: units)
    }
  }
}

/// Points of units in the categories of the on-site score.
private struct CategoryPoints {
  /// unit × category: mean of the assessors, points; items without a score leave their marks to the
  /// others of the category; nil without any score.
  let ofUnit: [[Double?]]
  /// Full marks by category, points.
  let full: [Double]

  /// nil without ratings or without full marks of their items.
  init?(_ round: Round) {
    guard let ratings = round.ratings else { return nil }
    let full = ratings.full.compactMap { $0 }
    guard full.count == ratings.items.count, !ratings.categories.isEmpty else { return nil }
    let count = ratings.categories.count
    var marks = [Double](repeating: 0, count: count)
    for (item, category) in ratings.categoryOfItem.enumerated() { marks[category] += full[item] }
    var sums = [[(given: Double, full: Double)]](
      repeating: Array(repeating: (0, 0), count: count), count: round.units.count)
    for place in ratings.score.indices {
      let (unit, item) = (Int(ratings.unit[place]), Int(ratings.item[place]))
      sums[unit][ratings.categoryOfItem[item]].given += ratings.score[place]
      sums[unit][ratings.categoryOfItem[item]].full += full[item]
    }
    ofUnit = sums.map { row in
      row.enumerated().map { category, own in
        own.full > 0 ? own.given / own.full * marks[category] : nil
      }
    }
    self.full = marks
  }
}
