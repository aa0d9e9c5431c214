import Foundation

/// Differences between estimates over their standard errors, for all ordered pairs of units.
///
/// Units are numbered anew, by the size of their errors, and fall into classes of like size: within
/// a class, the pairs with the largest differences are nearly those with the largest studentised
/// ones, so that a search can stop early.
struct StudentisedPairs: Sendable {
  /// The unit at each position.
  let units: [Int]
  /// One per position.
  let estimates: [Double]
  /// Consecutive positions whose errors are of like size.
  let classes: [Range<Int>]
  /// n × n by position: 1 over the standard error of the difference; 0 where that is known exactly,
  /// and for a unit and itself.
  let inverseErrors: [Double]
  /// n × classes: the largest inverse error of a position and a member of the class.
  let largestInverse: [Double]
  /// classes × classes: the largest inverse error of a member of one and a member of the other.
  let largestClassInverse: [Double]

  /// - Complexity: n² (r + 1) for r parts in common.
  init(estimates: [Double], errors: RankErrors, threads: Int) {
    let sizes = errors.sizes
    let units = estimates.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    let classes = Self.classes(sizes: units.map { sizes[$0] })
    inverseErrors = Array(
      parallelMap(count: units.count, threads: threads) { p in
        units.map { other in
          let error = errors.standardError(of: units[p], minus: other)
          return error > 0 ? 1 / error : 0
        }
      }.joined())
    self.units = units
    self.estimates = units.map { estimates[$0] }
    self.classes = classes

    var largest: [Double] = []
    var largestOfClasses = [Double](repeating: 0, count: classes.count * classes.count)
    largest.reserveCapacity(units.count * classes.count)
    for (own, members) in classes.enumerated() {
      for p in members {
        for (other, range) in classes.enumerated() {
          let row = p * units.count
          var most = 0.0
          for k in range { most = max(most, inverseErrors[row + k]) }
          largest.append(most)
          let cell = own * classes.count + other
          largestOfClasses[cell] = max(largestOfClasses[cell], most)
        }
      }
    }
    largestInverse = largest
    largestClassInverse = largestOfClasses
  }

  /// Number of units.
  var count: Int { units.count }

  /// Whether the unit at a position surely is above another, by a critical value of 0 or more.
  func separates(_ p: Int, above k: Int, critical: Double) -> Bool {
    let difference = estimates[p] - estimates[k]
    let inverse = inverseErrors[p * count + k]
    return inverse == 0 ? difference > 0 : difference * inverse > critical
  }

  /// Sizes in one class are within a factor, 1.5 unless that makes classes of fewer than some 16
  /// units or more than 12 of them. Only the time of a search depends on it.
  ///
  /// - Parameter sizes: ascending; sizes of 0 form a class of their own.
  private static func classes(sizes: [Double]) -> [Range<Int>] {
    let start = sizes.firstIndex { $0 > 0 } ?? sizes.count
    var classes = start > 0 ? [0..<start] : []
    guard start < sizes.count else { return classes }
    let limit = Double(max(1, min(12, (sizes.count - start) / 16)))
    let factor = max(1.5, exp(log(sizes[sizes.count - 1] / sizes[start]) / limit))
    var first = start
    for p in start..<sizes.count where sizes[p] > factor * sizes[first] {
      classes.append(first..<p)
      first = p
    }
    classes.append(first..<sizes.count)
    return classes
  }
}
