import Statistics

/// p values of teams' changes adjusted for looking at many teams (Benjamini-Hochberg): changes from first
/// to last, slopes, and changes from year to year, each among themselves.
///
/// Three questions, each at its own rate. A normal posterior shrunk towards no change flags far more
/// rarely than its level where nothing changes, which the study of years without change measures for
/// the three together.
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
    let own = benjaminiHochberg(
      severities.map { long.contains($0.place.team) ? $0.changeP : nil })
    ends = benjaminiHochberg(changes.map { $0.ends.p })
    slopes = benjaminiHochberg(changes.map { $0.slope?.p })
    let endsOfTeam = Dictionary(uniqueKeysWithValues: zip(changes.map(\.team), ends))
    steps = zip(severities, own).map { severity, q in
      if long.contains(severity.place.team) { return q }
      return severity.change == nil ? nil : endsOfTeam[severity.place.team] ?? nil
    }
  }
}
