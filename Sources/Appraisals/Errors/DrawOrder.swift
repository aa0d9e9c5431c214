import TableIO

/// Units in an order that their scores decide, for draws to go by.
///
/// A unit has the same draws under another name and in another row; only units with the same scores by the same
/// teams are told apart by their names.
struct DrawOrder {
  /// Places of the units.
  let units: [Int]

  /// - Parameters:
  ///   - scores: unit × component; nil where missing.
  ///   - teams: places of each unit's teams among teams, in an order without names.
  ///   - names: one per unit.
  /// - Complexity: n log n.
  init(scores: [[Double?]], teams: [[Int]], names: [String]) {
    let width = scores.first?.count ?? 0
    var keys: [Double] = []
    keys.reserveCapacity(width * scores.count)
    for own in scores { for score in own { keys.append(score ?? -.infinity) } }
    let visitors = teams.map { $0.sorted() }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      for place in 0..<width {
        let (own, other) = (keys[a * width + place], keys[b * width + place])
        if own != other { return own < other }
      }
      return visitors[a].lexicographicallyPrecedes(visitors[b])
    }
    var order = scores.indices.sorted(by: precedes)
    var start = 0
    while start < order.count {
      let end = order[(start + 1)...].firstIndex { precedes(order[start], $0) } ?? order.count
      if end - start > 1 {
        let alike = order[start..<end].map { (NaturalOrder(names[$0]), $0) }
        order.replaceSubrange(start..<end, with: alike.sorted { $0.0 < $1.0 }.map(\.1))
      }
      start = end
    }
    units = order
  }
}
