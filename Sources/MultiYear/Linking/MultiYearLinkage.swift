import Statistics

/// Which team-years units connect: within a year by units two teams visited, over years by units that
/// different teams visited.
///
/// A contrast of severities of connected team-years can be estimated from on-site scores alone, if
/// units keep their quality; one of unconnected team-years rests on the anchors.
public struct MultiYearLinkage: Equatable, Sendable {
  /// Team-years with visits.
  public let teamYears: Int
  /// Contrasts are pairs of team-years.
  public let contrasts: Int
  /// Connected within single years.
  public let withinYears: Int
  /// Connected when all years are taken together.
  public let overYears: Int

  /// - Complexity: nearly linear in the visits.
  ///
  /// Source: Searle (1987), Linear Models for Unbalanced Data, section 5.3 (connectedness).
  public init(_ data: MultiYearData) {
    let places = Factor(data.visits.map { TeamYear(team: $0.team, year: $0.year) })
    let count = places.levels.count
    func connected(_ node: (MultiYearData.Visit) -> Int, nodes: Int) -> Int {
      let parts = ConnectedParts(
        nodes: count + nodes,
        edges: zip(places.codes.map { Int($0) }, data.visits.map { count + node($0) }))
      let sizes = Dictionary(grouping: parts.part[..<count]) { $0 }.values.map(\.count)
      return sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    }
    teamYears = count
    contrasts = count * (count - 1) / 2
    withinYears = connected(
      { $0.year * data.unitCount + $0.unit }, nodes: data.years.count * data.unitCount)
    overYears = connected({ $0.unit }, nodes: data.unitCount)
  }
}
