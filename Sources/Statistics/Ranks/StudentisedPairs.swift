/// Differences between estimates over their standard errors, for all ordered pairs of units.
///
/// Units are numbered anew, class after class of like errors; the new numbers are called positions.
struct StudentisedPairs: Sendable {
  /// The unit at each position.
  let units: [Int]
  /// One per position.
  let estimates: [Double]
  /// Positions of units with like errors, in order.
  let classes: [Range<Int>]
  /// n × n by position: 1 over the standard error of the difference; 0 where that is known exactly,
  /// and for a unit and itself.
  let inverseErrors: [Double]
  /// n × classes: the largest inverse error of a position and a member of the class.
  let largestInverse: [Double]
  /// classes × classes: the largest inverse error of a member of one and a member of the other.
  let largestClassInverse: [Double]

  /// - Complexity: n², and groups² · r for r parts in common.
  init(estimates: [Double], errors: RankErrors, threads: Int) {
    let classes = RankErrorClasses(errors)
    let units = classes.units
    let ordered = errors.of(units)
    var members = [[Int]](repeating: [], count: ordered.groupCount)
    for (position, group) in ordered.groups.enumerated() { members[group].append(position) }
    let own = members
    let rows = parallelMap(count: own.count, threads: threads) { group in
      let common = ordered.commonVariances(ofGroup: group)
      return own[group].map { ordered.inverseStandardErrors(of: $0, common: common) }
    }
    var inverse = [Double](repeating: 0, count: units.count * units.count)
    for (positions, rows) in zip(own, rows) {
      for (position, row) in zip(positions, rows) {
        let first = position * units.count
        inverse.replaceSubrange(first..<first + units.count, with: row)
      }
    }
    inverseErrors = inverse
    self.units = units
    self.estimates = units.map { estimates[$0] }
    self.classes = classes.ranges

    let ranges = classes.ranges
    var largest: [Double] = []
    var largestOfClasses = [Double](repeating: 0, count: ranges.count * ranges.count)
    largest.reserveCapacity(units.count * ranges.count)
    for (own, members) in ranges.enumerated() {
      for p in members {
        for (other, range) in ranges.enumerated() {
          let row = p * units.count
          var most = 0.0
          for k in range { most = max(most, inverseErrors[row + k]) }
          largest.append(most)
          let cell = own * ranges.count + other
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
    Self.separates(
      estimates[p] - estimates[k], inverseError: inverseErrors[p * count + k], critical: critical)
  }

  /// Whether a difference between estimates surely is above 0.
  static func separates(_ difference: Double, inverseError: Double, critical: Double) -> Bool {
    inverseError == 0 ? difference > 0 : difference * inverseError > critical
  }
}
