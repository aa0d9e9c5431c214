/// Scores of several years: units, teams and years by index, the same unit or team in every year.
public struct MultiYearData: Sendable {
  public struct Visit: Equatable, Sendable {
    public let year: Int
    public let unit: Int
    public let team: Int
    /// On-site points.
    public let score: Double

    public init(year: Int, unit: Int, team: Int, score: Double) {
      self.year = year
      self.unit = unit
      self.team = team
      self.score = score
    }
  }

  /// Calendar years, ascending; their gaps say how much persistence has faded.
  public let years: [Int]
  public let unitCount: Int
  public let teamCount: Int
  public let visits: [Visit]
  /// year × unit × anchor: scores no team had a hand in; nil where missing.
  public let anchors: [[[Double?]]]
  /// One a team and year with ratings of two assessors or more; empty without ratings.
  public let panels: [TeamPanel]

  public init(
    years: [Int], unitCount: Int, teamCount: Int, visits: [Visit], anchors: [[[Double?]]],
    panels: [TeamPanel] = []
  ) {
    precondition(zip(years, years.dropFirst()).allSatisfy { $0 < $1 }, "years ascend")
    precondition(anchors.count == years.count, "one table of anchors a year")
    precondition(anchors.allSatisfy { $0.count == unitCount }, "one row of anchors a unit")
    self.years = years
    self.unitCount = unitCount
    self.teamCount = teamCount
    self.visits = visits
    self.anchors = anchors
    self.panels = panels
  }

  public var anchorCount: Int { anchors.first?.first?.count ?? 0 }
}

/// A team in one year; the places of severities.
public struct TeamYear: Hashable, Sendable {
  public let team: Int
  /// Index into the years.
  public let year: Int

  public init(team: Int, year: Int) {
    self.team = team
    self.year = year
  }
}
