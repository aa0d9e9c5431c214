/// One item score one assessor gave one unit; indices into the arrays of its `ArchivedRound`.
public struct ArchivedRating: Equatable, Sendable {
  public var unit: Int32
  public var assessor: Int32
  public var item: Int32
  /// Points.
  public var score: Double

  public init(unit: Int32, assessor: Int32, item: Int32, score: Double) {
    self.unit = unit
    self.assessor = assessor
    self.item = item
    self.score = score
  }
}

/// The ratings of one round as parallel arrays, 24 bytes a rating, by unit, assessor and item.
public struct ArchivedRatings: Equatable, Sendable {
  public internal(set) var unit: [Int32] = []
  public internal(set) var team: [Int32] = []
  public internal(set) var assessor: [Int32] = []
  public internal(set) var item: [Int32] = []
  /// Points.
  public internal(set) var score: [Double] = []

  public var count: Int { score.count }
}
