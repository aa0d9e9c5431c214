/// Scores of several years: units, teams and years by index, the same unit or team in every year.
public struct MultiYearData: Sendable {
  /// One on-site score, given by one team to one unit in one year.
  public struct Visit: Equatable, Sendable {
    /// Index into the years.
    public let year: Int
    /// Index of the unit.
    public let unit: Int
    /// Index of the team.
    public let team: Int
    /// On-site points.
    public let score: Double

    /// One on-site score.
    public init(year: Int, unit: Int, team: Int, score: Double) {
      self.year = year
      self.unit = unit
      self.team = team
      self.score = score
    }
  }

  /// Calendar years, ascending; their gaps say how much persistence has faded.
  public let years: [Int]
  /// Units over all years.
  public let unitCount: Int
  /// Teams over all years.
  public let teamCount: Int
  /// On-site scores of all years, in any order.
  public let visits: [Visit]
  /// year × unit × anchor: scores no team had a hand in; nil where missing.
  public let anchors: [[[Double?]]]
  /// One per team and year with ratings of two assessors or more; empty without ratings.
  public let panels: [TeamPanel]

  /// Scores of several years, every year's anchors for every unit.
  public init(
    years: [Int], unitCount: Int, teamCount: Int, visits: [Visit], anchors: [[[Double?]]],
    panels: [TeamPanel] = []
  ) {
    precondition(zip(years, years.dropFirst()).allSatisfy { $0 < $1 }, "years ascend")
    precondition(anchors.count == years.count, "one table of anchors per year")
    precondition(anchors.allSatisfy { $0.count == unitCount }, "one row of anchors per unit")
    self.years = years
    self.unitCount = unitCount
    self.teamCount = teamCount
    self.visits = visits
    self.anchors = anchors
    self.panels = panels
  }

  /// Anchors of each unit.
  public var anchorCount: Int { anchors.first?.first?.count ?? 0 }
}
