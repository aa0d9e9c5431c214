/// An assessor; the same name in two teams is two assessors.
public struct Assessor: Hashable, Sendable {
  public let id: String
  /// Index into the round's teams.
  public let team: Int
}

/// The given item scores of a round, one entry a score; blanks and N.A. are counted, not kept.
public struct Ratings: Sendable {
  public let assessors: [Assessor]
  /// In the instrument's order, else of first appearance.
  public let items: [String]
  /// Category of each item; empty without an instrument.
  public let categoryOfItem: [Int]
  public let categories: [String]
  /// Full marks of each item; nil where no instrument says.
  public let full: [Double?]

  /// Parallel arrays: indices into units, teams, assessors and items, and the points given.
  public let unit: [Int32]
  public let team: [Int32]
  public let assessor: [Int32]
  public let item: [Int32]
  public let score: [Double]

  public let blankCount: Int
  public let notApplicableCount: Int
}
