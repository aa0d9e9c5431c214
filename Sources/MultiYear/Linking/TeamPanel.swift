/// The members of a team in one year, and what their ratings say about each other's severity.
public struct TeamPanel: Sendable {
  /// The team and year it is of.
  public let place: TeamYear
  /// Assessors, the same person by the same number in every year.
  public let members: [Int]
  /// m × m by rows, per squared on-site point; its rows sum to 0.
  public let precision: [Double]
  /// m, per on-site point: precision × severities of least squares.
  public let information: [Double]

  /// A panel by its members' precision and information.
  public init(place: TeamYear, members: [Int], precision: [Double], information: [Double]) {
    precondition(
      precision.count == members.count * members.count && information.count == members.count,
      "one row and column a member")
    self.place = place
    self.members = members
    self.precision = precision
    self.information = information
  }
}

/// Severity of assessors over years, as ratings within teams show it.
public struct AssessorPersistence: Equatable, Sendable {
  /// Of one assessor beside another of the same year, on-site points.
  public let standardDeviation: Double
  /// Correlation from one year to the next.
  public let persistence: Double
  /// Assessors in all years together.
  public let assessorCount: Int
  /// Assessors who sat in different teams.
  public let movedCount: Int
}
