public import Assessments
public import Phrases
public import Severity
import Statistics

/// What item scores tell of assessors, of categories and of items.
public struct RatingResults: Sendable {
  /// The ratings of the round.
  public let ratings: Ratings
  /// The ratings as the models read them.
  public let arrays: RatingArrays
  /// One per assessor who can be compared with colleagues; empty where none can.
  public let assessors: [AssessorResult]
  /// One per team and category.
  public let categories: [CategoryResult]
  /// One per item.
  public let items: [ItemResult]
  /// What could not be worked out, and why.
  public let notices: [Phrase]

  /// False discovery rate at which an assessor differs or a cell stands out.
  public static let level = 0.05

  /// nil without ratings, or without full marks of their items.
  init?(_ round: Round) {
    guard let ratings = round.ratings, let arrays = RatingArrays(round) else { return nil }
    self.ratings = ratings
    self.arrays = arrays
    var notices: [Phrase] = []
    var found: [AssessorSeverity] = []
    do {
      found = try assessorSeverities(arrays)
    } catch {
      notices.append(Phrase("no assessor severities: \(error)"))
    }
    assessors = found.map { own in
      let assessor = ratings.assessors[own.assessor]
      return AssessorResult(
        name: assessor.id, team: round.teams[assessor.team].id, estimate: own,
        differs: own.q <= Self.level)
    }
    let full = round.scheme.instrument?.categories.map { $0.items.reduce(0) { $0 + $1.full } } ?? []
    categories = teamCategoryProfile(arrays).map { own in
      CategoryResult(
        team: round.teams[own.team].id, category: ratings.categories[own.category], estimate: own,
        fullMarks: full[own.category], isFlagged: own.q <= Self.level)
    }
    let means = arrays.itemMeans
    let grand = mean(means.compactMap { $0 }) ?? 0
    items = ratings.items.indices.map { item in
      ItemResult(
        name: ratings.items[item],
        category: ratings.categoryOfItem.isEmpty
          ? "" : ratings.categories[ratings.categoryOfItem[item]],
        fullMarks: arrays.full[item], meanPercent: means[item],
        difficultyPercent: means[item].map { grand - $0 })
    }
    self.notices = notices
  }
}

/// One assessor compared with the colleagues of the team.
public struct AssessorResult: Sendable {
  /// The assessor's name.
  public let name: String
  /// The team's name.
  public let team: String
  /// Severity, its error, consistency and spread over items.
  public let estimate: AssessorSeverity
  /// Whether the severity differs from the colleagues' at a false discovery rate of 5 %.
  public let differs: Bool
}

/// One team in one category.
public struct CategoryResult: Sendable {
  /// The team's name.
  public let team: String
  /// The category's name.
  public let category: String
  /// Severity beyond the team's usual one, per cent of full marks, with its error.
  public let estimate: TeamCategory
  /// Full marks of the category, points.
  public let fullMarks: Double
  /// Whether the cell stands out at a false discovery rate of 5 %.
  public let isFlagged: Bool

  /// Points of the category the team took off beyond its usual severity.
  public var severity: Double { estimate.severity * fullMarks / 100 }
  /// Standard error of those points.
  public var standardError: Double { estimate.standardError * fullMarks / 100 }
}

/// How high one item was scored by all.
public struct ItemResult: Sendable {
  /// The item's name.
  public let name: String
  /// Its category; empty without an instrument.
  public let category: String
  /// Full marks, points.
  public let fullMarks: Double
  /// Mean score, per cent of full marks; nil where nobody scored it.
  public let meanPercent: Double?
  /// Mean of all items less that of this one, per cent of full marks; positive is harder.
  public let difficultyPercent: Double?
}

extension RatingArrays {
  /// The ratings of a round as arrays; nil without ratings or without full marks of their items.
  public init?(_ round: Round) {
    guard let ratings = round.ratings else { return nil }
    let full = ratings.full.compactMap { $0 }
    guard full.count == ratings.items.count else { return nil }
    self.init(
      unitCount: round.units.count, teamCount: round.teams.count,
      teamOfAssessor: ratings.assessors.map(\.team), full: full,
      categoryOfItem: ratings.categoryOfItem, categoryCount: ratings.categories.count,
      unit: ratings.unit, assessor: ratings.assessor, item: ratings.item, score: ratings.score)
  }
}
