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
  /// - Complexity: linear in visits, but for the merging of components.
  public init(visits: [Visit], teamCount: Int) {
    var parent = Array(0..<teamCount)
    func root(_ team: Int) -> Int {
      var team = team
      while parent[team] != team { team = parent[team] }
      return team
    }
    var firstTeam: [Int: Int] = [:]
    for visit in visits {
      if let other = firstTeam[visit.unit] {
        let (a, b) = (root(other), root(visit.team))
        parent[max(a, b)] = min(a, b)
      } else {
        firstTeam[visit.unit] = visit.team
      }
    }
    component = (0..<teamCount).map { root($0) }
  }

  /// How many groups of teams no shared unit connects; 1 when all teams can be compared.
  public var componentCount: Int { Set(component).count }
}
