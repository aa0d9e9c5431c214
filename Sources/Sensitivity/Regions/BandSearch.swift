/// Bands at a point, the region that keeps them, and the bands across one of its sides.
struct BandSearch {
  let units: [IntegerVector]
  let region: WeightRegion
  let cuts: [Int]

  /// Bands at weights; ties go as they do a little way off, in two fixed directions.
  func bands(at weights: [Double]) -> [Int] {
    let parts = IntegerScale.integers(weights)
    let point = IntegerVector(x: parts[0], y: parts[1], z: parts[2])
    // Two directions that span the plane: units tied along both are tied everywhere.
    let directions = [
      point, IntegerVector(x: 3, y: -1, z: -2), IntegerVector(x: 1, y: 2, z: -3),
    ]
    let keys = units.map { unit in directions.map { unit.dot($0) } }
    let order = units.indices.sorted { a, b in
      for (x, y) in zip(keys[a], keys[b]) where x != y { return x > y }
      return a < b
    }
    var bands = units.map { _ in 0 }
    for (place, unit) in order.enumerated() { bands[unit] = cuts.count { $0 <= place } }
    return bands
  }

  /// The weights that put every unit above every unit of the next band.
  func cell(_ bands: [Int]) -> WeightRegion? {
    var cell = region
    for (upper, lower) in neighbours(bands) {
      for above in upper {
        for below in lower {
          let form = units[above] - units[below]
          if form.isZero { continue }
          guard let rest = cell.clipped(by: form) else { return nil }
          cell = rest
        }
      }
    }
    return cell
  }

  /// The bands on the other side of a side of the cell: units tied along it change places.
  func bands(_ bands: [Int], across side: IntegerVector) -> [Int] {
    // Units whose score vectors lie on one line in the side's direction tie along it, as do
    // identical ones.
    var group = Array(units.indices)
    func root(_ unit: Int) -> Int {
      var unit = unit
      while group[unit] != unit { unit = group[unit] }
      return unit
    }
    var tied: Set<Int> = []
    for (upper, lower) in neighbours(bands) {
      for above in upper {
        for below in lower where (units[above] - units[below]).isParallel(to: side) {
          group[root(below)] = root(above)
          tied.formUnion([above, below])
        }
      }
    }
    var result = bands
    for members in Dictionary(grouping: tied.sorted(), by: root).values {
      let places = members.map { bands[$0] }.sorted()
      let forms = members.map { (unit: $0, value: (units[$0] - units[members[0]]).dot(side)) }
      let order = forms.sorted { ($0.value, $0.unit) < ($1.value, $1.unit) }
      for (place, member) in zip(places, order) { result[member.unit] = place }
    }
    return result
  }

  /// The units of each band, beside those of the next one that has any.
  private func neighbours(_ bands: [Int]) -> [([Int], [Int])] {
    var groups = Array(repeating: [Int](), count: cuts.count + 1)
    for (unit, band) in bands.enumerated() { groups[band].append(unit) }
    let filled = groups.filter { !$0.isEmpty }
    return Array(zip(filled, filled.dropFirst()))
  }
}
