/// The score one team gave one unit.
public struct Visit: Equatable, Sendable {
  /// Index into the round's units.
  public let unit: Int
  /// Index into the round's teams.
  public let team: Int
  /// On-site score, points from 0 to the full marks of the scheme's first component.
  public let score: Double

  /// - Parameters:
  ///   - unit: index into the round's units.
  ///   - team: index into the round's teams.
  ///   - score: points.
  public init(unit: Int, team: Int, score: Double) {
    self.unit = unit
    self.team = team
    self.score = score
  }
}

/// One of several scores a unit got for a component that raters give.
public struct RaterScore: Equatable, Sendable {
  /// Index into the round's units.
  public let unit: Int
  /// Index into the scheme's components.
  public let component: Int
  /// Name of the rater; empty where the table names none.
  public let rater: String
  /// Points from 0 to the component's full marks.
  public let score: Double

  /// - Parameters:
  ///   - unit: index into the round's units.
  ///   - component: index into the scheme's components.
  ///   - rater: name; empty when unknown.
  ///   - score: points.
  public init(unit: Int, component: Int, rater: String, score: Double) {
    self.unit = unit
    self.component = component
    self.rater = rater
    self.score = score
  }
}
