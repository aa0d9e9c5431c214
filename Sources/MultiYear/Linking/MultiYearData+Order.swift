import Statistics

extension MultiYearData {
  /// The same scores with teams numbered by those of the units they visited, so that names have no hand in what chance
  /// gives them, and units by their own, so that sums over them round alike.
  ///
  /// - Returns: the scores, and for each team in its new place the number it had. Teams, and units, with the very same
  ///   scores keep their order.
  /// - Complexity: n log n in the scores.
  func numberedByScores() -> (data: MultiYearData, teams: [Int]) {
    var ofTeam = [[[Double]]](repeating: [], count: teamCount)
    var ofUnit = [[[Double]]](repeating: [], count: unitCount)
    for visit in visits {
      let row =
        [Double(visit.year), visit.score]
        + anchors[visit.year][visit.unit].map { $0 ?? -.infinity }
      ofTeam[visit.team].append(row)
      ofUnit[visit.unit].append(row)
    }
    let (teams, units) = (Self.ascending(ofTeam), Self.ascending(ofUnit))
    let (teamPlaces, unitPlaces) = (teams.inversePermutation, units.inversePermutation)
    let data = MultiYearData(
      years: years, unitCount: unitCount, teamCount: teamCount,
      visits: visits.map {
        Visit(
          year: $0.year, unit: unitPlaces[$0.unit], team: teamPlaces[$0.team], score: $0.score)
      }, anchors: anchors.map { rows in units.map { rows[$0] } },
      panels: panels.map {
        TeamPanel(
          place: TeamYear(team: teamPlaces[$0.place.team], year: $0.place.year),
          members: $0.members, precision: $0.precision, information: $0.information)
      })
    return (data, teams)
  }

  /// Indices of tables by their rows, whose order does not matter.
  private static func ascending(_ tables: [[[Double]]]) -> [Int] {
    tables.map { $0.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self) }.ascendingOrder()
  }
}
