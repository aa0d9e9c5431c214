import Assessments
import Phrases
import Reporting
import Severity
import Statistics

extension Round {
  /// The ratings as arrays; nil without ratings or without full marks of their items.
  var ratingArrays: RatingArrays? {
    guard let ratings else { return nil }
    let full = ratings.full.compactMap { $0 }
    guard full.count == ratings.items.count else { return nil }
    return RatingArrays(
      unitCount: units.count, teamCount: teams.count,
      teamOfAssessor: ratings.assessors.map(\.team), full: full,
      categoryOfItem: ratings.categoryOfItem, categoryCount: ratings.categories.count,
      unit: ratings.unit, assessor: ratings.assessor, item: ratings.item, score: ratings.score)
  }

  /// assessor_severity, team_category and item_difficulty; none where ratings.csv is missing.
  var ratingTables: [ResultTable] {
    guard let ratings else { return [] }
    guard let arrays = ratingArrays else {
      say(Phrase("the scheme has no instrument: assessors and categories are left out"))
      return []
    }
    var tables: [ResultTable] = []
    do {
      tables.append(assessorTable(try assessorSeverities(arrays), ratings))
    } catch {
      say(Phrase("no assessor severities: \(error)"))
    }
    tables.append(categoryTable(teamCategoryProfile(arrays), ratings))
    tables.append(itemTable(arrays, ratings))
    return tables
  }

  private func assessorTable(_ found: [AssessorSeverity], _ ratings: Ratings) -> ResultTable {
    ResultTable(
      name: "assessor_severity",
      columns: [
        "assessor", "team", "n_scores", "severity", "conditional_sd", "p", "q", "flagged",
        "consistency", "item_spread",
      ],
      rows: found.map { own in
        let assessor = ratings.assessors[own.assessor]
        return [
          .text(assessor.id), .text(teams[assessor.team].id), .integer(own.count),
          .points(own.severity), .points(own.conditionalSD), .probability(own.p),
          .probability(own.q), .flag(own.q <= 0.05), .points(own.consistency),
          .points(own.itemSpread),
        ]
      })
  }

  private func categoryTable(_ found: [TeamCategory], _ ratings: Ratings) -> ResultTable {
    let full = scheme.instrument?.categories.map { $0.items.reduce(0) { $0 + $1.full } } ?? []
    return ResultTable(
      name: "team_category",
      columns: [
        "team", "category", "severity_percent", "severity", "se", "t", "df", "p", "q", "flagged",
      ],
      rows: found.map { own in
        let marks = full[own.category] / 100
        return [
          .text(teams[own.team].id), .text(ratings.categories[own.category]),
          .points(own.severity), .points(own.severity * marks),
          .points(own.standardError * marks), .points(own.t), .points(own.df),
          .probability(own.p), .probability(own.q), .flag(own.q <= 0.05),
        ]
      })
  }

  private func itemTable(_ arrays: RatingArrays, _ ratings: Ratings) -> ResultTable {
    let means = arrays.itemMeans
    let grand = mean(means.compactMap { $0 }) ?? 0
    return ResultTable(
      name: "item_difficulty",
      columns: ["item", "category", "full", "mean_percent", "difficulty_percent"],
      rows: ratings.items.indices.map { item in
        let category =
          ratings.categoryOfItem.isEmpty ? "" : ratings.categories[ratings.categoryOfItem[item]]
        return [
          .text(ratings.items[item]), .text(category), .points(arrays.full[item]),
          .points(means[item]), .points(means[item].map { grand - $0 }),
        ]
      })
  }
}
