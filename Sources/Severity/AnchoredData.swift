/// What the anchored model reads: scores on arrays, free of names.
public struct AnchoredData: Sendable {
  /// One on-site score, given by one team to one unit.
  public struct Visit: Sendable {
    /// Index of the unit.
    public let unit: Int
    /// Index of the team.
    public let team: Int
    /// On-site points.
    public let score: Double
    /// Part of the score's error variance that is known beforehand, squared points; 0 where nothing
    /// is known.
    public let knownVariance: Double
    /// Weight of the score against others': its own error variance is divided by it.
    public let weight: Double

    /// One on-site score.
    public init(
      unit: Int, team: Int, score: Double, knownVariance: Double = 0, weight: Double = 1
    ) {
      precondition(knownVariance >= 0 && weight > 0, "a variance and a weight")
      self.unit = unit
      self.team = team
      self.score = score
      self.knownVariance = knownVariance
      self.weight = weight
    }
  }

  /// Units, visited or not.
  public let unitCount: Int
  /// Teams, with scores or without.
  public let teamCount: Int
  /// The on-site scores; a unit with several visits links its teams.
  public let visits: [Visit]
  /// unit × anchor: scores the team had no hand in (routine, peer); nil where missing.
  public let anchors: [[Double?]]
  /// Anchors of each unit.
  public let anchorCount: Int
  /// All units in the order in which draws go to them.
  public let order: [Int]

  /// Scores of one round.
  ///
  /// - Parameter order: all units, in an order that has nothing to do with that of rows, so that this does
  ///   not change results; as they are counted where none is given.
  public init(
    unitCount: Int, teamCount: Int, visits: [Visit], anchors: [[Double?]], order: [Int]? = nil
  ) {
    precondition(anchors.count == unitCount, "one row of anchors a unit")
    precondition(order.map { $0.count == unitCount } ?? true, "every unit has a place")
    self.unitCount = unitCount
    self.teamCount = teamCount
    self.visits = visits
    self.anchors = anchors
    anchorCount = anchors.first?.count ?? 0
    self.order = order ?? Array(0..<unitCount)
  }

  /// The on-site scores by the place of their unit in `order`, and by team.
  var orderedVisits: [Visit] {
    var place = [Int](repeating: 0, count: unitCount)
    for (own, unit) in order.enumerated() { place[unit] = own }
    return visits.enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      return (place[a.unit], a.team, $0.offset) < (place[b.unit], b.team, $1.offset)
    }.map(\.element)
  }

  /// Whether some unit was visited more than once.
  public var hasSharedVisits: Bool { Set(visits.map(\.unit)).count < visits.count }

  /// Whether a lean of an anchor can be told from a severity: by another anchor or by shared visits.
  public var canTellLeans: Bool { anchorCount > 1 || anchorCount == 1 && hasSharedVisits }
}
