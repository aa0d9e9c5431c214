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
  /// The p value of the change adjusted over all changes of teams; nil in the team's first year.
  public let q: Double?
  /// Whether the severity changed at a false discovery rate of 5 %.
  public let isDrifted: Bool
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
  /// The p value of the change from first to last, adjusted over all changes of teams.
  public let q: Double?
  /// The same of the slope; nil with two years.
  public let slopeQ: Double?

  /// Whether first and last differ at a false discovery rate of 5 %.
  public var isChanged: Bool { (q ?? 1) <= UnitTrend.level }
  /// Whether the slope is not 0 at a false discovery rate of 5 %.
  public var isSloped: Bool { (slopeQ ?? 1) <= UnitTrend.level }
}

/// Changes of all teams, judged together: from year to year, from first to last, and slopes.
struct TeamTrends: Sendable {
  let drifts: [TeamDrift]
  let trends: [TeamTrend]

  init(_ years: EstimatedYears, alone: [TeamYear: Double]) {
    let (joined, severities) = (years.joined, years.estimate.severities)
    let changes = years.estimate.teamChanges(years: joined.data.years)
    // With two years the change from first to last is the change from year to year.
    let long = changes.map { $0.slope != nil }
    let isLong = Dictionary(uniqueKeysWithValues: zip(changes.map(\.team), long))
    let q = benjaminiHochberg(
      changes.map { $0.ends.p } + changes.map { $0.slope?.p }
        + severities.map { isLong[$0.place.team] == true ? $0.changeP : nil })
    let endsQ = Dictionary(uniqueKeysWithValues: zip(changes.map(\.team), q))
    trends = changes.enumerated().map { place, change in
      TeamTrend(
        name: joined.teams[change.team], yearFrom: joined.data.years[change.from],
        yearTo: joined.data.years[change.to], change: change, q: q[place],
        slopeQ: q[changes.count + place])
    }
    drifts = severities.enumerated().map { place, own in
      let isFirst = own.change == nil
      let ownQ =
        isLong[own.place.team] == true
        ? q[2 * changes.count + place] : isFirst ? nil : endsQ[own.place.team] ?? nil
      return TeamDrift(
        name: joined.teams[own.place.team], year: joined.data.years[own.place.year],
        round: joined.rounds[own.place.year].name, estimate: own, q: ownQ,
        isDrifted: (ownQ ?? 1) <= UnitTrend.level, standardErrorAlone: alone[own.place])
    }
  }
}
