extension [[Double]] {
  /// Where rows of numbers are in lexicographic order: entry i is the index of the i-th; of equal rows the earlier
  /// comes first.
  ///
  /// - Precondition: no NaN, which has no place.
  /// - Complexity: n log n in the rows, each comparison up to the first numbers that differ.
  public func ascendingOrder() -> [Int] {
    indices.sorted { a, b in
      self[a] == self[b] ? a < b : self[a].lexicographicallyPrecedes(self[b])
    }
  }
}

extension [Int] {
  /// The place of each index in an order that holds every index from 0 once: the inverse of the permutation.
  public var inversePermutation: [Int] {
    var places = self
    for (place, index) in enumerated() { places[index] = place }
    return places
  }
}
