/// A department or other body that is assessed.
public struct AssessedUnit: Hashable, Sendable {
  public let id: String
}

/// A team of assessors.
public struct Team: Hashable, Sendable {
  public let id: String
}

/// The score one team gave one unit.
public struct Visit: Equatable, Sendable {
  /// Index into the round's units.
  public let unit: Int
  /// Index into the round's teams.
  public let team: Int
  public let score: Double
}

/// One appraisal, validated; what was found on the way lies beside it.
public struct Round: Sendable {
  public let scheme: Scheme
  /// In order of first appearance.
  public let units: [AssessedUnit]
  /// By name.
  public let teams: [Team]
  public let visits: [Visit]
  /// unit × component in scheme order; the team's component is the mean of the unit's visits.
  public let scores: [[Double?]]
  /// The team first named for each unit.
  public let homeTeams: [Int?]
  public let findings: [Finding]
}
