import Statistics

/// p values of teams' changes adjusted for looking at many (Benjamini-Hochberg): changes from first to last
/// together with slopes, changes from year to year among themselves.
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
    let whole = benjaminiHochberg(changes.map { $0.ends.p } + changes.map { $0.slope?.p })
    let own = benjaminiHochberg(
      severities.map { long.contains($0.place.team) ? $0.changeP : nil })
    ends = Array(whole.prefix(changes.count))
    slopes = Array(whole.dropFirst(changes.count))
    let endsOfTeam = Dictionary(uniqueKeysWithValues: zip(changes.map(\.team), ends))
    steps = zip(severities, own).map { severity, q in
      if long.contains(severity.place.team) { return q }
      return severity.change == nil ? nil : endsOfTeam[severity.place.team] ?? nil
    }
  }
}
