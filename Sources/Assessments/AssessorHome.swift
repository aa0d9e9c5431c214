/// Where an assessor works, who is also one of the assessed.
public struct AssessorHome: Equatable, Sendable {
  /// Name or code of the assessor.
  public let assessor: String
  /// Index into the round's teams.
  public let team: Int
  /// Index into the round's units: the assessor's own department.
  public let unit: Int

  /// Share of the ranking within which units compete with the department.
  public static let competingShare = 0.1

  /// - Parameters:
  ///   - assessor: name or code.
  ///   - team: index into the round's teams.
  ///   - unit: index into the round's units.
  public init(assessor: String, team: Int, unit: Int) {
    self.assessor = assessor
    self.team = team
    self.unit = unit
  }
}
