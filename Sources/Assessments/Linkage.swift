import Statistics

/// Which teams are connected by units that both visited.
///
/// Only inside a connected component do on-site scores alone compare teams (Searle 1987, Linear
/// Models for Unbalanced Data, section 5.3).
public struct Linkage: Sendable {
  /// Component of each team; equal numbers are connected.
  public let component: [Int]

  /// - Parameters:
  ///   - visits: on-site scores; only who visited whom matters.
  ///   - teamCount: teams of the round, those without visits among them.
  /// - Complexity: nearly linear in visits.
  public init(visits: [Visit], teamCount: Int) {
    var firstTeam: [Int: Int] = [:]
    var edges: [(Int, Int)] = []
    for visit in visits {
      if let other = firstTeam[visit.unit] {
        edges.append((other, visit.team))
      } else {
        firstTeam[visit.unit] = visit.team
      }
    }
    component = ConnectedParts(nodes: teamCount, edges: edges).part
  }

  /// How many groups of teams no shared unit connects; 1 when all teams can be compared.
  public var componentCount: Int { Set(component).count }
}
