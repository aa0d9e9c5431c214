import Statistics

extension AnchoredData {
  /// The place of each team that gave scores among them, from 0, by its mean on-site score, and where that is the
  /// same by the number of its scores, then by these and the anchors of their units; nil for one that gave none.
  ///
  /// What chance gives to teams goes by it, so that names have no hand in it but between teams with the same scores.
  public var teamPlaces: [Int?] {
    var rows = Array(repeating: [[Double]](), count: teamCount)
    for visit in visits {
      rows[visit.team].append([visit.score] + anchors[visit.unit].map { $0 ?? -.infinity })
    }
    let present = rows.indices.filter { !rows[$0].isEmpty }
    let keys = present.map { team -> [Double] in
      // Added by size, so that the order of rows does not move the mean.
      let sorted = rows[team].sorted { $0.lexicographicallyPrecedes($1) }
      let count = Double(sorted.count)
      return [sorted.reduce(0) { $0 + $1[0] } / count, count] + sorted.flatMap(\.self)
    }
    var places = [Int?](repeating: nil, count: teamCount)
    for (place, key) in keys.ascendingOrder().enumerated() { places[present[key]] = place }
    return places
  }
}
