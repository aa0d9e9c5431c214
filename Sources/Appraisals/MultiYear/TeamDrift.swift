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
  /// The p value of the change adjusted over all changes of the study; nil in the team's first year.
  public let q: Double?
  /// Whether the severity changed at a false discovery rate of 5 %.
  public let isDrifted: Bool
  /// Standard error of the severity from this year alone; nil where the year cannot be analysed alone.
  public let standardErrorAlone: Double?

  static func all(_ years: EstimatedYears, alone: [TeamYear: Double]) -> [TeamDrift] {
    let (joined, severities) = (years.joined, years.estimate.severities)
    return zip(severities, benjaminiHochberg(severities.map(\.changeP))).map { own, q in
      TeamDrift(
        name: joined.teams[own.place.team], year: joined.data.years[own.place.year],
        round: joined.rounds[own.place.year].name, estimate: own, q: q,
        isDrifted: (q ?? 1) <= Severities.level, standardErrorAlone: alone[own.place])
    }
  }
}
