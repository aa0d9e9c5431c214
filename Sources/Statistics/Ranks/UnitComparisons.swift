/// The comparisons of one unit with every other, in either direction.
struct UnitComparisons: ComparisonFamily {
  let pairs: StudentisedPairs
  let errors: RankErrorDraws
  /// The unit's position.
  let position: Int

  var draws: Int { errors.count }

  func bound(draw: Int) -> Double {
    let classes = pairs.classes.count
    let value = errors.valuesByPosition[position * errors.count + draw]
    var bound = 0.0
    for other in 0..<classes {
      let gap = max(
        errors.tops[draw * classes + other] - value,
        value - errors.bottoms[draw * classes + other])
      bound = max(bound, gap * pairs.largestInverse[position * classes + other])
    }
    return bound
  }

  /// Searches every class from either end, until no other difference can be larger once it is
  /// studentised.
  func largest(draw: Int, undecidedAt critical: Double, above floor: Double) -> LargestDifference? {
    let row = draw * pairs.count
    let classes = pairs.classes.count
    let value = errors.valuesByPosition[position * errors.count + draw]
    var best = LargestDifference(value: floor, above: -1, below: -1)
    for other in 0..<classes {
      let most = pairs.largestInverse[position * classes + other]
      if (errors.tops[draw * classes + other] - value) * most > best.value {
        for place in pairs.classes[other] {
          let k = Int(errors.order[row + place])
          let gap = errors.values[row + k] - value
          if gap * most <= best.value { break }
          take(k, isAbove: true, gap: gap, undecidedAt: critical, &best)
        }
      }
      if (value - errors.bottoms[draw * classes + other]) * most > best.value {
        for place in pairs.classes[other].reversed() {
          let k = Int(errors.order[row + place])
          let gap = value - errors.values[row + k]
          if gap * most <= best.value { break }
          take(k, isAbove: false, gap: gap, undecidedAt: critical, &best)
        }
      }
    }
    return best.above < 0 ? nil : best
  }

  /// - Parameter gap: how far the upper unit's error is above the lower unit's.
  @inline(__always)
  private func take(
    _ k: Int, isAbove: Bool, gap: Double, undecidedAt critical: Double,
    _ best: inout LargestDifference
  ) {
    // The matrix is symmetric; its row of this unit is at hand.
    let inverse = pairs.inverseErrors[position * pairs.count + k]
    guard gap * inverse > best.value else { return }
    let difference = pairs.estimates[k] - pairs.estimates[position]
    let isDecided = StudentisedPairs.separates(
      isAbove ? difference : -difference, inverseError: inverse, critical: critical)
    if isDecided { return }
    best = LargestDifference(
      value: gap * inverse, above: isAbove ? k : position, below: isAbove ? position : k)
  }

  func isUndecided(_ difference: LargestDifference, at critical: Double) -> Bool {
    !pairs.separates(difference.above, above: difference.below, critical: critical)
  }

  func decided(at critical: Double) -> Int {
    let (above, below) = separated(at: critical)
    return above + below
  }

  /// Numbers of units surely above this one, and surely below it.
  func separated(at critical: Double) -> (above: Int, below: Int) {
    var (above, below) = (0, 0)
    let row = position * pairs.count
    for k in 0..<pairs.count {
      let difference = pairs.estimates[k] - pairs.estimates[position]
      let inverse = pairs.inverseErrors[row + k]
      if StudentisedPairs.separates(difference, inverseError: inverse, critical: critical) {
        above += 1
      }
      if StudentisedPairs.separates(-difference, inverseError: inverse, critical: critical) {
        below += 1
      }
    }
    return (above, below)
  }

  /// Ranks that a critical value leaves to the unit.
  func ranks(at critical: Double) -> ClosedRange<Int> {
    let (above, below) = separated(at: critical)
    return 1 + above...pairs.count - below
  }
}
