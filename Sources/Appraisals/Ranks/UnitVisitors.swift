import Assessments

/// The teams that visited each of some units of a round.
struct UnitVisitors: Sendable {
  /// One per unit, in the order of the visits; empty for a unit nobody visited.
  let teams: [[Int]]

  /// - Parameter units: indices into the round.
  init(_ round: Round, units: [Int]) {
    var teams = Array(repeating: [Int](), count: round.units.count)
    for visit in round.visits { teams[visit.unit].append(visit.team) }
    self.teams = units.map { teams[$0] }
  }

  /// The team whose group of units each belongs to: the first; nil for a unit nobody visited.
  var homes: [Int?] { teams.map(\.first) }

  /// The mean over a unit's visits of what each team has; 0 for a unit nobody visited.
  func mean(_ byTeam: [Double], of unit: Int) -> Double {
    let own = teams[unit]
    guard own.count > 1 else { return own.first.map { byTeam[$0] } ?? 0 }
    return own.reduce(0) { $0 + byTeam[$1] } / Double(own.count)
  }
}
