extension Array {
  /// The first place from which on something is true, and the count where it is nowhere.
  ///
  /// - Parameter isTrue: false up to some place and true from there on.
  /// - Complexity: the logarithm of the count.
  @inlinable package func partitionPlace(_ isTrue: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isTrue(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
