import Statistics

/// Expected shares of wrong signs among teams' changes at least as certain: of changes from first to last, of
/// slopes, and of changes from year to year, each among themselves.
///
/// A change is found where its 95 % interval leaves 0 out, so among those found the share is below 5 %. The
/// posterior has shrunken the teams' changes together and asks no further penalty for their number: the
/// study of years without change flags a team in some 3 % of studies, all three questions together.
public struct TeamChangeRates: Sendable {
  /// Of each team's change from first to last.
  public let ends: [Double?]
  /// Of each team's slope; nil with two years.
  public let slopes: [Double?]
  /// Of each team-year's change since the team's last year; nil for its first. With two years it is
  /// the change from first to last.
  public let steps: [Double?]

  /// - Parameters:
  ///   - changes: of all teams.
  ///   - severities: of all team-years.
  public init(_ changes: [TeamChange], _ severities: [YearSeverity]) {
    let long = Set(changes.filter { $0.slope != nil }.map(\.team))
    let own = posteriorErrorRates(
      severities.map { long.contains($0.place.team) ? $0.changeP : nil })
    ends = posteriorErrorRates(changes.map { $0.ends.p })
    slopes = posteriorErrorRates(changes.map { $0.slope?.p })
    let endsOfTeam = Dictionary(uniqueKeysWithValues: zip(changes.map(\.team), ends))
    steps = zip(severities, own).map { severity, rate in
      if long.contains(severity.place.team) { return rate }
      return severity.change == nil ? nil : endsOfTeam[severity.place.team] ?? nil
    }
  }
}
