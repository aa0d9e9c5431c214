public import MultiYear
import Statistics

/// One team's severity in one year, and its change since the team's last year.
public struct TeamDrift: Sendable {
  /// The team's name.
  public let name: String
  /// Calendar year.
  public let year: Int
  /// The scheme's name in that year.
  public let round: String
  /// Severity relative to the mean of that year's teams, its error, interval and change, points.
  public let estimate: YearSeverity
  /// Expected share of wrong signs among the changes from year to year at least as certain; nil in the
  /// team's first year.
  public let q: Double?
  /// Whether the 95 % interval of the change leaves 0 out.
  public var isDrifted: Bool { estimate.isChanged }
  /// Standard error of the severity from this year alone; nil where the year cannot be analysed alone.
  public let standardErrorAlone: Double?
}

/// One team's severity from its first year to its last.
public struct TeamTrend: Sendable {
  /// The team's name.
  public let name: String
  /// The team's first calendar year.
  public let yearFrom: Int
  /// The team's last calendar year.
  public let yearTo: Int
  /// From first to last, and the slope.
  public let change: TeamChange
  /// Expected share of wrong signs among the teams' changes at least as certain.
  public let q: Double?
  /// The same of the slope; nil with two years.
  public let slopeQ: Double?

  /// Whether the 95 % interval of the change leaves 0 out.
  public var isChanged: Bool { change.ends.isFound }
  /// Whether the 95 % interval of the slope leaves 0 out; false with two years.
  public var isSloped: Bool { change.slope?.isFound ?? false }
}

/// Changes of all teams: from first to last, slopes, and from year to year.
struct TeamTrends: Sendable {
  let drifts: [TeamDrift]
  let trends: [TeamTrend]

  init(_ years: EstimatedYears, alone: [TeamYear: Double]) {
    let (joined, severities) = (years.joined, years.estimate.severities)
    let changes = years.estimate.teamChanges(years: joined.data.years)
    let rates = TeamChangeRates(changes, severities)
    trends = changes.enumerated().map { place, change in
      TeamTrend(
        name: joined.teams[change.team], yearFrom: joined.data.years[change.from],
        yearTo: joined.data.years[change.to], change: change,
        q: rates.ends[place], slopeQ: rates.slopes[place])
    }
    drifts = severities.enumerated().map { place, own in
      TeamDrift(
        name: joined.teams[own.place.team], year: joined.data.years[own.place.year],
        round: joined.rounds[own.place.year].name, estimate: own,
        q: rates.steps[place], standardErrorAlone: alone[own.place])
    }
  }
}
