/// The item scores of a round, one entry per score given; blanks and N.A. are counted, not kept.
public struct Ratings: Equatable, Sendable {
  /// Everyone who gave a score; as read from files by team, then name in natural order, so that the order of
  /// rows changes no result.
  public let assessors: [Assessor]
  /// Identifiers of the items, in the instrument's order, else of first appearance.
  public let items: [String]
  /// Index into `categories`, one per item; empty without an instrument.
  public let categoryOfItem: [Int]
  /// Identifiers of the instrument's categories, in its order; empty without an instrument.
  public let categories: [String]
  /// Full marks of each item, points; nil where no instrument says.
  public let full: [Double?]

  /// Index into the round's units, one per score; parallel to `team`, `assessor`, `item`, `score`.
  public let unit: [Int32]
  /// Index into the round's teams, one per score.
  public let team: [Int32]
  /// Index into `assessors`, one per score.
  public let assessor: [Int32]
  /// Index into `items`, one per score.
  public let item: [Int32]
  /// Points from 0 to the item's full marks, one per score.
  public let score: [Double]

  /// Cells that were left blank.
  public let blankCount: Int
  /// Cells that say the item does not apply.
  public let notApplicableCount: Int

  /// - Parameters:
  ///   - assessors: everyone who gave a score.
  ///   - items: identifiers.
  ///   - categoryOfItem: one per item, or empty without an instrument.
  ///   - categories: identifiers.
  ///   - full: points, one per item.
  ///   - unit: index into the round's units, one per score.
  ///   - team: index into the round's teams, one per score.
  ///   - assessor: index into `assessors`, one per score.
  ///   - item: index into `items`, one per score.
  ///   - score: points, from 0 to the item's full marks.
  ///   - blankCount: cells left blank.
  ///   - notApplicableCount: cells that say the item does not apply.
  /// - Precondition: parallel arrays are of one length.
  public init(
    assessors: [Assessor], items: [String], categoryOfItem: [Int] = [], categories: [String] = [],
    full: [Double?], unit: [Int32], team: [Int32], assessor: [Int32], item: [Int32],
    score: [Double], blankCount: Int = 0, notApplicableCount: Int = 0
  ) {
    precondition(
      full.count == items.count && (categoryOfItem.isEmpty || categoryOfItem.count == items.count),
      "full marks and categories are one per item")
    precondition(
      [unit, team, assessor, item].allSatisfy { $0.count == score.count },
      "a score has one unit, team, assessor and item")
    self.assessors = assessors
    self.items = items
    self.categoryOfItem = categoryOfItem
    self.categories = categories
    self.full = full
    self.unit = unit
    self.team = team
    self.assessor = assessor
    self.item = item
    self.score = score
    self.blankCount = blankCount
    self.notApplicableCount = notApplicableCount
  }
}
