/// What the anchored model reads: scores on arrays, free of names.
public struct AnchoredData: Sendable {
  /// One on-site score, given by one team to one unit.
  public struct Visit: Sendable {
    public let unit: Int
    public let team: Int
    public let score: Double

    public init(unit: Int, team: Int, score: Double) {
      self.unit = unit
      self.team = team
      self.score = score
    }
  }

  public let unitCount: Int
  public let teamCount: Int
  /// The on-site scores; a unit with several visits links its teams.
  public let visits: [Visit]
  /// unit × anchor: scores the team had no hand in (routine, peer); nil where missing.
  public let anchors: [[Double?]]
  public let anchorCount: Int

  public init(unitCount: Int, teamCount: Int, visits: [Visit], anchors: [[Double?]]) {
    precondition(anchors.count == unitCount, "one row of anchors a unit")
    self.unitCount = unitCount
    self.teamCount = teamCount
    self.visits = visits
    self.anchors = anchors
    anchorCount = anchors.first?.count ?? 0
  }
}
