import TableIO

extension Round {
  /// The units by their names, in natural order: what is listed goes by it, not by the order of rows.
  ///
  /// - Complexity: linear where the units are in that order already, as they mostly are.
  public var unitsByName: [Int] {
    let names = units.map { NaturalOrder($0.id) }
    guard zip(names, names.dropFirst()).contains(where: { $1 < $0 }) else {
      return Array(units.indices)
    }
    return units.indices.sorted { names[$0] < names[$1] }
  }
}
