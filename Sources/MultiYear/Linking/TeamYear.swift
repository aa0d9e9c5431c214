/// A team in one year; the places of severities.
public struct TeamYear: Hashable, Sendable {
  /// Index of the team.
  public let team: Int
  /// Index into the years.
  public let year: Int

  /// A team in one of the years.
  public init(team: Int, year: Int) {
    self.team = team
    self.year = year
  }
}
