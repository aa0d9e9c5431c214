/// The visits of each unit and the item scores of each visit, for those who go from unit to unit.
public struct VisitIndex: Sendable {
  private let visitsOfUnits: Runs
  /// nil without item scores.
  private let scoresOfVisits: Runs?

  /// - Complexity: one pass over visits and item scores.
  public init(_ round: Round) {
    visitsOfUnits = Runs(round.visits.lazy.map(\.unit), of: round.units.count)
    guard let ratings = round.ratings else {
      scoresOfVisits = nil
      return
    }
    let teams = round.teams.count
    let places = Dictionary(
      round.visits.enumerated().map { ($1.unit * teams + $1.team, $0) }, uniquingKeysWith: { $1 })
    scoresOfVisits = Runs(
      ratings.score.indices.lazy.map {
        places[Int(ratings.unit[$0]) * teams + Int(ratings.team[$0])]
      },
      of: round.visits.count)
  }

  /// Places among the round's visits, ascending.
  public func visits(of unit: Int) -> [Int] { visitsOfUnits[unit].map { Int($0) } }

  /// Places among the round's item scores, ascending; empty without any.
  func scores(of visit: Int) -> ArraySlice<Int32> { scoresOfVisits?[visit] ?? [] }

  /// Places of members, by the group they are in.
  private struct Runs: Sendable {
    /// One more than groups.
    private let starts: [Int]
    private let members: [Int32]

    /// - Parameter groups: the group of each member; nil for none.
    init(_ groups: some Sequence<Int?>, of count: Int) {
      var starts = Array(repeating: 0, count: count + 1)
      for case let group? in groups { starts[group + 1] += 1 }
      for group in 0..<count { starts[group + 1] += starts[group] }
      var next = starts
      var members = Array(repeating: Int32(0), count: starts[count])
      for (place, group) in groups.enumerated() {
        guard let group else { continue }
        members[next[group]] = Int32(place)
        next[group] += 1
      }
      self.starts = starts
      self.members = members
    }

    subscript(group: Int) -> ArraySlice<Int32> { members[starts[group]..<starts[group + 1]] }
  }
}
