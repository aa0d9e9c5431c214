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
    let (teamPlaces, unitPlaces) = (Self.places(teams), Self.places(units))
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
    let keys = tables.map { $0.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self) }
    return keys.indices.sorted { a, b in
      keys[a] == keys[b] ? a < b : keys[a].lexicographicallyPrecedes(keys[b])
    }
  }

  private static func places(_ order: [Int]) -> [Int] {
    var places = order
    for (place, index) in order.enumerated() { places[index] = place }
    return places
  }
}
