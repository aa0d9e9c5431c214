import Foundation

/// Units in an order in which those with like errors are neighbours, and classes of them.
///
/// Within a class the pairs with the largest differences are nearly those with the largest
/// studentised ones, so that a search can stop early. Only the time of a search depends on classes.
struct RankErrorClasses: Sendable {
  /// All units, class after class.
  let units: [Int]
  /// Ranges of places in `units`, in order.
  let ranges: [Range<Int>]

  /// Classes of units that have the same parts in common, or of all where such groups are smaller
  /// than 32 units on average; within these, classes by the size of errors.
  init(_ errors: RankErrors) {
    var groups = errors.groups
    var sizes = errors.independent.map { $0.squareRoot() }
    if ((groups.max() ?? 0) + 1) * 32 > max(32, errors.count) {
      groups = [Int](repeating: 0, count: errors.count)
      sizes = errors.sizes
    }
    units = groups.indices.sorted { (groups[$0], sizes[$0], $0) < (groups[$1], sizes[$1], $1) }
    var ranges: [Range<Int>] = []
    var start = 0
    while start < units.count {
      var end = start + 1
      while end < units.count, groups[units[end]] == groups[units[start]] { end += 1 }
      let places = start
      ranges += Self.ranges(sizes: units[start..<end].map { sizes[$0] })
        .map { $0.lowerBound + places..<$0.upperBound + places }
      start = end
    }
    self.ranges = ranges
  }

  /// Sizes in one range are within a factor: 1.5, unless that makes more than 12 ranges or ranges
  /// of fewer than some 16 units.
  ///
  /// - Parameter sizes: ascending; sizes of 0 get a range of their own.
  private static func ranges(sizes: [Double]) -> [Range<Int>] {
    let start = sizes.firstIndex { $0 > 0 } ?? sizes.count
    var ranges = start > 0 ? [0..<start] : []
    guard start < sizes.count else { return ranges }
    let most = Double(max(1, min(12, (sizes.count - start) / 16)))
    let factor = max(1.5, exp(log(sizes[sizes.count - 1] / sizes[start]) / most))
    var first = start
    for place in start..<sizes.count where sizes[place] > factor * sizes[first] {
      ranges.append(first..<place)
      first = place
    }
    ranges.append(first..<sizes.count)
    return ranges
  }
}
