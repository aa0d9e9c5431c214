/// One item score one assessor gave one unit; indices into the arrays of its `ArchivedRound`.
public struct ArchivedRating: Equatable, Sendable {
  /// Index into the round's units.
  public var unit: Int32
  /// Index into the round's assessors.
  public var assessor: Int32
  /// Index into the round's items.
  public var item: Int32
  /// Points.
  public var score: Double

  /// One score of one item.
  public init(unit: Int32, assessor: Int32, item: Int32, score: Double) {
    self.unit = unit
    self.assessor = assessor
    self.item = item
    self.score = score
  }
}

/// The ratings of one round as parallel arrays, 24 bytes per rating, by unit, assessor and item.
public struct ArchivedRatings: Equatable, Sendable {
  /// Index of the unit, per rating.
  public internal(set) var unit: [Int32] = []
  /// Index of the assessor's team, per rating.
  public internal(set) var team: [Int32] = []
  /// Index of the assessor, per rating.
  public internal(set) var assessor: [Int32] = []
  /// Index of the item, per rating.
  public internal(set) var item: [Int32] = []
  /// Points.
  public internal(set) var score: [Double] = []

  /// Number of ratings.
  public var count: Int { score.count }
}
