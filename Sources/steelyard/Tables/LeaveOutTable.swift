import Assessments
import Reporting
import Sensitivity
import Statistics

/// What becomes of the ranking when a part of the scores is left out.
struct LeftOutRow {
  let name: String
  let kind: String
  let comparison: RankingComparison
}

extension [LeftOutRow] {
  /// - Parameters:
  ///   - units: names, in the order the rankings were compared in.
  ///   - top: the k of the overlap.
  func table(units: [String], top: Int) -> ResultTable {
    ResultTable(
      name: "leave_out",
      columns: [
        "left_out", "kind", "tau_b", "spearman", "top_\(top)_overlap", "units_moved",
        "largest_shift", "unit_most_moved",
      ],
      rows: map { row in
        let most = row.comparison.shifts.indices.max {
          abs(row.comparison.shifts[$0]) < abs(row.comparison.shifts[$1])
        }
        return [
          .text(row.name), .text(row.kind), .points(row.comparison.tauB),
          .points(row.comparison.spearman), .points(row.comparison.topOverlap),
          .integer(row.comparison.shifts.count { $0 != 0 }),
          .rank(most.map { abs(row.comparison.shifts[$0]) } ?? 0),
          most.map { .text(units[$0]) } ?? .missing,
        ]
      })
  }
}

extension WeightStudy {
  /// The ranking without each component, the others' weights in proportion.
  func withoutComponents(top: Int) -> [LeftOutRow] {
    ((try? leavingOut(scores: scores, weights: weights, top: top)) ?? []).map { own in
      LeftOutRow(
        name: own.components.map { components[$0] }.joined(separator: "+"), kind: "component",
        comparison: own.comparison)
    }
  }
}

extension Analysis {
  /// Without each component, and without each category of the on-site score where ratings tell.
  func leaveOut(_ study: WeightStudy) -> ResultTable {
    let rows = study.withoutComponents(top: top) + withoutCategories(study)
    return rows.table(units: study.units, top: top)
  }

  /// The adjusted on-site score less a category's points, brought back to full marks.
  private func withoutCategories(_ study: WeightStudy) -> [LeftOutRow] {
    guard let ratings = round.ratings, let points = categoryPoints(ratings) else { return [] }
    let full = points.full.reduce(0, +)
    let index = Dictionary(
      uniqueKeysWithValues: round.units.enumerated().map { ($1.id, $0) })
    return ratings.categories.indices.compactMap { category in
      let kept = 1 - points.full[category] / full
      guard kept > 0 else { return nil }
      let scale = round.scheme.components[0].full / full
      let without = zip(study.units, study.scores).map { unit, row -> [Double] in
        var row = row
        if let own = index[unit].flatMap({ points.ofUnit[$0][category] }) {
          row[0] = (row[0] - scale * own) / kept
        }
        return row
      }
      func totals(_ scores: [[Double]]) -> [Double] {
        scores.map { total($0, weights: study.weights) ?? 0 }
      }
      return LeftOutRow(
        name: ratings.categories[category], kind: "category",
        comparison: RankingComparison(totals(study.scores), totals(without), top: top))
    }
  }

  /// Points of each unit in each category, mean of its assessors; items without a score leave their
  /// marks to the others of the category.
  private func categoryPoints(_ ratings: Ratings) -> (ofUnit: [[Double?]], full: [Double])? {
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
    let points = sums.map { row in
      row.enumerated().map { category, own in
        own.full > 0 ? own.given / own.full * marks[category] : nil
      }
    }
    return (points, marks)
  }
}
