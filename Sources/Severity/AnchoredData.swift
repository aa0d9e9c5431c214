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

  /// Scores of one round.
  public init(unitCount: Int, teamCount: Int, visits: [Visit], anchors: [[Double?]]) {
    precondition(anchors.count == unitCount, "one row of anchors a unit")
    self.unitCount = unitCount
    self.teamCount = teamCount
    self.visits = visits
    self.anchors = anchors
    anchorCount = anchors.first?.count ?? 0
  }

  /// Whether some unit was visited more than once.
  public var hasSharedVisits: Bool { Set(visits.map(\.unit)).count < visits.count }

  /// Whether a lean of an anchor can be told from a severity: by another anchor or by shared visits.
  public var canTellLeans: Bool { anchorCount > 1 || anchorCount == 1 && hasSharedVisits }
}
